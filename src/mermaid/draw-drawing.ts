import type { Drawing } from '../view/drawing.ts';
import type { CanLayOut } from './can-lay-out.ts';
import type { Diagram } from './diagram.ts';
import { dividePages } from './divide-pages.ts';
import { type DrawnPage, drawPage } from './draw-page.ts';
import { type DrawingTree, drawingTree } from './drawing-tree.ts';
import { wholeItem } from './items.ts';
import { fits, LARGEST_DIAGRAM } from './limits.ts';
import { flowEdge } from './link.ts';
import { linkFlows } from './link-flows.ts';
import { unitName } from './unit.ts';
import { type Flowchart, isSmallEnough, writeFlowchart } from './write-flowchart.ts';

/**
 * As one diagram, or as an overview and parts when one would be too large to read or to show, or
 * mermaid could not draw it.
 */
export function drawDrawing(drawing: Drawing, drawable?: CanLayOut): Diagram[] {
  const tree = drawingTree(drawing);
  const whole = drawWhole(drawing, tree, drawable);
  if (whole === null) return drawParts(drawing, tree, drawable);
  return [{ name: drawing.name, source: whole.source, note: sentences([...anchorNote(whole)]) }];
}

function drawWhole(
  { direction }: Drawing,
  { root, flows }: DrawingTree,
  drawable: CanLayOut | undefined,
): Flowchart | null {
  if (!fits({ ...root.weight, characters: 0 }, LARGEST_DIAGRAM)) return null;
  const items = root.children.map(wholeItem);
  const drawn = writeFlowchart({ direction, items, edges: flows.map(flowEdge) }, drawable);
  return isSmallEnough(drawn) && drawn.drawable ? drawn : null;
}

function drawParts(
  drawing: Drawing,
  tree: DrawingTree,
  drawable: CanLayOut | undefined,
): Diagram[] {
  const divided = dividePages(tree);
  const flows = linkFlows(tree, divided);
  const nameOf = namer(drawing.name);
  const isSplit = divided.pages.length > 1;
  return divided.pages.flatMap((page) => {
    const pageFlows = flows.get(page);
    if (pageFlows === undefined) return [];
    const drawn = drawPage(page, pageFlows, drawing.direction, drawable);
    const isOverview = page.parent === null;
    return [
      {
        name: isSplit ? nameOf(isOverview ? 'overview' : unitName(page.unit)) : drawing.name,
        source: drawn.source,
        note: sentences([
          ...(isOverview && isSplit ? [splitNote(divided.pages.length - 1)] : []),
          ...partNotes(drawn),
        ]),
      },
    ];
  });
}

function splitNote(parts: number): string {
  const count = parts === 1 ? '1 part' : `${parts} parts`;
  return `This view is too large for one diagram: it is split into this overview and ${count}.`;
}

function partNotes(drawn: DrawnPage): string[] {
  return [
    ...(drawn.hasOutside ? ['Dotted boxes stand for what other parts show.'] : []),
    ...(drawn.merged ? ['Flows between the same two are drawn as one arrow.'] : []),
    ...(drawn.flat
      ? ['So many flows cross its boundaries that boxes name theirs instead of standing in it.']
      : []),
    ...anchorNote(drawn),
  ];
}

function anchorNote({ anchored }: Flowchart): string[] {
  if (!anchored) return [];
  return ['A box with the name of the boundary around it stands for the boundary as a whole.'];
}

function sentences(notes: readonly string[]): string | null {
  return notes.length === 0 ? null : notes.join(' ');
}

/** Names diagrams, with a number for a name that is taken. */
function namer(view: string): (part: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (part) => {
    const plain = `${view}: ${part}`;
    let name = plain;
    while (taken.has(name)) {
      const count = (counts.get(plain) ?? 1) + 1;
      counts.set(plain, count);
      name = `${plain} (${count})`;
    }
    taken.add(name);
    return name;
  };
}
