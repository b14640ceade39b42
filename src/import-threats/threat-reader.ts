import type { RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import type { Part } from '../import-markdown/part.ts';
import { AssetReader } from './asset-reader.ts';
import { attributesOf } from './attributes-of.ts';
import { strideColumns } from './column-groups.ts';
import { componentHeading } from './component-heading.ts';
import { Components } from './components.ts';
import { fieldBelow } from './field-below.ts';
import { areThreat, fieldsIn, labelsOf, listThreats } from './fields-in.ts';
import { headingFlow } from './flow-in.ts';
import { withHeading } from './heading-context.ts';
import { holdsThreats, isThreatTable } from './holds-threats.ts';
import { mergeThreats } from './merge-threats.ts';
import { areMitigation, MitigationReader } from './mitigation-reader.ts';
import { readComponentList } from './read-component-list.ts';
import { readControlLists } from './read-control-lists.ts';
import { addFlow, addNotes, noteEnds, readDataFlows } from './read-data-flows.ts';
import { titlesOf } from './table-threats.ts';
import { textOfBlocks } from './text-of-blocks.ts';
import type { Threat } from './threat.ts';
import { ThreatAdder } from './threat-adder.ts';
import { ThreatBlocks } from './threat-blocks.ts';
import { areShared, groupOf, isThreatList } from './threat-group.ts';
import { threatName } from './threat-name.ts';
import { isAsking, readThreatQuestions } from './threat-questions.ts';
import { sectionOf } from './threat-section.ts';
import { threatSlot } from './threat-slot.ts';
import { readThreatspecReport } from './threatspec-report.ts';
import { withoutSigns } from './without-signs.ts';

/** Walks through a document and hands each part to whoever reads it. */
export class ThreatReader {
  readonly #draft: Draft;
  readonly #system: Fields;
  readonly #components: Components;
  readonly #threats: ThreatAdder;
  readonly #mitigations: MitigationReader;
  readonly #assets: AssetReader;
  readonly #blocks: ThreatBlocks;
  readonly #flows: (() => void)[] = [];

  constructor(draft: Draft, system: Fields) {
    this.#draft = draft;
    this.#system = system;
    this.#components = new Components(draft);
    this.#assets = new AssetReader(draft);
    this.#blocks = new ThreatBlocks(draft);
    this.#threats = new ThreatAdder(draft, this.#components);
    this.#mitigations = new MitigationReader(draft, this.#threats.controls);
  }

  read(root: Part): void {
    this.#walk(root);
    for (const { threat, view } of mergeThreats(this.#blocks.placed))
      this.#threats.add(threat, view);
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
    const outside = this.#blocks.headings;
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
      this.#blocks.headings = withHeading(outside, part.name, component);
      this.#part(part);
    }
    this.#blocks.headings = outside;
  }

  #ofReport(part: Part, parent: string): boolean {
    const add = (threat: Threat) => this.#blocks.add(threat);
    const place = {
      draft: this.#draft,
      components: this.#components,
      view: this.#blocks.view,
      add,
    };
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
    this.#describe(this.#blocks.read(others.filter((node) => !isTicks(node))));
    for (const node of others.filter(isTicks))
      this.#draft.keep('risk', this.#blocks.read([node]).join(), source.line(node));
  }

  #describe(texts: readonly string[]): void {
    if (texts.length === 0) return;
    this.#system.description = [this.#system.description, ...texts].filter(Boolean).join('\n\n');
  }

  #part(part: Part): void {
    const { source } = this.#draft;
    const before = this.#blocks.view;
    if (/\bdeployment\b|\binfrastructure\b/i.test(part.name)) this.#blocks.view = 'deployment';
    else if (/\bbuild\b|\bsupply chain\b|\bci\/?cd\b/i.test(part.name)) this.#blocks.view = 'build';
    else if (/\bapplication\b/i.test(part.name)) this.#blocks.view = 'container';
    if (this.#threat(part)) {
      this.#blocks.view = before;
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
    if (others.length < part.blocks.length)
      left = this.#blocks.read(part.blocks.filter(isOfThreats));
    if (section === 'assets') this.#assets.read(others);
    else if (section === 'flows') {
      const view = this.#blocks.view;
      noteEnds(others, section, this.#components, this.#draft);
      this.#flows.push(() => readDataFlows(others, view, this.#components, this.#draft));
    } else if (section === 'boundaries') {
      noteEnds(others, section, this.#components, this.#draft);
      addNotes(
        'Trust boundaries',
        textOfBlocks(others, source),
        this.#blocks.view,
        this.#components,
        part.line,
        this.#draft,
      );
    } else if (section === 'questions')
      readThreatQuestions({ ...part, blocks: others }, this.#draft);
    else if (section === 'controls') {
      const isList = ({ type }: RootContent) => type === 'list';
      left = [
        ...this.#blocks.read(others.filter((node) => !isList(node))),
        ...readControlLists(
          { ...part, blocks: others.filter(isList) },
          this.#threats.controls,
          source,
        ),
      ];
    } else if (section === 'components') {
      const view = this.#blocks.view;
      left = this.#blocks.read(readComponentList(others, view, this.#components, this.#draft));
    } else {
      const labelled = section === 'threats' ? 'labelled' : 'none';
      left = this.#blocks.read(others, isThreatList(part.name) ? 'all' : labelled);
    }
    if (section === 'overview') this.#describe(left);
    else if (isPartOfSystem(part)) this.#describeView(left);
    else this.#keep(part, left);
    this.#parts(
      part.parts.filter((inner) => section !== 'questions' || !isAsking(inner.name)),
      part.name,
    );
    this.#blocks.view = before;
  }

  #describeView(texts: readonly string[]): void {
    if (texts.length === 0) return;
    const view = this.#components.view(this.#blocks.view);
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
      if (group === undefined) this.#blocks.add({ name, fields, labels, line: part.line });
      else {
        this.#draft.note('label', part.line, labels.join(' | '));
        this.#blocks.headings = { ...this.#blocks.headings, shared: group.shared };
        this.#keep(part, group.left);
        for (const point of group.threats) this.#blocks.addOpen(point, part.line);
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
    const ends = addFlow(flow, part.line, this.#blocks.view, this.#components);
    this.#blocks.headings = { ...this.#blocks.headings, flow: `${this.#blocks.view}.${ends}` };
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
