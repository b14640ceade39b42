import { appendAll } from '../../append-all.ts';
import { breakWords } from '../../mermaid/break-words.ts';
import { KINDS } from '../../model/element.ts';
import { readLabel } from './read-label.ts';

/** A box or a frame of a diagram of ours. */
export interface OwnBox {
  /** The id in the model. */
  readonly id: string;
  readonly isBoundary: boolean;
  name: string;
  /** `Type: Technology`, or what there is of it. */
  detail?: string | undefined;
  readonly parent?: string | undefined;
  readonly classes: string[];
  /** True when it only stands for what another diagram shows. */
  isSummary: boolean;
}

export interface OwnArrow {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
  readonly label?: string | undefined;
  readonly protocol?: string | undefined;
}

/** What the diagrams of one view show. */
export interface OwnChart {
  readonly direction: string;
  readonly boxes: Map<string, OwnBox>;
  readonly arrows: OwnArrow[];
}

const BOX =
  /^([nbtglm]_\w+)(\(\[|\[\[|\[\(|\[\/|\{\{|\[|\()"(.*)"(?:\]\)|\]\]|\)\]|\\\]|\/\]|\}\}|\]|\))(?::::is_(\w+))?$/;
const FRAME = /^subgraph (b_\w+)\["(.*)"\]$/;
const ARROW = /^([nbtglm]_\w+) (<?)(?:--|==)([>=-])(?:\|"(.*)"\|)? ([nbtglm]_\w+)$/;

/** Reads a diagram that we drew; undefined for any other. */
export function readOwnChart(source: string): OwnChart | undefined {
  const [head = '', ...lines] = source.split('\n').map((line) => line.trim());
  const direction = /^flowchart (LR|RL|TB|BT)$/.exec(head)?.[1];
  if (direction === undefined) return undefined;
  const chart: OwnChart = { direction, boxes: new Map(), arrows: [] };
  const open: string[] = [];
  const loops = new Map<string, string>();
  for (const line of lines) {
    const [, id = '', , label = '', className] = BOX.exec(line) ?? [];
    const [, frame, title = ''] = FRAME.exec(line) ?? [];
    const arrow = ARROW.exec(line);
    const [, ids = '', assigned = ''] = /^class ([\w,]+) is_(\w+)$/.exec(line) ?? [];
    if (id.startsWith('l_')) loops.set(id, label);
    else if (id !== '') addBox(chart, id, label, open.at(-1), className);
    else if (frame !== undefined) {
      addBox(chart, frame, title, open.at(-1));
      open.push(frame);
    } else if (arrow !== null) addArrow(chart, arrow, loops);
    else if (line === 'end') open.pop();
    else if (assigned !== '')
      for (const one of ids.split(',')) chart.boxes.get(drawnKey(one))?.classes.push(assigned);
    else if (!/^(?:direction \w\w|classDef is_\w+ .*|)$/.test(line)) return undefined;
  }
  // An arrow to a box that stands for another diagram may stand for more than one flow.
  const isWhole = (id: string) => chart.boxes.get(id)?.isSummary !== true;
  return { ...chart, arrows: chart.arrows.filter(({ from, to }) => isWhole(from) && isWhole(to)) };
}

/** Boundaries and elements share their ids in no view; the box in a frame stands for the frame. */
function drawnKey(id: string): string {
  return id.replace(/^t_/, 'b_');
}

function addBox(
  chart: OwnChart,
  drawnId: string,
  label: string,
  parent: string | undefined,
  className?: string,
): void {
  const { name, detail } = readLabel(label);
  const isTitle = drawnId.startsWith('t_');
  const known = chart.boxes.get(drawnKey(drawnId));
  if (isTitle && known !== undefined) {
    if (known.name === '') known.name = name;
    known.detail ??= inBrackets(detail);
    return;
  }
  const isSummary =
    /^[gm]_/.test(drawnId) || className === 'outside' || /^\d+ elements?$/.test(detail ?? '');
  chart.boxes.set(drawnId, {
    id: modelId(drawnId),
    isBoundary: drawnId.startsWith('b_'),
    name,
    detail: inBrackets(detail),
    parent,
    classes: className === undefined ? [] : [className],
    isSummary,
  });
}

/** `n_click_library` → `click-library`. */
function modelId(drawnId: string): string {
  return drawnId.slice(2).replaceAll('_', '-').toLowerCase();
}

function addArrow(
  chart: OwnChart,
  [, from = '', back, , label, to = '']: readonly (string | undefined)[],
  loops: ReadonlyMap<string, string>,
): void {
  // The arrow from a box to itself leads over a box with its words.
  if (from.startsWith('l_')) return;
  const words = loops.get(to);
  const ends = { from: drawnKey(from), to: drawnKey(words === undefined ? to : from) };
  if (words === undefined) {
    chart.arrows.push({ ...ends, both: back === '<', ...flowWords(label ?? '') });
    return;
  }
  for (const one of loopLabels(words))
    chart.arrows.push({ ...ends, both: false, ...flowWords(one) });
}

function flowWords(label: string): Pick<OwnArrow, 'label' | 'protocol'> {
  const { name, detail } = readLabel(label);
  return {
    label: name === '' ? undefined : name,
    protocol: inBrackets(detail),
  };
}

function inBrackets(detail: string | undefined): string | undefined {
  return /^\[(.*)\]$/s.exec(detail ?? '')?.[1];
}

/** The labels of several flows from a box to itself, one below the other. */
function loopLabels(words: string): string[] {
  const labels: string[] = [];
  for (const line of words.split('<br/>')) {
    const last = labels.at(-1);
    const isSmall = line.startsWith('<small>');
    const isBroken =
      last !== undefined &&
      !last.includes('<small>') &&
      breakWords((last + line).replaceAll('<br/>', '')).split('\n').length >
        last.split('<br/>').length;
    if (last !== undefined && (isSmall || isBroken))
      labels[labels.length - 1] = `${last}<br/>${line}`;
    else labels.push(line);
  }
  return labels;
}

/** Adds a further part of a split view. */
export function mergeCharts(into: OwnChart, { boxes, arrows }: OwnChart): void {
  for (const [id, box] of boxes) {
    const known = into.boxes.get(id);
    if (known === undefined || (known.isSummary && !box.isSummary)) into.boxes.set(id, box);
  }
  appendAll(into.arrows, arrows);
}

/** The kind that the class of a box says. */
export function kindOfBox({ classes }: OwnBox): (typeof KINDS)[number] | undefined {
  return KINDS.find((kind) => classes.includes(kind));
}
