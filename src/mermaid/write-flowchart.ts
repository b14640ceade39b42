import type { Direction } from '../model/view.ts';
import { anchorEdges } from './anchor-edges.ts';
import type { Chart, Edge, Leaf } from './chart.ts';
import { chooseDirection } from './choose-direction.ts';
import { joinSelfFlows } from './join-self-flows.ts';
import { type ClassName, LOOKS, OTHER_CLASSES } from './looks.ts';
import { ranksOf } from './ranks.ts';
import { type TitledFrame, type TitledItem, titleFrames } from './title-frames.ts';

const CLASSES: Readonly<Record<ClassName, string>> = {
  ...Object.fromEntries(Object.entries(LOOKS).map(([kind, { style }]) => [kind, style])),
  ...OTHER_CLASSES,
} as Record<ClassName, string>;

export interface Flowchart {
  readonly source: string;
  readonly edgeCount: number;
  /** True when a box stands for its frame because arrows from inside lead to it. */
  readonly anchored: boolean;
}

/** A chart as mermaid text: boxes in the order given, then arrows, then how they look. */
export function writeFlowchart(chart: Chart): Flowchart {
  const { edges: anchored, frames } = anchorEdges(chart.items, chart.edges);
  const edges = joinSelfFlows(anchored);
  const direction = chart.direction ?? chooseDirection(chart);
  const items = titleFrames(chart.items, { direction, ranks: ranksOf(chart), anchored: frames });
  const classes = new Map<ClassName, string[]>();
  const lines = [
    `flowchart ${direction}`,
    ...items.flatMap((item) => writeItem(item, direction, classes)).map(indent),
    ...edges.map((edge) => indent(writeEdge(edge))),
    ...writeClasses(classes).map(indent),
  ];
  return { source: lines.join('\n'), edgeCount: edges.length, anchored: frames.size > 0 };
}

function writeItem(
  item: TitledItem,
  direction: Direction,
  classes: Map<ClassName, string[]>,
): string[] {
  if ('frame' in item) return writeFrame(item, direction, classes);
  note(classes, item.className, null);
  if (item.focus) note(classes, 'focus', item.id);
  return [writeLeaf(item)];
}

function writeLeaf({ id, label, open, close, className }: Leaf): string {
  return `${id}${open}"${label}"${close}:::${className}`;
}

function writeFrame(
  { frame, title, box, items }: TitledFrame,
  direction: Direction,
  classes: Map<ClassName, string[]>,
): string[] {
  note(classes, frame.className, frame.id);
  if (frame.focus) note(classes, 'focus', frame.id);
  const inside = box === null ? items : [box, ...items];
  return [
    `subgraph ${frame.id}["${title}"]`,
    // Without it mermaid turns a frame that no arrow leaves by a quarter.
    indent(`direction ${direction}`),
    ...inside.flatMap((item) => writeItem(item, direction, classes)).map(indent),
    'end',
  ];
}

/** Thick arrows cross a trust boundary: told from others without colour. */
function writeEdge({ from, to, both, crosses, label }: Edge): string {
  const line = crosses ? '==>' : '-->';
  const arrow = both ? `<${line}` : line;
  return label === null ? `${from} ${arrow} ${to}` : `${from} ${arrow}|"${label}"| ${to}`;
}

/** Names a class as used, by an id that is not written `id:::class` as well. */
function note(classes: Map<ClassName, string[]>, name: ClassName, id: string | null): void {
  const ids = classes.get(name) ?? [];
  if (id !== null) ids.push(id);
  classes.set(name, ids);
}

function writeClasses(classes: ReadonlyMap<ClassName, readonly string[]>): string[] {
  return (Object.keys(CLASSES) as ClassName[]).flatMap((name) => {
    const ids = classes.get(name);
    if (ids === undefined) return [];
    const definition = `classDef ${name} ${CLASSES[name]}`;
    return ids.length === 0 ? [definition] : [definition, `class ${ids.join(',')} ${name}`];
  });
}

function indent(line: string): string {
  return `  ${line}`;
}
