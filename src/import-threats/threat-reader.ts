import type { List, RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { namedText } from '../import-markdown/lead.ts';
import type { Part } from '../import-markdown/part.ts';
import { pointsOf } from '../import-markdown/point.ts';
import { readQuestions } from '../import-markdown/read-questions.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { Components } from './components.ts';
import { areThreat, fieldsIn, labelsOf, listThreats } from './fields-in.ts';
import { areMitigation, MitigationReader } from './mitigation-reader.ts';
import { readData } from './read-data.ts';
import { addNotes, readDataFlows } from './read-data-flows.ts';
import { strideMatrix, tableThreats, threatColumns, titlesOf } from './table-threats.ts';
import type { ThreatField, ThreatView } from './threat.ts';
import { ThreatAdder } from './threat-adder.ts';
import { sectionOf } from './threat-section.ts';
import { threatSlot } from './threat-slot.ts';

/** Walks through a document and hands each part to whoever reads it. */
export class ThreatReader {
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
