import { appendAll } from '../append-all.ts';
import type { Draft } from '../import-markdown/draft.ts';
import { LONGEST_NAME, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { DEFAULT_MATRIX } from '../model/levels.ts';
import { forEachAudience, withoutAudience } from './audience.ts';
import type { Components } from './components.ts';
import { ControlRegister, type ControlStatus } from './control-register.ts';
import { fieldsRoundName } from './fields-round-name.ts';
import { longName, withoutStop } from './long-name.ts';
import { describe, type Making } from './making.ts';
import { markedControl } from './marked-control.ts';
import { pointsText } from './points-text.ts';
import { type Said, saidBy } from './said-by.ts';
import { saysNothing } from './says-nothing.ts';
import { type Scaled, scaledImpact, scaledIn, scaledLikelihood } from './scaled.ts';
import { impactIn, likelihoodIn, type StatedLevel, strideCode, strideIn } from './stated-level.ts';
import type { Threat, ThreatField, ThreatView } from './threat.ts';
import { threatName } from './threat-name.ts';
import { isPartly, withoutVerdict } from './without-verdict.ts';

/** How levels of one kind are read, in words and as numbers on a scale. */
interface LevelReader<Level extends string> {
  readonly stated: (text: string) => StatedLevel<Level> | undefined;
  readonly scaled: (scaled: Scaled) => Level | undefined;
}

const LIKELIHOOD = { stated: likelihoodIn, scaled: scaledLikelihood };
const IMPACT = { stated: impactIn, scaled: scaledImpact };

/** Makes risks of threats: each text goes to a field, or with its label to the description. */
export class ThreatAdder {
  readonly #draft: Draft;
  readonly #components: Components;
  readonly controls: ControlRegister;

  constructor(draft: Draft, components: Components) {
    this.#draft = draft;
    this.#components = components;
    this.controls = new ControlRegister(draft);
  }

  /**
   * Adds a risk.
   *
   * @returns its id
   */
  add(threat: Threat, view: ThreatView): string {
    const { line } = threat;
    if (threat.labels !== undefined) this.#draft.note('label', line, threat.labels.join(' | '));
    const making: Making = {
      description: [],
      stride: [],
      affects: threat.flow === undefined ? [] : [threat.flow],
      controls: [],
      references: [],
    };
    const named = threat.fields.find(({ slot }) => slot === 'name');
    const titled = threatName(threat.name !== '' ? threat.name : plainText(named?.text ?? ''));
    const { name: title, id, ...behind } = titled;
    if (id !== undefined) making.id = id;
    const fields = [...threat.fields, ...fieldsRoundName(behind)];
    const first = fields.find(({ slot }) => slot === 'description');
    const said = saidBy(fields);
    for (const field of fields) {
      if (field === named && threat.name === '') {
        if (field.points.length > 0)
          describe({ ...field, slot: 'description', label: 'Description', text: '' }, making);
        continue;
      }
      this.#place(field, making, view, line, said);
    }
    this.#state(said, making, line);
    this.#rate(making, line);
    const { name, description } = this.#nameOf(
      title,
      threat.name === '' ? (named?.text ?? title) : title,
      first,
      making,
    );
    return this.#draft.risks.add(
      name,
      {
        description,
        affects: [...new Set(making.affects)],
        stride: [...new Set(making.stride)],
        likelihood: making.likelihood,
        impact: making.impact,
        treatment: making.treatment,
        controls: [...new Set(making.controls)],
        residual: making.residual,
        reason: making.reason,
        owner: making.owner,
        ticket: making.ticket,
        references: making.references,
      },
      making.id,
    );
  }

  /** The name of a threat that has none is the start of its description. */
  #nameOf(title: string, written: string, first: ThreatField | undefined, making: Making) {
    const description = making.description.join('\n\n') || undefined;
    if (title !== '') {
      if (title.length <= LONGEST_NAME) return { name: withoutStop(title), description };
      const { name, description: whole } = longName(written);
      return { name, description: [whole, description].filter(Boolean).join('\n\n') };
    }
    const { name } = namedText(first?.text ?? making.description[0] ?? 'Threat');
    return { name, description };
  }

  #place(field: ThreatField, making: Making, view: ThreatView, line: number, said: Said): void {
    const { slot, text, points } = field;
    const plain = plainText(text);
    if (text === '' && points.length === 0) return;
    if (isBlank(plain) && points.length === 0) {
      this.#draft.note('label', line, `${field.label}: ${plain}`);
      return;
    }
    if (field === said.reason) {
      making.reason = [text, pointsText(field)].filter((part) => part !== '').join('\n\n');
      return;
    }
    if (field === said.means) {
      const word = plainText(said.status?.text ?? '');
      this.#draft.note(
        'guessed',
        line,
        `"${field.label}" read as the mitigation, since the status is ${word}`,
      );
      this.#mitigate(field, making, said.existing ?? 'existing', line);
      return;
    }
    switch (slot) {
      case 'id':
        // A number that only counts says nothing that the order does not, nor does the letter of a kind.
        if (/\p{L}/u.test(plain) && plain.length > 1)
          making.id ??= plain.toLowerCase().replace(/[^a-z0-9]+/g, '-');
        this.#draft.note('label', line, plain);
        if (points.length > 0) describe(field, making);
        return;
      case 'stride': {
        const { kinds, rest } = strideIn(plain);
        appendAll(making.stride, kinds);
        if (kinds.length === 0 || rest !== '' || points.length > 0) describe(field, making);
        return;
      }
      case 'component': {
        const names = text === '' ? points : [text];
        const each = names.map((name) => this.#components.named(name, view, line));
        if (each.every(({ length }) => length > 0) && (text === '' || points.length === 0))
          for (const references of each) appendAll(making.affects, references);
        else describe(field, making);
        return;
      }
      case 'likelihood':
        making.likelihood = this.#ratedBy(field, making.likelihood, LIKELIHOOD, making, line);
        return;
      case 'impact':
        making.impact = this.#ratedBy(field, making.impact, IMPACT, making, line);
        return;
      case 'residual': {
        const level = impactIn(plain);
        this.#rated(field, level, making.residual !== undefined, making);
        making.residual ??= level?.level;
        return;
      }
      case 'severity':
        if (field === said.severity && points.length === 0) making.severity = field;
        else describe(field, making);
        return;
      case 'current':
        this.#mitigate(field, making, 'existing', line);
        return;
      case 'missing':
        this.#mitigate(field, making, 'recommended', line);
        return;
      case 'mitigation': {
        if (field === said.status) return;
        const isTold = (points.length > 0 ? points : [text]).every(
          (part) => markedControl(part).status !== undefined || saysNothing(withoutAudience(part)),
        );
        const isUnknown = said.existing === undefined && !said.hasCurrent && !isTold;
        if (isUnknown)
          this.#draft.note(
            'guessed',
            line,
            `"${field.label}" read as recommended: nothing says that it is there`,
          );
        this.#mitigate(field, making, said.existing ?? 'recommended', line);
        return;
      }
      case 'owner':
      case 'ticket':
        if (plain.length <= LONGEST_NAME && points.length === 0 && !/^[-–—]$|^n\/?a$/i.test(plain))
          making[slot] ??= plain;
        if (making[slot] !== plain) describe(field, making);
        return;
      case 'references':
        for (const name of plain.split(/\s*[,;]\s*/)) {
          const kind = strideCode(name);
          if (kind !== undefined) {
            making.stride.push(kind);
            this.#draft.note('label', line, name);
          } else if (!isBlank(name) && name !== '' && name.length <= LONGEST_NAME)
            making.references.push(name);
        }
        if (points.length > 0 || plain.length > LONGEST_NAME) describe(field, making);
        return;
      case 'status':
        if (field !== said.status) describe(field, making);
        return;
      default:
        describe(field, making);
    }
  }

  /** The level that a field gives, by a word or by its number on a scale, unless there is one already. */
  #ratedBy<Level extends string>(
    field: ThreatField,
    before: Level | undefined,
    read: LevelReader<Level>,
    making: Making,
    line: number,
  ): Level | undefined {
    const plain = plainText(field.text);
    const level = read.stated(plain);
    const scaled = scaledIn(plain, field.label);
    const made = this.#level(level, scaled, scaled && read.scaled(scaled), line);
    this.#rated(field, level, before !== undefined, making);
    return before ?? made;
  }

  /** What a rating says besides its level, or a second one of its kind, describes the threat. */
  #rated(
    field: ThreatField,
    level: StatedLevel<string> | undefined,
    isTaken: boolean,
    making: Making,
  ): void {
    if (level === undefined || level.hasMore || isTaken || field.points.length > 0)
      describe(field, making);
  }

  /** The level that a field states, or that its number on a scale stands for. */
  #level<Level extends string>(
    stated: StatedLevel<Level> | undefined,
    scaled: Scaled | undefined,
    made: Level | undefined,
    line: number,
  ): Level | undefined {
    const word = stated?.word ?? `${scaled?.value} of ${scaled?.top}`;
    const level = stated?.level ?? made;
    if (level !== undefined && stated?.isExact !== true)
      this.#draft.note('guessed', line, `"${word}" read as ${level}`);
    return level;
  }

  /** Mitigations are controls; a text that says there are none is a part of the description. */
  #mitigate(field: ThreatField, making: Making, status: ControlStatus, line: number): void {
    const { text, points } = field;
    const texts = (points.length > 0 ? points : [text]).flatMap((part) => forEachAudience(part));
    if (points.length > 0 && text !== '') describe({ ...field, points: [] }, making);
    for (const whole of texts) {
      if (status === 'existing' && isPartly(whole)) {
        this.#draft.note('kept', line, `"${field.label}" is there in part; kept as text`);
        describe({ ...field, text: whole, points: [] }, making);
        continue;
      }
      const told = withoutVerdict(whole);
      if (told !== whole) this.#draft.note('label', line, whole);
      const { text: part, id } = this.controls.addMarked(told, status, line);
      if (id === undefined) describe({ ...field, text: part, points: [] }, making);
      else making.controls.push(id);
    }
  }

  #state({ status, stated }: Said, making: Making, line: number): void {
    if (status === undefined || (status.text === '' && status.points.length === 0)) return;
    if (status.points.length > 0) {
      describe(status, making);
      return;
    }
    const plain = plainText(status.text);
    const isMitigated = stated?.treatment === 'mitigate' && making.controls.length > 0;
    if (stated?.treatment !== undefined && (stated.treatment !== 'mitigate' || isMitigated))
      making.treatment = stated.treatment;
    // The word for the treatment says it all; anything else is the reason.
    if (making.treatment === undefined) describe(status, making);
    else if (/^\W*\w*\W*$/.test(plain)) this.#draft.note('label', line, plain);
    else making.reason = [status.text, making.reason].filter(Boolean).join('\n\n');
  }

  /** A stated severity is kept as text unless likelihood and impact make the same. */
  #rate(making: Making, line: number): void {
    const { severity, likelihood, impact } = making;
    if (severity === undefined) return;
    const plain = plainText(severity.text);
    const level = impactIn(plain);
    const made =
      likelihood === undefined || impact === undefined
        ? undefined
        : DEFAULT_MATRIX[likelihood][impact];
    if (level !== undefined && level.level === made && !level.hasMore) {
      this.#draft.note('label', line, plain);
      return;
    }
    if (level === undefined) describe(severity, making);
    else making.description.push(`Stated severity: ${level.hasMore ? severity.text : level.word}`);
    // Words about the risk are no rating.
    if (level === undefined && /\p{L}/u.test(plain)) return;
    const why =
      made === undefined
        ? 'without likelihood and impact, from which it would follow'
        : `and likelihood and impact make ${made}`;
    this.#draft.note(
      'kept',
      line,
      `the document states the severity ${plain} ${why}; kept as text`,
    );
  }
}

/** A cell that is filled in because a table asks for it. */
function isBlank(plain: string): boolean {
  return /^(?:[-–—.]+|n\/?a)$/i.test(plain);
}
