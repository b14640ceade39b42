import type { List, RootContent, Table } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import type { Part } from '../import-markdown/part.ts';
import { pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { AssetReader } from './asset-reader.ts';
import { attributesOf } from './attributes-of.ts';
import { strideColumns } from './column-groups.ts';
import { componentHeading } from './component-heading.ts';
import { Components } from './components.ts';
import { fieldBelow } from './field-below.ts';
import { areThreat, fieldsIn, labelsOf, listThreats } from './fields-in.ts';
import { headingFlow } from './flow-in.ts';
import { type HeadingContext, inContext, withHeading } from './heading-context.ts';
import { holdsThreats, isThreatTable } from './holds-threats.ts';
import { mergeThreats, type PlacedThreat } from './merge-threats.ts';
import { areMitigation, MitigationReader } from './mitigation-reader.ts';
import { readControlLists } from './read-control-lists.ts';
import { addFlow, addNotes, noteEnds, readDataFlows } from './read-data-flows.ts';
import { sentenceName } from './sentence-name.ts';
import { strideMatrix, tableThreats, threatColumns, titlesOf } from './table-threats.ts';
import { textOfBlocks } from './text-of-blocks.ts';
import type { Threat, ThreatField, ThreatView } from './threat.ts';
import { ThreatAdder } from './threat-adder.ts';
import { areShared, groupOf, isThreatList } from './threat-group.ts';
import { threatName } from './threat-name.ts';
import { isAsking, readThreatQuestions } from './threat-questions.ts';
import { sectionOf } from './threat-section.ts';
import { threatSlot } from './threat-slot.ts';
import { readThreatspecReport } from './threatspec-report.ts';
import { withoutSigns } from './without-signs.ts';

/** Which lists without fields are of threats: none, those whose label says so, or all. */
type OpenLists = 'none' | 'labelled' | 'all';

/** Walks through a document and hands each part to whoever reads it. */
export class ThreatReader {
  readonly #draft: Draft;
  readonly #system: Fields;
  readonly #components: Components;
  readonly #threats: ThreatAdder;
  readonly #mitigations: MitigationReader;
  readonly #assets: AssetReader;
  readonly #flows: (() => void)[] = [];
  #view: ThreatView = 'container';
  /** What the headings round a threat say of it. */
  #headings: HeadingContext = {};
  /** The threats found so far; they become risks when all that is said of each is known. */
  readonly #placed: PlacedThreat[] = [];

  constructor(draft: Draft, system: Fields) {
    this.#draft = draft;
    this.#system = system;
    this.#components = new Components(draft);
    this.#assets = new AssetReader(draft);
    this.#threats = new ThreatAdder(draft, this.#components);
    this.#mitigations = new MitigationReader(draft, this.#threats.controls);
  }

  read(root: Part): void {
    this.#walk(root);
    for (const { threat, view } of mergeThreats(this.#placed)) this.#threats.add(threat, view);
    // What a flow may join is known when all threats are.
    for (const readFlows of this.#flows) readFlows();
  }

  #walk(root: Part): void {
    const [first, ...more] = root.parts;
    const isTitle = first !== undefined && first.parts.length > 0 && more.length === 0;
    if (!isTitle) {
      this.#open(root.blocks);
      this.#parts(root.parts);
      return;
    }
    const label = sectionOf(first.name);
    if (label === undefined || label === 'threats') {
      this.#draft.note('label', first.line, first.name);
      this.#open(root.blocks);
      this.#open(first.blocks);
      this.#parts(first.parts, first.name);
    } else {
      this.#open(root.blocks);
      this.#part(first);
    }
  }

  #parts(parts: readonly Part[], parent = ''): void {
    const outside = this.#headings;
    const { source } = this.#draft;
    let several: boolean | undefined;
    const isOneOfSeveral = () => {
      several ??= parts.filter((part) => holdsThreats(part, source)).length > 1;
      return several;
    };
    for (const part of parts) {
      if (this.#ofReport(part, parent)) continue;
      const component = componentHeading(part, { parent, isOneOfSeveral }, source);
      if (component !== undefined)
        this.#draft.note(
          'guessed',
          part.line,
          `the heading read as what its threats hit: ${component}`,
        );
      this.#headings = withHeading(outside, part.name, component);
      this.#part(part);
    }
    this.#headings = outside;
  }

  #ofReport(part: Part, parent: string): boolean {
    const add = (threat: Threat) => this.#add(threat);
    const place = { draft: this.#draft, components: this.#components, view: this.#view, add };
    return readThreatspecReport(part, parent, place);
  }

  /** What stands before the first section describes the system, unless it holds threats. */
  #open(blocks: readonly RootContent[]): void {
    const { source } = this.#draft;
    const [first, ...rest] = blocks;
    const isChat = first?.type === 'paragraph' && CHAT.test(source.inline(first));
    if (isChat) this.#draft.keep('introduction', source.block(first), source.line(first));
    const isTicks = (node: RootContent) =>
      node.type === 'table' && strideColumns(titlesOf(node, source)) !== undefined;
    const others = isChat ? rest : blocks;
    this.#describe(this.#blocks(others.filter((node) => !isTicks(node))));
    for (const node of others.filter(isTicks))
      this.#draft.keep('risk', this.#blocks([node]).join(), source.line(node));
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
    // Tables of threats are what they are, below whichever heading.
    const isOfThreats = (node: RootContent) =>
      section !== undefined && section !== 'threats' && isThreatTable(node, source);
    const others = part.blocks.filter((node) => !isOfThreats(node));
    let left: string[] = [];
    if (section === 'flows') this.#flowOf(part);
    if (others.length < part.blocks.length) left = this.#blocks(part.blocks.filter(isOfThreats));
    if (section === 'assets') this.#assets.read(others);
    else if (section === 'flows') {
      const view = this.#view;
      noteEnds(others, section, this.#components, this.#draft);
      this.#flows.push(() => readDataFlows(others, view, this.#components, this.#draft));
    } else if (section === 'boundaries') {
      noteEnds(others, section, this.#components, this.#draft);
      addNotes(
        'Trust boundaries',
        textOfBlocks(others, source),
        this.#view,
        this.#components,
        part.line,
        this.#draft,
      );
    } else if (section === 'questions')
      readThreatQuestions({ ...part, blocks: others }, this.#draft);
    else if (section === 'controls') {
      const isList = ({ type }: RootContent) => type === 'list';
      left = [
        ...this.#blocks(others.filter((node) => !isList(node))),
        ...readControlLists(
          { ...part, blocks: others.filter(isList) },
          this.#threats.controls,
          source,
        ),
      ];
    } else {
      const labelled = section === 'threats' ? 'labelled' : 'none';
      left = this.#blocks(others, isThreatList(part.name) ? 'all' : labelled);
    }
    if (section === 'overview') this.#describe(left);
    else if (isPartOfSystem(part)) this.#describeView(left);
    else this.#keep(part, left);
    this.#parts(
      part.parts.filter((inner) => section !== 'questions' || !isAsking(inner.name)),
      part.name,
    );
    this.#view = before;
  }

  #describeView(texts: readonly string[]): void {
    if (texts.length === 0) return;
    const view = this.#components.view(this.#view);
    view.description = [view.description, ...texts].filter(Boolean).join('\n\n');
  }

  /** Text that has no slot, under its heading. */
  #keep(part: Part, left: readonly string[]): void {
    this.#draft.keep('risk', left.join('\n\n'), part.line, withoutSigns(part.name));
  }

  /** A heading that is a threat, or a strategy, with its fields below. */
  #threat(part: Part): boolean {
    const { source } = this.#draft;
    const deeper = part.parts.filter(
      ({ name, parts }) => parts.length === 0 && threatSlot(name) !== undefined,
    );
    const fields = [
      ...fieldsIn(part.blocks, source),
      ...deeper.map((inner) => fieldBelow(inner, source)),
    ];
    const hasTable = part.blocks.some(
      (node) => node.type === 'table' && attributesOf(node, source) === undefined,
    );
    const name = withoutSigns(part.name);
    const others = part.parts.filter((inner) => !deeper.includes(inner));
    const labels = [part.name, ...labelsOf(fields)];
    if (areMitigation(fields)) {
      this.#mitigations.read({ name: threatName(name).name, fields, labels, line: part.line });
    } else {
      const isList = part.blocks.some(
        (node) => node.type === 'list' && listThreats(node, source) !== undefined,
      );
      const group = groupOf(fields, others);
      if (
        !(areThreat(fields) || (group !== undefined && areShared(group))) ||
        hasTable ||
        isList ||
        (deeper.length < part.parts.length && others.some(({ parts }) => parts.length > 0))
      )
        return false;
      const isSection = sectionOf(part.name) !== undefined && sectionOf(part.name) !== 'threats';
      if (isSection) return false;
      if (group === undefined) this.#add({ name, fields, labels, line: part.line });
      else {
        this.#draft.note('label', part.line, labels.join(' | '));
        this.#headings = { ...this.#headings, shared: group.shared };
        this.#keep(part, group.left);
        for (const point of group.threats) this.#addOpen(point, part.line);
      }
    }
    this.#parts(others, part.name);
    return true;
  }

  /** The flow that a heading names, which the threats below it hit. */
  #flowOf(part: Part): void {
    const flow = headingFlow(part.name);
    if (flow === undefined || !part.blocks.some((node) => isThreatTable(node, this.#draft.source)))
      return;
    const ends = addFlow(flow, part.line, this.#view, this.#components);
    this.#headings = { ...this.#headings, flow: `${this.#view}.${ends}` };
  }

  /**
   * Threats in tables and lists become risks.
   *
   * @param openLists which lists without fields are of threats, too
   * @returns the texts of the other blocks
   */
  #blocks(blocks: readonly RootContent[], openLists: OpenLists = 'none'): string[] {
    const { source } = this.#draft;
    const left: string[] = [];
    for (const [index, node] of blocks.entries()) {
      if (node.type === 'thematicBreak') continue;
      const next = blocks[index + 1];
      if (node.type === 'table') {
        const threats =
          strideMatrix(node, source) ?? tableThreats(node, source) ?? attributeThreat(node, source);
        if (threats === undefined) left.push(source.block(node));
        else {
          this.#draft.note('label', source.line(node), titlesOf(node, source).join(' | '));
          for (const threat of threats) this.#add(threat);
        }
      } else if (node.type === 'list') {
        const threats = listThreats(node, source);
        if (threats !== undefined) for (const threat of threats) this.#add(threat);
        else if (this.#areOpenRisks(labelBefore(blocks, index, source), openLists))
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

  /** Adds a threat with what the headings above it say of it. */
  #add(threat: Threat): void {
    this.#placed.push({ threat: inContext(threat, this.#headings), view: this.#view });
  }

  /** A list of threats without fields: below its label, or below a kind of STRIDE. */
  #areOpenRisks(label: string, openLists: OpenLists): boolean {
    const isNamed = /\b(?:threats?|attacks?)\b/i.test(label);
    const isMitigations = /mitigat|control|counter|defen[cs]e|recommend/i.test(label);
    const isUnlabelled = !/:[*_]*$/.test(label);
    const isBelowKind = this.#headings.stride !== undefined;
    const isAny = isBelowKind || openLists === 'all';
    return (
      !isMitigations && ((openLists !== 'none' && isNamed) || (isAny && (isNamed || isUnlabelled)))
    );
  }

  #openRisks(list: List): void {
    const { source } = this.#draft;
    this.#draft.note(
      'guessed',
      source.line(list),
      'a list of threats without fields read as open risks',
    );
    for (const point of pointsOf(list, source)) this.#addOpen(wholeText(point, source), point.line);
  }

  #addOpen(markdown: string, line: number): void {
    const { name, description } = sentenceName(markdown);
    const text = description ?? '';
    const fields: ThreatField[] =
      text === '' ? [] : [{ slot: 'description', label: 'Description', text, points: [] }];
    this.#add({ name, fields, line });
  }
}

/** How chats begin their answers. */
const CHAT =
  /^(?:(?:okay|ok|sure|certainly|of course|absolutely|great)[,.!:]|(?:here(?:['’]s| is| are)|let(?:['’]s| me)|i['’](?:ll|ve)|based on the provided)(?![\p{L}\p{N}]))/iu;

/** APPLICATION, DEPLOYMENT or BUILD THREAT MODEL: what stands below it describes this part of a system. */
function isPartOfSystem({ name, parts }: Part): boolean {
  return (
    /^(?:application|deployment|build) threat model$/i.test(withoutSigns(name)) && parts.length > 0
  );
}

/** The label of a list: the paragraph before it. */
function labelBefore(blocks: readonly RootContent[], index: number, source: SourceText): string {
  const before = blocks[index - 1];
  return before?.type === 'paragraph' ? source.inline(before) : '';
}

/** A table that describes one threat. */
function attributeThreat(table: Table, source: SourceText): Threat[] | undefined {
  const fields = attributesOf(table, source);
  return fields === undefined
    ? undefined
    : [{ name: '', fields, labels: labelsOf(fields), line: source.line(table) }];
}
