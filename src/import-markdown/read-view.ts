import type { Code, List, RootContent, Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import { announcesControls, buildBlocks, isShortLabel, namesControls } from './build-blocks.ts';
import type { Chart, ChartProblem } from './chart.ts';
import { chosenOption, isMarked, withoutMark } from './chosen-option.ts';
import { type Draft, type Fields, startOf } from './draft.ts';
import { type DrawnNames, elementPoints, isDrawn } from './element-points.ts';
import { entriesOf, listText, textOf, wholeText } from './entries.ts';
import { FIELD_START, fieldNamed } from './field-named.ts';
import { type Group, groupsOf, partsOf } from './group.ts';
import { Ids, nameBeside } from './ids.ts';
import { namedText } from './lead.ts';
import { bareKey, nameKey } from './name-key.ts';
import type { Section } from './outline.ts';
import { parseC4 } from './parse-c4.ts';
import { parseFlowchart } from './parse-flowchart.ts';
import { parsePlantuml } from './parse-plantuml.ts';
import { parseSequence } from './parse-sequence.ts';
import { placeDiagram } from './place-diagram.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import {
  controlsOf,
  describesElements,
  type FoundElement,
  fieldTable,
  hasFields,
  hasName,
  hasOnlyFields,
  isNonePoint,
  readElements,
  readElementTable,
} from './read-elements.ts';
import { saysMore } from './says-more.ts';
import { shortName } from './short-name.ts';
import type { SourceText } from './source-text.ts';
import { tableRows } from './table-rows.ts';
import { wholeRows } from './whole-rows.ts';
import { withoutPrefix } from './without-prefix.ts';
import { withoutStatus } from './without-status.ts';

/** Steps with the label above them. */
interface StepList {
  readonly group: Group | undefined;
  readonly entries: readonly ModelValue[];
}

/** What of a section was found so far. */
interface Found {
  readonly description: string[];
  readonly notes: string[];
  readonly elements: FoundElement[];
  readonly steps: StepList[];
  readonly controls: Fields['controls'][];
  readonly options: Map<string, Fields>;
  /** What the first diagram of the section draws, known before the list that describes it. */
  readonly drawn: DrawnNames;
  chart?: Chart;
  raw?: string;
  line: number;
  isDrawn: boolean;
}

/** A view: text, diagram, elements, steps and controls, in any order. */
export function readView(section: Section, draft: Draft, isFocus: (name: string) => boolean): void {
  const isDeployment = section.name === 'deployment';
  const blocks =
    section.name === 'build'
      ? section.blocks.flatMap((node) => buildBlocks(node, draft.source))
      : section.blocks.flatMap((node) => (isDeployment ? optionBlocks(node, draft.source) : node));
  const groups = groupsOf(blocks, draft.source, (label) => /element/i.test(label));
  const environments = isDeployment ? environmentsOf(groups) : [];
  const rest = groups.filter((group) => !environments.some((part) => part.groups.includes(group)));
  const { fields, options } = readGroups(rest, section, draft, isFocus);
  markChosen(options, `${fields.description ?? ''}`);
  const ids = new Ids(options.keys());
  for (const { label, groups: inner } of environments) {
    const id = ids.make(label);
    const read = readGroups(
      [{ ...inner[0], label: undefined } as unknown as Group, ...inner.slice(1)],
      section,
      draft,
      isFocus,
      `${section.name}.${id}`,
    );
    options.set(id, { name: nameBeside(id, label), ...read.fields });
  }
  if (options.size > 0) fields.environments = options;
  draft.views.set(section.name, fields);
}

/** Headings below DEPLOYMENT that each have a diagram of their own, when there are several. */
function environmentsOf(groups: readonly Group[]): { label: string; groups: Group[] }[] {
  const parts: { label: string; groups: Group[]; depth: number }[] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (
      group.label !== undefined &&
      group.depth < 7 &&
      (last === undefined || group.depth <= last.depth)
    )
      parts.push({ label: group.label, groups: [group], depth: group.depth });
    else if (last !== undefined) last.groups.push(group);
  }
  const drawn = parts.filter((part) => part.groups.some(({ blocks }) => blocks.some(isDiagram)));
  const isOwn =
    parts.length === 1 &&
    drawn.length === 1 &&
    !groups.some((group) => !parts[0]?.groups.includes(group) && group.blocks.some(isDiagram));
  return drawn.length > 1 ||
    (isOwn &&
      !/element|diagram|solution|architect|option|possible|model\b|overview|chosen/i.test(
        parts[0]?.label ?? 'element',
      ))
    ? drawn
    : [];
}

function isDiagram(node: RootContent): node is Code {
  return (
    node.type === 'code' &&
    (node.lang === 'mermaid' ||
      /^\s*(?:graph|flowchart)\s/.test(node.value) ||
      // Elsewhere it is a text; here only one that can be drawn as ours is a diagram.
      (/^(?:plantuml|puml|c4plantuml)$/i.test(node.lang ?? '') && 'nodes' in chartOf(node)))
  );
}

function readGroups(
  groups: readonly Group[],
  section: Section,
  draft: Draft,
  isFocus: (name: string) => boolean,
  path: string = section.name,
): { fields: Fields; options: Map<string, Fields> } {
  const found: Found = {
    description: [],
    notes: [],
    elements: [],
    steps: [],
    controls: [],
    options: new Map(),
    drawn: drawnNames(groups),
    line: section.line,
    isDrawn: false,
  };
  for (const group of groups) readGroup(group, section, found, draft);
  // In a diagram that is kept as text nothing shows what the document is about.
  const shown = found.raw === undefined ? isFocus : () => false;
  const placed = placeDiagram(found.chart, found.elements, draft, path, found.line, shown);
  const steps = stepsOf(found, draft);
  const fields: Fields = {
    description: found.description.filter(Boolean).join('\n\n') || undefined,
    direction: placed.direction,
    boundaries: placed.boundaries,
    elements: placed.elements,
    flows: placed.flows,
    steps,
    controls: found.controls,
    diagram: found.raw === undefined ? undefined : { source: found.raw },
    notes: found.notes.filter(Boolean).join('\n\n') || undefined,
  };
  return { fields, options: found.options };
}

const NOTHING: DrawnNames = { full: new Set(), bare: new Set() };

/** The names in the first diagram. */
function drawnNames(groups: readonly Group[]): DrawnNames {
  const node = groups.flatMap(({ blocks }) => blocks).find(isDiagram);
  const chart = node === undefined ? undefined : chartOf(node);
  if (chart === undefined || !('nodes' in chart)) return NOTHING;
  const boxes = [...chart.nodes.values()].flatMap(({ lines }) => [lines.join(' '), lines[0] ?? '']);
  const names = [...boxes, ...[...chart.boundaries.values()].map(({ label }) => label)];
  return { full: new Set(names.map(nameKey)), bare: new Set(names.map(bareKey)) };
}

function readGroup(group: Group, section: Section, found: Found, draft: Draft): void {
  const { source } = draft;
  const { label } = group;
  const isBuild = section.name === 'build';
  let isLabelUsed = label === undefined;
  const prose = (text: string) => {
    const target = found.isDrawn || found.elements.length > 0 ? found.notes : found.description;
    if (!isLabelUsed && label !== undefined) {
      target.push(group.written ?? `**${label}**`);
      isLabelUsed = true;
    }
    target.push(text);
  };
  const noteLabel = () => {
    if (label !== undefined) draft.note('label', group.line, label);
  };
  const use = () => {
    if (isLabelUsed) return;
    if (introduces(group)) found.description.push(group.written);
    else noteLabel();
    isLabelUsed = true;
  };
  if (label !== undefined && !isBuild && describesBox(group, found)) {
    const { points, others } = partsOf(group.blocks, source);
    const [element] = readElements(points, source, label).elements;
    element?.description.unshift(...others.map((node) => source.block(node)));
    if (element !== undefined) found.elements.push(element);
    noteLabel();
    return;
  }
  if (label !== undefined && isOption(group, section, found)) {
    const text = group.blocks.map((node) => source.block(node)).join('\n\n');
    nameOption(`${label}: ${text}`, found);
    noteLabel();
    return;
  }
  for (const [index, node] of group.blocks.entries()) {
    if (isDiagram(node)) {
      if (label !== undefined && !isLabelUsed && !isPlaceLabel(label)) prose('');
      readDiagram(node, found, draft, prose);
      continue;
    }
    const rows = node.type === 'table' ? readElementTable(node, source, found.drawn) : undefined;
    if (rows !== undefined && node.type === 'table') {
      use();
      noteTitles(node, draft);
      appendAll(found.elements, rows);
      continue;
    }
    const field = fieldTable(node, source, label);
    if (field !== undefined && node.type === 'table') {
      use();
      noteTitles(node, draft);
      found.elements.push(field);
      continue;
    }
    if (node.type === 'table' && isOptionTable(node, section, found, source)) {
      for (const { cells } of wholeRows(tableRows(node, source).rows))
        addOptionRow(cells, node, found, source);
      noteTitles(node, draft);
      use();
      continue;
    }
    if (node.type !== 'list') {
      const next = group.blocks[index + 1];
      const isHead = node.type === 'paragraph' && next?.type === 'list' && isBelow(next, source);
      if (!isHead) prose(source.block(node));
      continue;
    }
    // Steps of a build are often told by who does them.
    const isSteps =
      isBuild && (node.ordered === true || /process|step|flow|stage/i.test(label ?? ''));
    const drawn = isSteps ? NOTHING : found.drawn;
    const points = pointsWithHead(group.blocks[index - 1], node, drawn, source);
    if (describesElements(points) || (label !== undefined && hasFields(points))) {
      const isNamed = describesElements(points) && !isBareFields(points);
      const read = readElements(points, source, isNamed ? undefined : label);
      appendAll(found.elements, read.elements);
      use();
      for (const { text } of read.left) found.notes.push(text);
      for (const { text, line } of read.labels) draft.note('label', line, text);
      continue;
    }
    const before = group.blocks[index - 1];
    const said = `${label ?? ''} ${label === undefined && before?.type === 'paragraph' ? source.inline(before) : ''}`;
    const isPrefixed = points.some(
      (point) => /^\W*security control/i.test(point.text) && !labelsControls(point),
    );
    if (isPrefixed || (isBuild && announcesControls(said))) {
      if (label !== undefined && /recommend|improve/i.test(label))
        for (const point of points) addRecommended(point, found, draft);
      else for (const point of points) addControls(point, found, draft);
      use();
    } else if (isBuild) {
      const told = stepsBelow(points);
      if (told.text !== undefined) {
        use();
        prose(told.text);
      }
      // Controls of one step of the process stay below it.
      const labels = told.steps.filter(
        (point) => labelsControls(point) && namesControls(point.text),
      );
      for (const point of labels) addControls(point, found, draft);
      const entries = entriesOf(
        told.steps.filter((point) => !labels.includes(point)),
        source,
      );
      found.steps.push({ group: isLabelUsed ? undefined : group, entries });
      isLabelUsed = true;
    } else if (isOptions(section, said, found)) {
      for (const point of points) addOption(point, found, draft);
      use();
    } else prose(source.block(node));
  }
  // A heading over elements that have headings of their own.
  if (isPlaceLabel(label ?? '') && !group.blocks.some((node) => !isDiagram(node))) use();
  if (!isLabelUsed && label !== undefined) prose('');
}

/** A control, or each control below a point that only labels them. */
function addControls(point: Point, found: Found, draft: Draft): void {
  if (labelsControls(point)) {
    draft.note('label', point.line, plainText(point.text));
    for (const item of point.items) addControls(item, found, draft);
  } else if (MISSING.test(point.text) || isNonePoint(point))
    found.notes.push(`- ${wholeText(point, draft.source)}`);
  else appendAll(found.controls, controlsOf(point, draft.source));
}

/** A label over points that all say of themselves that they are controls. */
function labelsControls({ text, items, blocks }: Point): boolean {
  const prefix = withoutPrefix(text);
  return (
    items.length > 0 &&
    blocks.length === 0 &&
    isShortLabel(text) &&
    (prefix.kind === undefined || prefix.text === '') &&
    items.every((item) => withoutPrefix(item.text).kind === 'control')
  );
}

/** The steps below a `Description:` of them, and its text. */
function stepsBelow(points: readonly Point[]): { text?: string; steps: readonly Point[] } {
  const [only, ...others] = points;
  const start = FIELD_START.exec(only?.text ?? '');
  const isOne = others.length === 0 && only !== undefined && only.blocks.length === 0;
  if (!isOne || only.items.length === 0 || fieldNamed(start?.[1] ?? '') !== 'description')
    return { steps: points };
  return { text: only.text.slice(start?.[0].length), steps: only.items };
}

/** A point that tells what is not there. */
const MISSING = /^no\b.*\b(?:currently|yet|so far|implemented|recommended)\b/i;

/** Words of a label that says no more than that steps follow. */
const STEPS = /process|step|pipeline|flow|stage|build|include|descri|workflow/i;

/** A line over a list that is a sentence with words of its own, which stay. */
function introduces(group: Group): group is Group & { readonly written: string } {
  return group.depth === 7 && group.written !== undefined && saysMore(group.written);
}

/** Steps one after the other; of several lists each below its label, which tells them apart. */
function stepsOf({ steps, description }: Found, draft: Draft): ModelValue[] {
  const isOne = steps.filter(({ group }) => group !== undefined).length === 1;
  return steps.flatMap(({ group, entries }): readonly ModelValue[] => {
    const { label } = group ?? {};
    if (group === undefined || label === undefined) return entries;
    if (!isOne || !STEPS.test(label) || /recommend|propos|planned/i.test(label)) {
      const { name, rest } = shortName(label);
      return [{ name, items: rest === undefined ? [...entries] : [rest, ...entries] }];
    }
    if (introduces(group)) description.push(group.written);
    else draft.note('label', group.line, label);
    return entries;
  });
}

/** Titles of columns that are not the names of fields: their words are nowhere else. */
function noteTitles(table: Table, draft: Draft): void {
  const { titles, head } = tableRows(table, draft.source);
  if (titles.some((title) => fieldNamed(title) === undefined))
    draft.note('label', draft.source.line(table), head);
}

/** A heading that is the name of a box, over words about it that have no fields. */
function describesBox({ label, blocks }: Group, { drawn }: Found): boolean {
  return (
    label !== undefined &&
    isDrawn(label, drawn) &&
    blocks.length > 0 &&
    blocks.every(({ type }) => type === 'paragraph' || type === 'list')
  );
}

/** A list of the fields of an element whose name stands in the paragraph before. */
function isBelow(list: List, source: SourceText): boolean {
  const { points } = partsOf([list], source);
  return points.length > 1 && hasOnlyFields(points) && !hasFields(points);
}

/** The points of a list; those that belong to the paragraph before as points below it. */
function pointsWithHead(
  before: RootContent | undefined,
  list: List,
  drawn: DrawnNames,
  source: SourceText,
): readonly Point[] {
  const { points } = partsOf([list], source);
  if (before?.type !== 'paragraph' || !isBelow(list, source)) return elementPoints(points, drawn);
  const text = source.inline(before);
  return elementPoints([{ text, items: points, blocks: [], line: source.line(before) }], drawn);
}

/** Words that only say that elements, a diagram or the steps follow. */
function isPlaceLabel(label: string): boolean {
  const words = label.split(/[\s:&]+/);
  if (
    words.every((word) =>
      /^(?:the|c4|context|container|deployment|build|selected|chosen|architecture|process|pipeline|overview|diagram|view|description|solution|system|and)?$/i.test(
        word,
      ),
    )
  )
    return true;
  const isShort = words.length <= 6;
  return isShort && /\belements?\b|\bdiagram$|\bprocess description$/i.test(label);
}

/** A list of fields without a name: the heading above is the name. */
function isBareFields(points: readonly Point[]): boolean {
  return hasFields(points) && !hasName(points);
}

function isOptions(section: Section, said: string, found: Found): boolean {
  return section.name === 'deployment' && !found.isDrawn && announcesOptions(said);
}

function announcesOptions(said: string): boolean {
  return (
    /option|solution|possible|alternativ|approach|scenario|multiple|several|ways|architectures|considered|candidate|variant|möglich|opcion|opções|選択肢/i.test(
      said,
    ) && !/chosen|selected/i.test(said)
  );
}

/** A block of DEPLOYMENT; points of which the first only labels options as plain lines over lists. */
function optionBlocks(node: RootContent, source: SourceText): RootContent[] {
  const [first] = node.type === 'list' && node.ordered !== true ? node.children : [];
  const [label, ...below] = first?.children ?? [];
  const text = label?.type === 'paragraph' ? source.inline(label) : '';
  const isOver = below.length === 1 && below[0]?.type === 'list' && /[:：]\*{0,2}$/.test(text);
  return node.type === 'list' && isOver && isShortLabel(text) && announcesOptions(text)
    ? node.children.flatMap(({ children }) => children)
    : [node];
}

/** A heading such as `Option A: Shared hosting` over words only. */
function isOption({ label, depth, blocks }: Group, section: Section, found: Found): boolean {
  if (section.name !== 'deployment' || depth > 6 || found.isDrawn || blocks.length === 0)
    return false;
  const isNamed = /^(?:option|alternative|variante?|opción|opção)\s+(?:\d|[a-z]\b|#)/i.test(
    label ?? '',
  );
  return isNamed && blocks.every(({ type }) => type === 'paragraph' || type === 'list');
}

/** Architectures to choose from, one a row. */
function isOptionTable(table: Table, section: Section, found: Found, source: SourceText): boolean {
  const [title = ''] = tableRows(table, source).titles;
  return (
    section.name === 'deployment' &&
    !found.isDrawn &&
    /^(?:options?|alternatives?|variante?s?|architectures?|solutions?)$/i.test(title)
  );
}

function addOptionRow(
  [name = '', ...cells]: readonly string[],
  table: Table,
  found: Found,
  source: SourceText,
): void {
  const titles = tableRows(table, source).titles.slice(1);
  const said = cells.flatMap((cell, index) => (cell === '' ? [] : [`${titles[index]}: ${cell}`]));
  if (name !== '') nameOption([plainText(name), said.join('; ')].filter(Boolean).join(': '), found);
}

/** An option by its own line; what stands below it describes it. */
function addOption(point: Point, found: Found, draft: Draft): void {
  const { checked, items, ...own } = point;
  const text = textOf({ ...own, items: [] }, draft.source);
  const below = listText(items, draft.source);
  if (text === '') nameOption(below, found, checked === true);
  else nameOption(items.length > 0 ? text.replace(/:$/, '') : text, found, checked === true, below);
}

function nameOption(text: string, found: Found, isChosen = false, below = ''): void {
  const { name: whole, description: said } = namedText(text);
  const { name, mark } = withoutMark(whole);
  const description =
    [said, below, isChosen ? 'Chosen.' : mark].filter(Boolean).join('\n\n') || undefined;
  const id = new Ids(found.options.keys()).make(name);
  found.options.set(id, { name: nameBeside(id, name), description });
}

/** Marks the option that the text of a deployment names as the one it describes. */
function markChosen(options: Map<string, Fields>, description: string): void {
  const texts = [...options.values()].map((option) => option.description ?? '');
  if (texts.some((text) => typeof text === 'string' && isMarked(text))) return;
  const names = new Map(
    [...options].map(([id, { name }]) => [typeof name === 'string' ? name : nameOfId(id), id]),
  );
  const id = names.get(chosenOption([...names.keys()], description) ?? '');
  const option = id === undefined ? undefined : options.get(id);
  if (option !== undefined)
    option.description = [option.description, 'Chosen.'].filter(Boolean).join('\n\n');
}

function addRecommended(point: Point, found: Found, draft: Draft): void {
  const { source } = draft;
  const said = withoutStatus(withoutPrefix(textOf(point, source)).text).text;
  const { name, description } = namedText(point.items.length > 0 ? said.replace(/:$/, '') : said);
  const below = listText(point.items, source);
  const whole = [description, below].filter(Boolean).join('\n\n') || undefined;
  found.controls.push({ name, status: 'recommended', description: whole });
}

/** By the first line; a flowchart unless it says otherwise. */
function parserOf(text: string): (text: string) => Chart | ChartProblem {
  if (/^\s*sequenceDiagram\b/.test(text)) return parseSequence;
  if (/^\s*(?:deploymentDiagram|@startuml)\b/i.test(text)) return parsePlantuml;
  return parseFlowchart;
}

/** What a diagram says; without its last line where the document ends in the middle of it. */
function wholeChart(node: Code, draft: Draft): Chart | ChartProblem {
  const chart = chartOf(node);
  const lines = node.value.split('\n');
  if ('nodes' in chart || chart.line !== lines.length - 1) return chart;
  const isClosed = /(?:```|~~~)\s*$/.test(draft.source.block(node));
  if (isClosed || node !== draft.source.tree.children.at(-1)) return chart;
  const rest = chartOf({ ...node, value: lines.slice(0, -1).join('\n') });
  if (!('nodes' in rest)) return chart;
  const message = `the document ends in the middle of this line, left out: ${startOf(chart.text)}`;
  return { ...rest, repairs: [...rest.repairs, { line: chart.line, message }] };
}

function chartOf(node: Code): Chart | ChartProblem {
  if (/^\s*@startuml\b/.test(node.value) && /^\s*!include\S*\s.*C4/im.test(node.value))
    return parseC4(node.value.replace(/^\s*(?:@startuml|@enduml|!).*$/gm, ''));
  const isC4 = /^\s*(?:title .*\n\s*)?c4[a-z]/i.test(node.value);
  return isC4 ? parseC4(node.value) : parserOf(node.value)(node.value);
}

function readDiagram(node: Code, found: Found, draft: Draft, prose: (text: string) => void): void {
  const line = draft.source.line(node);
  const chart = wholeChart(node, draft);
  if (found.isDrawn) {
    draft.note('raw', line, 'a second diagram in this section; kept as text in `notes`');
    found.notes.push(draft.source.block(node));
    return;
  }
  found.isDrawn = true;
  found.line = line;
  if ('nodes' in chart) {
    found.chart = chart;
    for (const { line: inner, message } of chart.repairs)
      draft.note('repaired', line + 1 + inner, `diagram: ${message}`);
    if (chart.title !== undefined) {
      draft.note('label', line, chart.title);
      draft.titles.push(chart.title);
    }
    return;
  }
  if (node.value.trim() === '') {
    prose(draft.source.block(node));
    return;
  }
  draft.note(
    'raw',
    line + 1 + chart.line,
    `diagram kept as text, this line is not understood: ${startOf(chart.text)}`,
  );
  found.raw = node.value;
}
