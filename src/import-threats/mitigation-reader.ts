import { appendAll } from '../append-all.ts';
import type { Draft } from '../import-markdown/draft.ts';
import { firstWords, LONGEST_NAME, leadOf, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ControlRegister, ControlStatus } from './control-register.ts';
import { pointsText } from './points-text.ts';
import { saysNothing } from './says-nothing.ts';
import { impactIn, isUndone } from './stated-level.ts';
import type { Threat, ThreatField } from './threat.ts';

/** True for the fields of a strategy: the threats that it answers, and how far it is built. */
export function areMitigation(fields: readonly ThreatField[]): boolean {
  return fields.some(({ label }) => isThreats(label)) && fields.some(({ label }) => isState(label));
}

function isThreats(label: string): boolean {
  return /^(?:list of )?threats? (?:mitigated|addressed|covered)|^mitigated threats?/i.test(label);
}

function isState(label: string): boolean {
  return /^currently implemented|^missing implementation|^implementation status/i.test(label);
}

/** The risks that strategies answer, each once by its name. */
export class MitigationReader {
  readonly #draft: Draft;
  readonly #controls: ControlRegister;
  readonly #risks = new Map<string, string>();

  constructor(draft: Draft, controls: ControlRegister) {
    this.#draft = draft;
    this.#controls = controls;
  }

  /** A strategy as a control, and the threats that it answers as risks. */
  read({ name, fields, labels = [], line }: Threat): void {
    this.#draft.note('label', line, labels.join(' | '));
    const texts: string[] = [];
    const reasons: string[] = [];
    let where: string | undefined;
    let status: ControlStatus = 'recommended';
    const threats: string[] = [];
    for (const field of fields) {
      const { label, text, points } = field;
      if (isThreats(label)) {
        appendAll(threats, points.length > 0 ? points : [text]);
        if (points.length > 0 && text !== '') texts.push(`${label}: ${text}`);
      } else if (/^currently implemented|^implementation status/i.test(label)) {
        status = stateOf(text);
        const location = points.find((point) => /^[*_]*location/i.test(point));
        where =
          location === undefined
            ? where
            : plainText(location.replace(/^[*_]*location[*_]*\s*:[*_]*\s*/i, ''));
        if (location !== undefined) this.#draft.note('label', line, 'Location');
        const others = points.filter((point) => point !== location);
        const place = placeIn(text);
        if (status === 'existing' && place !== undefined && others.length === 0) {
          where ??= place;
          this.#draft.note('label', line, `${label}: ${text}`);
        } else reasons.push(whole({ ...field, points: others }, true));
        if (status === 'recommended' && !saysNothing(text))
          this.#draft.note(
            'guessed',
            line,
            `"${name}" is implemented in part; registered as recommended`,
          );
      } else if (/^missing implementation/i.test(label)) {
        if (!saysNothing(text) || points.length > 0) {
          reasons.push(whole(field, true));
          if (status === 'existing')
            this.#draft.note(
              'guessed',
              line,
              `"${name}" is registered as existing, though something of it is missing`,
            );
        } else this.#draft.note('label', line, `${label}: ${text}`);
      } else texts.push(whole(field, !/^description$/i.test(label)));
    }
    const [title, rest] =
      name.length > LONGEST_NAME ? [namedText(name).name, name] : [name, undefined];
    const id = this.#controls.add(title, status, {
      description: [rest, ...texts].filter(Boolean).join('\n\n') || undefined,
      where,
      reason: reasons.filter((reason) => reason !== '').join('\n\n') || undefined,
    });
    for (const threat of threats) this.#answer(threat, id, line);
  }

  #answer(markdown: string, control: string, line: number): void {
    if (markdown.trim() === '') return;
    const severity = severityIn(markdown);
    const whole =
      severity === undefined ? markdown : markdown.replace(severity.words, severity.mark);
    const rest = whole.replace(/\s+([:.](?=\W|$)|\*\*$)/g, '$1').trim();
    const lead = leadOf(rest);
    const found =
      lead !== undefined && lead.text !== ''
        ? { name: lead.name, description: lead.text }
        : namedText(rest);
    const title = found.name.trim();
    const key = title.toLowerCase();
    const description = [
      found.description,
      severity === undefined ? undefined : `Stated severity: ${severity.level}`,
    ].filter(Boolean);
    const known = this.#draft.risks.items.get(this.#risks.get(key) ?? '');
    if (known !== undefined) {
      this.#draft.note('label', line, plainText(markdown));
      known.controls = [...new Set([...(known.controls as string[]), control])];
      const before = String(known.description ?? '');
      const added = description.filter((text) => text !== undefined && !before.includes(text));
      known.description = [before, ...added].filter(Boolean).join('\n\n') || undefined;
      return;
    }
    if (severity !== undefined)
      this.#draft.note(
        'kept',
        line,
        `the severity of "${title}" is kept as text: likelihood and impact are not stated`,
      );
    const isLong = title.length > LONGEST_NAME;
    if (isLong) description.unshift(title);
    const id = this.#draft.risks.add(isLong ? firstWords(title) : title, {
      description: description.join('\n\n') || undefined,
      controls: [control],
    });
    this.#risks.set(key, id);
  }
}

/** Two levels, of which neither is the one. */
const RANGE =
  /^(?:low|medium|moderate|high|critical)\s*(?:to|or|[-–/])\s*(?:low|medium|moderate|high|critical)$/i;

/** `(High Severity)`, `(Severity: High)`, `(High)` or `- Severity: High`, and the word for the level. */
function severityIn(markdown: string): { words: string; level: string; mark: string } | undefined {
  const found = [
    ...markdown.matchAll(/\((?:severity:\s*)?([^()]*?)(?:[ -]severity)?\)/gi),
    ...markdown.matchAll(/\s[-–—]\s*severity:\s*(\w+)[.,;]?/gi),
  ];
  for (const [words, level = ''] of found) {
    if (RANGE.test(level)) return { words, level, mark: words.startsWith('(') ? '' : ':' };
    const stated = impactIn(level);
    if (stated !== undefined && (!stated.hasMore || /severity/i.test(words)))
      return { words, level, mark: words.startsWith('(') ? '' : ':' };
  }
  return undefined;
}

/** Where something is built: `Yes, in the API` says no more than that. */
function placeIn(text: string): string | undefined {
  return /^(?:yes|implemented|fully implemented)[,:]? (?:in|at) ([^.;]+)\.?$/i.exec(text)?.[1];
}

/** What is built in part is not there yet. */
function stateOf(text: string): ControlStatus {
  const plain = plainText(text);
  if (
    /^(?:yes|fully|implemented|done|complete)\b/i.test(plain) &&
    !isUndone(plain.split(/[.;]\s/, 1)[0] ?? '')
  )
    return 'existing';
  return /^(?:planned|in progress)\b/i.test(plain) ? 'planned' : 'recommended';
}

function whole(field: ThreatField, isLabelled: boolean): string {
  const { label, text } = field;
  const list = pointsText(field);
  const first = isLabelled ? `${label}: ${text}`.trim() : text;
  return [first, list].filter((part) => part !== '').join('\n\n');
}
