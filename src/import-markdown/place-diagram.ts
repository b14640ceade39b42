import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import { BoxKinds } from './box-kinds.ts';
import type { Chart, ChartBoundary, ChartEdge, ChartNode } from './chart.ts';
import { declareEnds } from './declare-ends.ts';
import type { Draft, Fields } from './draft.ts';
import { flowWords } from './flow-words.ts';
import { Ids, nameBeside } from './ids.ts';
import { partJointRows } from './joint-rows.ts';
import { firstWords } from './lead.ts';
import { matchBoxes, matchFrames } from './match-boxes.ts';
import { nameKey as key } from './name-key.ts';
import type { FoundElement } from './read-elements.ts';
import { technologyLines } from './technology-lines.ts';
import { titleFrames } from './title-frames.ts';

/** `[Type: Technology]`, the last line of a label in C4 notation. */
const DETAIL = /^\[([^\]:]*?)(?::\s*([^\]]*))?\]$/;

/** What a diagram and the list of elements make together. */
export interface Placed {
  direction?: string;
  boundaries: Map<string, Fields>;
  elements: Map<string, Fields>;
  flows: ModelValue[];
}

/**
 * Joins boxes and described elements by their names; what has only one of the two is marked so.
 * `view` is where they go, as in `deployment.production`.
 */
export function placeDiagram(
  drawing: Chart | undefined,
  described: readonly FoundElement[],
  draft: Draft,
  view: string,
  line: number,
  isFocus: (name: string) => boolean,
): Placed {
  const chart = drawing === undefined ? undefined : declareEnds(drawing, draft.declared);
  const placed: Placed = { boundaries: new Map(), elements: new Map(), flows: [] };
  // What mermaid draws when a diagram does not say, and what we draw of boxes without arrows.
  if (chart !== undefined) placed.direction = chart.direction ?? 'TB';
  else if (described.length > 0) placed.direction = 'LR';
  const ids = new Ids();
  const boxes = chart === undefined ? [] : boxesByFrame(chart);
  const kinds = new BoxKinds(boxes);
  const frames = [...(chart?.boundaries.values() ?? [])];
  const { elements, twins } = partJointRows(described, boxes, frames);
  const partner = matchBoxes(boxes, elements);
  const framed = matchFrames(frames, elements, new Set(partner.values()));
  const titles = chart === undefined ? new Set() : titleFrames(chart);
  const modelIds = new Map<string, string>();
  const elementIds = new Map<FoundElement, string>();

  for (const frame of frames) {
    const element = framed.get(frame);
    const name = element?.name ?? frame.label;
    const id = ids.make(name);
    modelIds.set(frame.id, id);
    placed.boundaries.set(id, {
      name: nameBeside(id, name),
      ...frameFields(frame, element),
      ...(element !== undefined && twins.has(element) ? { 'same-as': '' } : {}),
      ...(titles.has(frame) && element === undefined ? { 'trust-boundary': false } : {}),
      contains: [],
    });
    if (element !== undefined) elementIds.set(element, id);
  }
  const frameElements = new Set(framed.values());
  const drawn = new Set([...partner.values(), ...frameElements]);
  const boxOf = new Map([...partner].map(([box, element]) => [element, box]));
  for (const element of elements) {
    if (frameElements.has(element)) continue;
    const box = boxOf.get(element);
    const id = ids.make(element.name);
    if (box !== undefined) modelIds.set(box.id, id);
    elementIds.set(element, id);
    const { name, whole } = named(spelledOut(element.name, box));
    placed.elements.set(id, {
      name: nameBeside(id, name),
      ...fieldsOf(
        whole === undefined
          ? element
          : { ...element, description: [whole, ...element.description] },
      ),
      ...boxFields(box, element, draft),
      ...(twins.has(element) ? { 'same-as': '' } : {}),
      ...(isFocus(element.name) ? { focus: true } : {}),
      ...(chart !== undefined && !drawn.has(element) ? { drawn: false } : {}),
    });
    if (chart !== undefined && !drawn.has(element))
      draft.note('guessed', element.line, `"${element.name}" is in no diagram: \`drawn: false\``);
  }
  // What a box itself describes is listed, and comes first in a document.
  const isPlain = ({ description }: ChartNode) => (description === undefined ? 1 : 0);
  for (const box of boxes.toSorted((left, right) => isPlain(left) - isPlain(right))) {
    if (partner.has(box)) continue;
    const [id, fields] = undescribed(box, ids, kinds);
    modelIds.set(box.id, id);
    const { listed, ...rest } = fields;
    placed.elements.set(id, {
      ...rest,
      ...(isFocus(box.lines.join(' ')) ? { focus: true } : {}),
      ...(listed === undefined ? {} : { listed }),
    });
    if (elements.length > 0)
      draft.note(
        'guessed',
        line,
        `"${box.lines.join(' ')}" is drawn and not described: \`listed: false\``,
      );
  }
  for (const [twin, first] of twins) {
    const id = elementIds.get(twin) ?? '';
    const fields = placed.elements.get(id) ?? placed.boundaries.get(id);
    if (fields !== undefined) fields['same-as'] = `${view}.${elementIds.get(first)}`;
  }
  for (const inner of [...boxes, ...frames]) {
    const parent =
      inner.parent === undefined
        ? undefined
        : placed.boundaries.get(modelIds.get(inner.parent) ?? '');
    const id = modelIds.get(inner.id);
    if (parent !== undefined && id !== undefined && Array.isArray(parent.contains))
      parent.contains.push(id);
  }
  for (const edge of loopsLast(chart?.edges ?? [])) {
    const [from, to] = [edge.from, edge.to].map((end) => {
      const known = modelIds.get(end);
      if (known !== undefined) return known;
      // In a frame that stands in itself no box is found.
      const id = ids.make(end);
      modelIds.set(end, id);
      placed.elements.set(id, { name: nameBeside(id, end), listed: false });
      return id;
    });
    placed.flows.push(
      flowOf(`${from} ${edge.both ? '<->' : '->'} ${to}`, edge.lines, edge.protocol),
    );
  }
  for (const { id, kind } of [...boxes, ...frames.map(({ id }) => ({ id, kind: undefined }))]) {
    const modelId = modelIds.get(id) ?? '';
    const name = (placed.elements.get(modelId) ?? placed.boundaries.get(modelId))?.name;
    if (!draft.declared.has(id))
      draft.declared.set(id, {
        name: typeof name === 'string' ? name : nameOfId(modelId),
        ...(kind === undefined ? {} : { kind }),
      });
  }
  return placed;
}

/** `bike_stand` in the words of the box that it is the id of. */
function spelledOut(name: string, box: ChartNode | undefined): string {
  const label = box?.lines.join(' ') ?? '';
  const isId = /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(name) && /^[^_]* [^_]*$/.test(label);
  return isId && key(label) === key(name) ? label : name;
}

/**
 * Arrows from a box to itself behind all others, box by box, as our diagrams draw them: one loop a
 * box, with a line for each label.
 */
function loopsLast(edges: readonly ChartEdge[]): ChartEdge[] {
  const loops = new Map<string, ChartEdge[]>();
  const others = edges.filter((edge) => {
    if (edge.from !== edge.to) return true;
    const known = loops.get(edge.from);
    if (known === undefined) loops.set(edge.from, [edge]);
    else if (known[0]?.lines.length === 0) known[0] = edge;
    else if (edge.lines.length > 0) known.push(edge);
    return false;
  });
  return [...others, ...[...loops.values()].flat()];
}

/** Boxes in the order in which our diagrams draw them: those in no frame, then frame by frame. */
function boxesByFrame({ nodes, boundaries }: Chart): ChartNode[] {
  const inside = byParent(nodes.values());
  const frames = byParent(boundaries.values());
  const ordered: ChartNode[] = [];
  const open: (string | undefined)[] = [undefined];
  while (open.length > 0) {
    const frame = open.pop();
    appendAll(ordered, inside.get(frame) ?? []);
    for (const { id } of (frames.get(frame) ?? []).toReversed()) open.push(id);
  }
  return ordered;
}

function byParent<T extends { readonly parent?: string | undefined }>(things: Iterable<T>) {
  const groups = new Map<string | undefined, T[]>();
  for (const thing of things) {
    const known = groups.get(thing.parent);
    if (known === undefined) groups.set(thing.parent, [thing]);
    else known.push(thing);
  }
  return groups;
}

/** The fields of an element in the order in which people write them. */
function fieldsOf(element: FoundElement): Fields {
  return {
    type: element.type,
    technology: element.technology,
    description: element.description.filter((text) => text !== '').join('\n\n') || undefined,
    responsibilities: element.responsibilities,
    controls: element.controls,
  };
}

function named(text: string): { name: string; whole?: string } {
  return text.length <= 200 ? { name: text } : { name: firstWords(text), whole: text };
}

/** What a frame and its description say; of two types the described one. */
function frameFields(
  { type, description }: ChartBoundary,
  element: FoundElement | undefined,
): Fields {
  if (element === undefined) return { type, description };
  const isSaid = description === undefined || saysAll(element.description.join(' '), description);
  return fieldsOf({
    ...element,
    ...(element.type === undefined && type !== undefined ? { type } : {}),
    description: isSaid ? element.description : [...element.description, description],
  });
}

/** True when a text has all the words of another in their order. */
function saysAll(text: string, other: string): boolean {
  const wanted = wordsOf(other);
  let found = 0;
  for (const word of wordsOf(text)) if (word === wanted[found]) found++;
  return found === wanted.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What the box of a described element says beyond the description. */
function boxFields(box: ChartNode | undefined, element: FoundElement, draft: Draft): Fields {
  if (box === undefined) return {};
  const whole = [element.name, element.type, element.technology, ...element.description].join(' ');
  const said = key(whole);
  const detail = detailOf(box);
  const isDetail =
    detail !== null && element.type === undefined && element.technology === undefined;
  const shown = isDetail ? box.lines.slice(0, -1) : box.lines;
  const extra = shown.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}.+#/&-]*/gu) ?? [];
  const isNew = extra.some((word) => !said.includes(key(word)));
  const fields: Fields = {};
  if (isDetail && detail[1] !== '') fields.type = detail[1];
  const below =
    !isNew || isDetail || box.technology !== undefined || element.technology !== undefined
      ? undefined
      : technologyLines(box, element.name);
  const technology = isDetail ? detail[2] : (box.technology ?? below);
  // `Container (Go)` names it, too.
  const type = element.type ?? '';
  const inBrackets = /[([]([^()[\]]*)[)\]]\s*$/.exec(type)?.[1] ?? '';
  const isSaid = [type, inBrackets, ...element.description].some(
    (words) => key(words) === key(technology ?? ''),
  );
  if (technology !== undefined && element.technology === undefined && !isSaid)
    fields.technology = technology;
  const more = [
    ...(isNew && below === undefined ? [`Drawn as "${box.lines.join(' ')}".`] : []),
    ...(box.description !== undefined && !saysAll(whole, box.description) ? [box.description] : []),
  ];
  if (more.length > 0) {
    fields.description = [...element.description, ...more].join('\n\n');
    draft.note(
      'guessed',
      element.line,
      `the box "${box.lines.join(' ')}" is the element "${element.name}"`,
    );
  }
  return fields;
}

/** What a type is called that only a macro or a shape says. */
const TYPES: Readonly<Record<string, string>> = {
  person: 'Person',
  system: 'System',
  external: 'External System',
  container: 'Container',
  datastore: 'Database',
  node: 'Node',
};

/** An element that is only drawn: the document does not list it, unless the box itself describes it. */
function undescribed(box: ChartNode, ids: Ids, kinds: BoxKinds): [string, Fields] {
  const detail = detailOf(box);
  const lines = detail === null ? box.lines : box.lines.slice(0, -1);
  const { name, whole } = named(lines.join(' ') || box.id);
  const id = ids.make(name);
  const isListed = box.description !== undefined || whole !== undefined;
  // Behind a name, a technology without a type would read as one.
  const isBare = box.technology !== undefined && !isListed;
  const type = detail?.[1] || (isBare ? TYPES[box.kind ?? 'container'] : undefined);
  const kind = kinds.of(box, name);
  const fields: Fields = {
    name: nameBeside(id, name),
    type,
    ...(type !== undefined || (kind ?? 'container') === 'container' ? {} : { kind }),
    technology: detail?.[2] ?? box.technology,
    description:
      [whole, box.description].filter((text) => text !== undefined).join('\n\n') || undefined,
    ...(isListed ? {} : { listed: false }),
  };
  return [id, fields];
}

function detailOf({ lines }: ChartNode): RegExpExecArray | null {
  return lines.length > 1 ? DETAIL.exec(lines.at(-1) ?? '') : null;
}

function flowOf(ends: string, lines: readonly string[], protocol?: string): ModelValue {
  const { words, protocol: travels } = flowWords(lines, protocol);
  if (words === '' && travels === undefined) return ends;
  const { name, whole } = named(words);
  if (travels === undefined && whole === undefined) return new Map([[ends, name]]);
  return new Map([
    [
      ends,
      {
        label: name === '' ? undefined : name,
        description: whole,
        protocol: travels?.slice(0, 200),
      },
    ],
  ]);
}
