import type { List, RootContent } from 'mdast';
import { Draft, type Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { namedText } from '../import-markdown/lead.ts';
import { type Part, partOf } from '../import-markdown/part.ts';
import { pointsOf } from '../import-markdown/point.ts';
import { readQuestions } from '../import-markdown/read-questions.ts';
import { repairText } from '../import-markdown/repair-text.ts';
import { SourceText } from '../import-markdown/source-text.ts';
import { splitText } from '../import-markdown/split-text.ts';
import { tangledLine } from '../import-markdown/tangled-line.ts';
import type { Imported, ModelValue } from '../importer.ts';
import { Components } from './components.ts';
import { areThreat, fieldsIn, labelsOf, listThreats } from './fields-in.ts';
import { areMitigation, MitigationReader } from './mitigation-reader.ts';
import { readData } from './read-data.ts';
import { addNotes, readDataFlows } from './read-data-flows.ts';
import { strideMatrix, tableThreats, threatColumns, titlesOf } from './table-threats.ts';
import type { ThreatField, ThreatView } from './threat.ts';
import { ThreatAdder } from './threat-adder.ts';
import { hasThreatEvidence, THREAT_EVIDENCE, THREAT_HEADING } from './threat-evidence.ts';
import { threatSlot } from './threat-slot.ts';

/** Longest text that is read, in characters after runs of spaces are shortened. */
const LONGEST = 2_000_000;

/** A threat model, an analysis of attack surfaces or of mitigations → a model with its risks. */
export function convertThreats(text: string, fileName: string): Imported {
  const { lines, notes } = repairText(text);
  if (!hasThreatEvidence(lines))
    return {
      refusal: 'This is no threat document that threatdoc reads',
      suggestion: `Looked ${THREAT_EVIDENCE}`,
      isOtherKind: true,
    };
  if (lines.reduce((sum, line) => sum + line.text.length + 1, 0) > LONGEST)
    return {
      refusal: `The document has more than ${LONGEST} characters`,
      suggestion: 'Split it, or take out what is no part of the threats',
    };
  const tangled = tangledLine(lines);
  if (tangled !== undefined)
    return {
      refusal: `Line ${tangled} is longer, or has more marks of markdown, than a reader can follow`,
      suggestion: 'Part it by blank lines, or take the marks out of it',
    };
  const source = new SourceText(lines);
  const draft = new Draft(source, notes, false);
  const root = partOf(source.tree, source);
  const system = systemOf(root, fileName, draft);
  const reader = new Reader(draft, system);
  reader.read(root);
  if (draft.risks.items.size === 0 && draft.controls.items.size === 0)
    return {
      refusal: 'This threat document holds no threat that threatdoc can read',
      suggestion: `Looked ${THREAT_EVIDENCE}`,
      isOtherKind: true,
    };
  notes.sort((left, right) => left.line - right.line);
  return { model: modelOf(system, draft), notes };
}

/** Words of a title that name the kind of document. */
const TITLE =
  /\b(?:stride )?(?:threat model(?:l?ing)?|threats?|attack surfaces?|mitigation strateg(?:y|ies)|mitigations?|risks?|security)(?: (?:analysis|assessment|model|document|report|register))*\b(?: (?:for|of))?|\b(?:analysis|document|report)\b(?: (?:for|of))?/gi;

function systemOf(root: Part, fileName: string, draft: Draft): Fields {
  const [first] = root.parts;
  const section = sectionOf(first?.name ?? '');
  // `Threat model of the shop` names it, `APPLICATION THREATS` does not.
  const isNaming =
    section === undefined ||
    (section === 'threats' && /\b(?:for|of)\b|[:–—]/i.test(first?.name ?? ''));
  const isTitle = first !== undefined && !THREAT_HEADING.test(first.name) && isNaming;
  const words = isTitle ? first.name : '';
  const name = words
    .replace(TITLE, ' ')
    .replace(/^\s*the\s+/i, '')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words !== '') draft.note('label', first?.line ?? 1, words);
  if (/\p{L}/u.test(name)) return { name: name.slice(0, 190) };
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 190);
  const isTelling =
    stem !== '' && !/^(?:threat|readme|security|stride|attack|mitigations?)/i.test(stem);
  const chosen = isTelling ? stem : 'System';
  draft.note('guessed', 1, `no title names the system; called "${chosen}"`);
  return { name: chosen };
}

type Section = 'assets' | 'boundaries' | 'flows' | 'questions' | 'overview' | 'threats';

const SECTIONS: readonly (readonly [Section, RegExp])[] = [
  [
    'assets',
    /^(?:key |critical |protected |data )?assets(?: and .*)?$|^data (?:assets|classification)$|^what (?:we|to) protect/,
  ],
  ['boundaries', /^(?:trust|security) boundar(?:y|ies)(?: .*)?$/],
  ['flows', /^data ?flows?(?: .*)?$/],
  [
    'questions',
    /^questions(?: (?:&|and|&amp;) assumptions)?$|^(?:open questions|assumptions)(?: .*)?$/,
  ],
  [
    'overview',
    /^(?:\w+ )?(?:overview|introduction|summary|scope|purpose|background|description|context)(?: .*)?$/,
  ],
  ['threats', /\bthreats?\b|\bstride\b|\battack surfaces?\b|\brisks?\b/],
];

function sectionOf(heading: string): Section | undefined {
  const words = heading
    .replace(/^(?:[\d.]+[.)]?\s+)/, '')
    .replace(/\s*:\s*$/, '')
    .trim()
    .toLowerCase();
  return SECTIONS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Walks through a document and hands each part to whoever reads it. */
class Reader {
  readonly #draft: Draft;
  readonly #system: Fields;
  readonly #components: Components;
  readonly #threats: ThreatAdder;
  readonly #mitigations: MitigationReader;
  #view: ThreatView = 'container';

  constructor(draft: Draft, system: Fields) {
    this.#draft = draft;
    this.#system = system;
    this.#components = new Components(draft);
    this.#threats = new ThreatAdder(draft, this.#components);
    this.#mitigations = new MitigationReader(draft, this.#threats.controls);
  }

  read(root: Part): void {
    const [first, ...more] = root.parts;
    const isTitle = first !== undefined && first.parts.length > 0 && more.length === 0;
    if (!isTitle) {
      this.#open(root.blocks);
      for (const part of root.parts) this.#part(part);
      return;
    }
    const label = sectionOf(first.name);
    if (label === undefined || label === 'threats') {
      this.#open([...root.blocks, ...first.blocks]);
      for (const part of first.parts) this.#part(part);
    } else {
      this.#open(root.blocks);
      this.#part(first);
    }
  }

  /** What stands before the first section describes the system, unless it holds threats. */
  #open(blocks: readonly RootContent[]): void {
    const texts = this.#blocks(blocks);
    this.#describe(texts);
  }

  #describe(texts: readonly string[]): void {
    if (texts.length === 0) return;
    this.#system.description = [this.#system.description, ...texts].filter(Boolean).join('\n\n');
  }

  #part(part: Part): void {
    const { source } = this.#draft;
    const before = this.#view;
    if (/\bdeployment\b|\binfrastructure\b/i.test(part.name)) this.#view = 'deployment';
    else if (/\bbuild\b|\bsupply chain\b|\bci\/?cd\b/i.test(part.name)) this.#view = 'build';
    else if (/\bapplication\b/i.test(part.name)) this.#view = 'container';
    if (this.#threat(part)) {
      this.#view = before;
      return;
    }
    const section = sectionOf(part.name);
    this.#draft.note('label', part.line, part.name);
    let left: string[] = [];
    if (section === 'assets') readData(part.blocks, this.#draft);
    else if (section === 'flows')
      readDataFlows(part.blocks, this.#view, this.#components, this.#draft);
    else if (section === 'boundaries')
      addNotes(
        'Trust boundaries',
        texts(part.blocks, source),
        this.#view,
        this.#components,
        part.line,
        this.#draft,
      );
    else if (section === 'questions') this.#questions(part);
    else if (section === 'threats') left = this.#blocks(part.blocks, true);
    else left = this.#blocks(part.blocks);
    if (section === 'overview') this.#describe(left);
    else this.#keep(part, left);
    for (const inner of part.parts)
      if (section !== 'questions' || !isAsking(inner.name)) this.#part(inner);
    this.#view = before;
  }

  /** Text that has no slot, under its heading. */
  #keep(part: Part, left: readonly string[]): void {
    this.#draft.keep('risk', left.join('\n\n'), part.line, part.name);
  }

  /** A heading that is a threat, or a strategy, with its fields below. */
  #threat(part: Part): boolean {
    const { source } = this.#draft;
    const deeper = part.parts.filter(
      ({ name, parts }) => parts.length === 0 && threatSlot(name) !== undefined,
    );
    const fields = [
      ...fieldsIn(part.blocks, source),
      ...deeper.map((inner): ThreatField => {
        const text = texts([...inner.blocks], source);
        return { slot: threatSlot(inner.name), label: inner.name, text, points: [] };
      }),
    ];
    const hasTable = part.blocks.some(({ type }) => type === 'table');
    const name = part.name
      .replace(/\s*\(\.{0,2}\/[^)\s]*\.md\)$/, '')
      .replace(
        /^(?:threat|attack surface|attack vector|mitigation strategy|risk|finding|vulnerability)(?: #?\d+(?:\.\d+)*)?\s*[:–—-]\s*/i,
        '',
      )
      .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
    const others = part.parts.filter((inner) => !deeper.includes(inner));
    const labels = [part.name, ...labelsOf(fields)];
    if (areMitigation(fields)) {
      this.#mitigations.read({ name, fields, labels, line: part.line });
    } else {
      const isList = part.blocks.some(
        (node) => node.type === 'list' && listThreats(node, source) !== undefined,
      );
      if (
        !areThreat(fields) ||
        hasTable ||
        isList ||
        (deeper.length < part.parts.length && others.some(({ parts }) => parts.length > 0))
      )
        return false;
      const isSection = sectionOf(part.name) !== undefined && sectionOf(part.name) !== 'threats';
      if (isSection) return false;
      this.#threats.add({ name, fields, labels, line: part.line }, this.#view);
    }
    for (const inner of others) this.#part(inner);
    return true;
  }

  /**
   * Threats in tables and lists become risks.
   *
   * @param isThreats a list without fields is one of threats, too
   * @returns the texts of the other blocks
   */
  #blocks(blocks: readonly RootContent[], isThreats = false): string[] {
    const { source } = this.#draft;
    const left: string[] = [];
    for (const [index, node] of blocks.entries()) {
      if (node.type === 'thematicBreak') continue;
      const next = blocks[index + 1];
      if (node.type === 'table') {
        const threats = strideMatrix(node, source) ?? this.#tableThreats(node);
        if (threats === undefined) left.push(source.block(node));
        else {
          this.#draft.note('label', source.line(node), titlesOf(node, source).join(' | '));
          for (const threat of threats) this.#threats.add(threat, this.#view);
        }
      } else if (node.type === 'list') {
        const threats = listThreats(node, source);
        if (threats !== undefined)
          for (const threat of threats) this.#threats.add(threat, this.#view);
        else if (isThreats && /\bthreats?\b/i.test(labelBefore(blocks, index, source)))
          this.#openRisks(node);
        else left.push(source.block(node));
      } else if (
        node.type === 'paragraph' &&
        next?.type === 'table' &&
        threatColumns(titlesOf(next, source)) !== undefined &&
        source.inline(node).length < 200 &&
        /:\**$/.test(source.inline(node))
      )
        this.#draft.note('label', source.line(node), source.inline(node));
      else left.push(source.block(node));
    }
    return left;
  }

  #tableThreats(node: Extract<RootContent, { type: 'table' }>) {
    const { source } = this.#draft;
    const slots = threatColumns(titlesOf(node, source));
    return slots === undefined ? undefined : tableThreats(node, slots, source);
  }

  #openRisks(list: List): void {
    const { source } = this.#draft;
    this.#draft.note(
      'guessed',
      source.line(list),
      'a list of threats without fields read as open risks',
    );
    for (const point of pointsOf(list, source)) {
      const { name, description } = namedText(wholeText(point, source));
      this.#draft.risks.add(name, { description });
    }
  }

  #questions(part: Part): void {
    const asking = part.parts.filter(({ name }) => isAsking(name));
    const blocks = allBlocks({ ...part, parts: asking });
    const { line } = part;
    const isAssumptions = /^assumptions/i.test(part.name);
    readQuestions(
      {
        name: 'questions',
        depth: part.depth,
        line,
        blocks: isAssumptions ? [...headingOf(part), ...blocks] : blocks,
      },
      this.#draft,
    );
  }
}

/** A heading below questions that says what they are, or what they are about. */
function isAsking(heading: string): boolean {
  return /\bquestions?\b|\bassumptions?\b|^(?:business|security|design)\b/i.test(heading);
}

/** The label of a list: the paragraph before it. */
function labelBefore(blocks: readonly RootContent[], index: number, source: SourceText): string {
  const before = blocks[index - 1];
  return before?.type === 'paragraph' ? source.inline(before) : '';
}

function headingOf({ heading }: Part): RootContent[] {
  return heading === undefined ? [] : [heading];
}

/** The blocks of a part with those below it, headings included. */
function allBlocks(part: Part): RootContent[] {
  return [
    ...part.blocks,
    ...part.parts.flatMap((inner) => [...headingOf(inner), ...allBlocks(inner)]),
  ];
}

function texts(blocks: readonly RootContent[], source: SourceText): string {
  return blocks
    .filter(({ type }) => type !== 'thematicBreak')
    .map((node) => source.block(node))
    .join('\n\n');
}

/** A view with its fields in their usual order. */
function viewOf(name: ThreatView, draft: Draft): ModelValue {
  const view = draft.views.get(name);
  if (view === undefined) return undefined;
  return { elements: view.elements, flows: view.flows, notes: view.notes };
}

function modelOf(system: Fields, draft: Draft): ModelValue {
  const isIncomplete = [...draft.risks.items.values()].some(
    (risk) =>
      risk.treatment === 'accept' && [risk.reason, risk.owner, risk.until].includes(undefined),
  );
  return splitText({
    threatdoc: 1,
    system,
    controls: draft.controls.items,
    data: draft.data.items,
    container: viewOf('container', draft),
    deployment: viewOf('deployment', draft),
    build: viewOf('build', draft),
    risks: draft.risks.items,
    questions: draft.questions,
    assumptions: draft.assumptions,
    rules: isIncomplete
      ? {
          'risk-accepted-incomplete': {
            severity: 'warning',
            reason:
              'Imported: the document does not say who accepted these risks, why and until when.',
          },
        }
      : undefined,
    extra: draft.extra,
  });
}
