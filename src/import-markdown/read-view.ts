import type { List, RootContent, Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import { addControls, addRecommended, labelsControls } from './add-controls.ts';
import { announcesControls, buildBlocks, namesControls } from './build-blocks.ts';
import type { Draft, Fields } from './draft.ts';
import { type DrawnNames, elementPoints, isDrawn } from './element-points.ts';
import { entriesOf } from './entries.ts';
import { FIELD_START, fieldNamed } from './field-named.ts';
import type { Found } from './found.ts';
import { type Group, groupsOf, partsOf } from './group.ts';
import { Ids, nameBeside } from './ids.ts';
import {
  addOption,
  addOptionRow,
  isOption,
  isOptions,
  isOptionTable,
  markChosen,
  nameOption,
  optionBlocks,
} from './option-blocks.ts';
import type { Section } from './outline.ts';
import { placeDiagram } from './place-diagram.ts';
import type { Point } from './point.ts';
import { drawnNames, isDiagram, NOTHING, readDiagram } from './read-diagram.ts';
import {
  describesElements,
  fieldTable,
  hasFields,
  hasName,
  hasOnlyFields,
  readElements,
  readElementTable,
} from './read-elements.ts';
import { saysMore } from './says-more.ts';
import { shortName } from './short-name.ts';
import type { SourceText } from './source-text.ts';
import { tableRows } from './table-rows.ts';
import { wholeRows } from './whole-rows.ts';

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

/** The steps below a `Description:` of them, and its text. */
function stepsBelow(points: readonly Point[]): { text?: string; steps: readonly Point[] } {
  const [only, ...others] = points;
  const start = FIELD_START.exec(only?.text ?? '');
  const isOne = others.length === 0 && only !== undefined && only.blocks.length === 0;
  if (!isOne || only.items.length === 0 || fieldNamed(start?.[1] ?? '') !== 'description')
    return { steps: points };
  return { text: only.text.slice(start?.[0].length), steps: only.items };
}

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
