import type { Direction } from '../model/view.ts';
import { anchorEdges } from './anchor-edges.ts';
import { type CanLayOut, canLayOut } from './can-lay-out.ts';
import type { Chart, Edge, Leaf } from './chart.ts';
import { chooseDirection } from './choose-direction.ts';
import { LARGEST_DIAGRAM } from './limits.ts';
import { loopFlows } from './loop-flows.ts';
import { type Order, ordersOf } from './orders-of.ts';
import { ranksOf } from './ranks.ts';
import { type TitledFrame, type TitledItem, titleFrames } from './title-frames.ts';
import { UsedClasses } from './used-classes.ts';

export interface Flowchart {
  readonly source: string;
  readonly edgeCount: number;
  /** True when a box stands for its frame because arrows from inside lead to it. */
  readonly anchored: boolean;
  /** Whether mermaid can draw it. */
  readonly drawable: boolean;
}

/**
 * A chart as mermaid text: boxes, then arrows, then how they look. Boxes and arrows are in the order
 * given, unless mermaid can only draw them in another one.
 */
export function writeFlowchart(chart: Chart, drawable: CanLayOut = canLayOut): Flowchart {
  const { edges: anchored, frames } = anchorEdges(chart.items, chart.edges);
  const { edges, loops } = loopFlows(anchored);
  const direction = chart.direction ?? chooseDirection(chart);
  const items = titleFrames(chart.items, { direction, ranks: ranksOf(chart), anchored: frames });
  const given = { items: withLoops(items, loops), edges };
  const order = firstDrawable(given, drawable);
  const written = order ?? given;
  const classes = new UsedClasses();
  const lines = [
    ...writeItems(written.items, { direction, classes }),
    ...written.edges.map(writeEdge),
    ...classes.lines(),
  ];
  return {
    source: [`flowchart ${direction}`, ...lines.map(indent)].join('\n'),
    edgeCount: edges.length,
    anchored: frames.size > 0,
    drawable: order !== undefined,
  };
}

function firstDrawable(given: Order, drawable: CanLayOut): Order | undefined {
  for (const order of ordersOf(given)) if (drawable(order.items, order.edges)) return order;
  return undefined;
}

/** The words of what goes from a box to itself stand behind the box. */
function withLoops(items: readonly TitledItem[], loops: ReadonlyMap<string, Leaf>): TitledItem[] {
  return items.flatMap((item): TitledItem[] => {
    if ('frame' in item) {
      const loop = loops.get(item.box?.id ?? '');
      const inside = withLoops(item.items, loops);
      return [{ ...item, items: loop === undefined ? inside : [loop, ...inside] }];
    }
    const loop = loops.get(item.id);
    return loop === undefined ? [item] : [item, loop];
  });
}

/** Whether hosts show the diagram. */
export function isSmallEnough({ source, edgeCount }: Flowchart): boolean {
  return source.length <= LARGEST_DIAGRAM.characters && edgeCount <= LARGEST_DIAGRAM.flows;
}

interface Context {
  readonly direction: Direction;
  readonly classes: UsedClasses;
}

function writeItems(items: readonly TitledItem[], context: Context): string[] {
  return items.flatMap((item) => {
    if ('frame' in item) return writeFrame(item, context);
    return [writeLeaf(item, context)];
  });
}

function writeLeaf(leaf: Leaf, { classes }: Context): string {
  const { id, label, open, close, className, focus } = leaf;
  if (focus) classes.assign('focus', id);
  return `${id}${open}"${label}"${close}${classes.suffix(className)}`;
}

function writeFrame({ frame, title, box, items }: TitledFrame, context: Context): string[] {
  const { direction, classes } = context;
  classes.assign(frame.className, frame.id);
  if (frame.focus) classes.assign('focus', frame.id);
  return [
    `subgraph ${frame.id}["${title}"]`,
    // Without it mermaid turns a frame that no arrow leaves by a quarter.
    indent(`direction ${direction}`),
    ...writeItems(box === null ? items : [box, ...items], context).map(indent),
    'end',
  ];
}

/** Thick arrows cross a trust boundary: told from others without colour. */
function writeEdge({ from, to, both, crosses, label, headless }: Edge): string {
  const line = crosses ? '==' : '--';
  const arrow = `${both ? '<' : ''}${line}${headless ? line[0] : '>'}`;
  return label === null ? `${from} ${arrow} ${to}` : `${from} ${arrow}|"${label}"| ${to}`;
}

function indent(line: string): string {
  return `  ${line}`;
}
