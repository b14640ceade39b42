import type { Code, RootContent } from 'mdast';
import { appendAll } from '../../append-all.ts';
import type { ModelValue } from '../../importer.ts';
import { kindOfType } from '../../model/kind-of-type.ts';
import { nameOfId } from '../../model/views.ts';
import type { Fields } from '../draft.ts';
import { Ids, nameBeside } from '../ids.ts';
import { printBlocks } from '../tidy-markdown.ts';
import { kindOfBox, mergeCharts, type OwnBox, type OwnChart, readOwnChart } from './own-chart.ts';
import { elementsOfList, elementsOfTable, type OwnElement } from './own-elements.ts';
import { entriesOf } from './own-entries.ts';
import { flowsOfList, joinFlows, type OwnFlow } from './own-flows.ts';
import { isExplanation, viewPart } from './own-labels.ts';
import { itemsOf, markdownOf, type NameAndText, plainOf, splitName } from './own-text.ts';
import { usesBehind } from './own-uses.ts';

/** A view of a document of ours. */
export interface OwnView {
  readonly fields: Fields;
  /** Options of a deployment, which are named and not drawn. */
  readonly options: readonly NameAndText[];
  /** The id of the environment, where an anchor names it. */
  readonly environment?: string | undefined;
  /** True when it has more than words. */
  readonly isMore: boolean;
}

interface Found {
  readonly description: RootContent[];
  readonly notes: RootContent[];
  readonly elements: OwnElement[];
  readonly flows: OwnFlow[];
  readonly steps: ModelValue[];
  readonly controls: ModelValue[];
  readonly options: NameAndText[];
  chart?: OwnChart | undefined;
  source?: string;
  isLabelled: boolean;
}

/** Reads the blocks of a view, between its heading and the next. */
export function readOwnView(blocks: readonly RootContent[]): OwnView {
  const found: Found = {
    description: [],
    notes: [],
    elements: [],
    flows: [],
    steps: [],
    controls: [],
    options: [],
    isLabelled: false,
  };
  for (let at = 0; at < blocks.length; ) at += readBlock(blocks, at, found);
  const { chart, source } = found;
  const placed = placeOwn(chart, found.elements);
  const fields: Fields = {
    description: printBlocks(found.description) || undefined,
    direction: chart?.direction,
    ...placed,
    flows: joinFlows(arrowsOf(chart, placed), found.flows),
    steps: found.steps,
    controls: found.controls,
    diagram: source === undefined ? undefined : { source },
    notes: printBlocks(found.notes) || undefined,
  };
  const anchors = [...found.elements.map(({ anchor }) => anchor)];
  return {
    fields,
    options: found.options,
    environment: anchors
      .map((anchor) => /^deployment\.([^.]+)\./.exec(anchor ?? '')?.[1])
      .find(Boolean),
    isMore: found.isLabelled || chart !== undefined || source !== undefined,
  };
}

/** Reads what stands at a place, and says how many blocks it took. */
function readBlock(blocks: readonly RootContent[], at: number, found: Found): number {
  const [node, next] = [blocks[at], blocks[at + 1]];
  if (node === undefined) return 1;
  const isDrawn = found.chart !== undefined || found.source !== undefined;
  if (node.type === 'paragraph') {
    const text = plainOf(node.children);
    const part = viewPart(text);
    if (part !== undefined && readPart(part, next, found)) return 2;
    if (isDrawn && !found.isLabelled && isExplanation(text)) return 1;
    const isCaption = /^[^:]+: .*:$/.test(text) && isDiagram(next) && !found.isLabelled;
    if (isCaption && readDiagram(next, found)) return 2;
  }
  if (isDiagram(node) && !found.isLabelled && !isDrawn) {
    found.chart = readOwnChart(node.value);
    if (found.chart === undefined) found.source = node.value;
    return 1;
  }
  (isDrawn || found.isLabelled ? found.notes : found.description).push(node);
  return 1;
}

function isDiagram(node: RootContent | undefined): node is Code {
  return node?.type === 'code' && node.lang === 'mermaid';
}

/** Reads one of several diagrams of a view. */
function readDiagram(node: Code, found: Found): boolean {
  const chart = readOwnChart(node.value);
  if (chart === undefined) return false;
  if (found.chart === undefined) found.chart = chart;
  else mergeCharts(found.chart, chart);
  return true;
}

function readPart(
  part: NonNullable<ReturnType<typeof viewPart>>,
  node: RootContent | undefined,
  found: Found,
): boolean {
  if (part === 'elements' && node?.type === 'table')
    appendAll(found.elements, elementsOfTable(node));
  else if (node?.type !== 'list') return false;
  else if (part === 'elements') appendAll(found.elements, elementsOfList(node));
  else if (part === 'flows') appendAll(found.flows, flowsOfList(node));
  else if (part === 'steps') appendAll(found.steps, entriesOf(node));
  else if (part === 'controls')
    appendAll(found.controls, usesBehind({ phrases: [], blocks: [node] }));
  else
    appendAll(
      found.options,
      itemsOf(node).map((item) => splitName(item)),
    );
  if (part !== 'options') found.isLabelled = true;
  return true;
}

interface PlacedOwn {
  readonly boundaries: Map<string, Fields>;
  readonly elements: Map<string, Fields>;
}

/** Joins what is described with what is drawn, by their ids. */
function placeOwn(chart: OwnChart | undefined, described: readonly OwnElement[]): PlacedOwn {
  const placed: PlacedOwn = { boundaries: new Map(), elements: new Map() };
  const boxes = [...(chart?.boxes.values() ?? [])];
  const boxOf = new Map<string, OwnBox>();
  for (const box of boxes) if (!box.isSummary || box.isBoundary) boxOf.set(box.id, box);
  const taken = [
    ...boxOf.keys(),
    ...described.flatMap(({ anchor }) => anchor?.split('.').at(-1) ?? []),
  ];
  const ids = new Ids(taken);
  const idOf = new Map<string, string>();
  const listed = new Map<string, OwnElement>();
  for (const element of described)
    listed.set(element.anchor?.split('.').at(-1) ?? ids.make(element.name), element);
  for (const box of boxes)
    if (box.isBoundary) {
      placed.boundaries.set(box.id, boundaryFields(box, listed.get(box.id)));
      idOf.set(`b_${box.id}`, box.id);
    }
  for (const [id, element] of listed) {
    const box = boxOf.get(id);
    if (box?.isBoundary) continue;
    const { name } = element;
    placed.elements.set(id, {
      name: nameBeside(id, name),
      ...thingFields(box, element),
      ...(box?.classes.includes('focus') ? { focus: true } : {}),
      ...(chart !== undefined && box === undefined ? { drawn: false } : {}),
    });
  }
  for (const box of boxes)
    if (!box.isBoundary && !box.isSummary && !listed.has(box.id))
      placed.elements.set(box.id, {
        name: nameBeside(box.id, box.name),
        ...typeFields(box),
        ...(box.classes.includes('focus') ? { focus: true } : {}),
        listed: false,
      });
  for (const box of boxes) {
    const parent =
      box.parent === undefined
        ? undefined
        : placed.boundaries.get(idOf.get(drawn(box.parent)) ?? '');
    const isPlaced = placed.boundaries.has(box.id) || placed.elements.has(box.id);
    if (isPlaced && Array.isArray(parent?.contains) && !parent.contains.includes(box.id))
      parent.contains.push(box.id);
  }
  return placed;
}

function drawn(id: string): string {
  return `${id.slice(0, 2)}${id.slice(2).replaceAll('_', '-').toLowerCase()}`;
}

function boundaryFields(box: OwnBox, element: OwnElement | undefined): Fields {
  const { name } = element ?? box;
  const says = element !== undefined;
  return {
    name: nameBeside(box.id, name),
    ...(element === undefined ? typeFields(box) : thingFields(box, element)),
    ...(box.classes.includes('focus') ? { focus: true } : {}),
    ...(says && !hasMore(element.fields) ? { listed: true } : {}),
    ...(box.classes.includes('trust') ? {} : { 'trust-boundary': false }),
    contains: [],
  };
}

/** What makes a document describe a boundary that does not ask for it. */
function hasMore({ description, responsibilities, controls, data, ...rest }: Fields): boolean {
  const lists = [responsibilities, controls, data];
  return (
    description !== undefined ||
    rest['out-of-scope'] !== undefined ||
    lists.some((list) => Array.isArray(list) && list.length > 0)
  );
}

/** Our tables print `Type (Technology)`, our diagrams `[Type: Technology]`, which tells the two. */
function thingFields(box: OwnBox | undefined, { fields, kindAndTechnology }: OwnElement): Fields {
  if (kindAndTechnology === undefined || box === undefined)
    return withKind(withTechnology(fields, kindAndTechnology), box);
  return withKind({ ...fields, ...detailOf(box, kindAndTechnology) }, box);
}

function withKind({ type, ...others }: Fields, box: OwnBox | undefined): Fields {
  return { type, ...kindField(box, type), ...others };
}

function withTechnology(fields: Fields, whole: string | undefined): Fields {
  const [, type, technology] = /^(.+) \(([^()]+)\)$/.exec(whole ?? '') ?? [];
  return technology === undefined ? fields : { ...fields, type, technology };
}

function detailOf({ detail = '' }: OwnBox, whole: string): { type?: string; technology?: string } {
  const said = (text: string) => text.replace(/\s+/g, '');
  for (const { index } of detail.matchAll(/: /g)) {
    const [type, technology] = [detail.slice(0, index), detail.slice(index + 2)];
    if (said(`${type} (${technology})`) === said(whole)) return { type, technology };
  }
  return said(`(${detail})`) === said(whole) && detail !== ''
    ? { technology: detail }
    : { type: whole };
}

function typeFields(box: OwnBox): Fields {
  const [, type, technology] = /^(.*?)(?:: (.*))?$/s.exec(box.detail ?? '') ?? [];
  return withKind({ type: type || undefined, technology }, box);
}

function kindField(box: OwnBox | undefined, type: ModelValue): Fields {
  const kind = box === undefined || box.isBoundary ? undefined : kindOfBox(box);
  return kind === undefined || kind === kindOfType(type as string | undefined) ? {} : { kind };
}

function arrowsOf(chart: OwnChart | undefined, { boundaries, elements }: PlacedOwn) {
  const nameOf = (id: string) => {
    const name = (boundaries.get(id) ?? elements.get(id))?.name;
    return typeof name === 'string' ? name : nameOfId(id);
  };
  const isKnown = (id: string) => boundaries.has(id) || elements.has(id);
  return (chart?.arrows ?? []).flatMap((arrow) => {
    const [from, to] = [drawn(arrow.from).slice(2), drawn(arrow.to).slice(2)];
    if (!isKnown(from) || !isKnown(to)) return [];
    const names = `${nameOf(from)} ${arrow.both ? '↔' : '→'} ${nameOf(to)}`;
    const shown = arrow.label === undefined ? names : `${names}: ${arrow.label}`;
    return [{ ...arrow, from, to, shown }];
  });
}

/** The description of an option. */
export function optionFields({ name, text }: NameAndText, id: string): Fields {
  return { name: nameBeside(id, name), description: markdownOf(text) };
}
