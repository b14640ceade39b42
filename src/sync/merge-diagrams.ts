import type { OwnArrow, OwnBox } from '../import-markdown/own/own-chart.ts';
import { type DiagramEdit, diagramEdits } from './diagram-edits.ts';
import { flowDetails, putDetails } from './flow-details.ts';
import type { Merging } from './merging.ts';
import { isMap, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { valueAt } from './value-at.ts';
import { viewPath } from './view-path.ts';

/**
 * Puts words that were edited in diagrams into the model: names of boxes and frames, and what is
 * written on arrows. What else is drawn follows from the model, and is told as not carried.
 *
 * @param states the document as it was read before the edit, and as the model gives it now
 */
export function mergeDiagrams(
  merging: Merging,
  base: string,
  edited: string,
  states: { readonly before: Plain; readonly now: Plain },
): void {
  for (const edit of diagramEdits(base, edited)) {
    const [box, fresh] = [edit.before, edit.after].map(({ boxes }) => [...boxes.values()][0]);
    const [arrow, later] = [edit.before, edit.after].map(({ arrows }) => arrows[0]);
    if (box !== undefined && fresh !== undefined) mergeBox(merging, edit, [box, fresh], states);
    else if (arrow !== undefined && later !== undefined) mergeArrow(merging, edit, [arrow, later]);
  }
}

function mergeBox(
  merging: Merging,
  { view }: DiagramEdit,
  [old, fresh]: readonly [OwnBox, OwnBox],
  { before, now }: { readonly before: Plain; readonly now: Plain },
): void {
  const path = [...viewPath(view.split('.')), old.isBoundary ? 'boundaries' : 'elements', old.id];
  const [base, current] = [before, now].map((model) => valueIn(valueAt(model, path), 'name'));
  const isSame = old.id === fresh.id && base === old.name && fresh.name !== '';
  const shelf = valueAt(merging.root, path.slice(0, -1));
  if (!isSame || old.name === fresh.name || !isMap(shelf)) return;
  const mine = shelf[old.id];
  if (mine === undefined) return;
  // A text alone is a name.
  const isName = !isMap(mine) && mine !== '';
  const holder: PlainMap = isMap(mine) ? mine : isName ? { name: mine } : {};
  merging.field({ base, edited: fresh.name, current }, holder, [...path, 'name']);
  if (isName) shelf[old.id] = holder.name ?? mine;
  else if (Object.keys(holder).length > 0) shelf[old.id] = holder;
}

function mergeArrow(
  merging: Merging,
  { view }: DiagramEdit,
  [old, fresh]: readonly [OwnArrow, OwnArrow],
): void {
  if (old.from !== fresh.from || old.to !== fresh.to || old.both !== fresh.both) return;
  const path = viewPath(view.split('.'));
  const holder = valueAt(merging.root, path);
  if (!isMap(holder)) return;
  const flows = listOf(holder.flows ?? []);
  const index = flows.findIndex((flow) => isDrawnBy(flow, old));
  const flow = flows[index];
  if (flow === undefined) return;
  const details = flowDetails(flow);
  for (const key of ['label', 'protocol'] as const)
    merging.field({ base: old[key], edited: fresh[key], current: old[key] }, details, [
      ...path,
      'flows',
      index,
      key,
    ]);
  flows[index] = putDetails(flow, details);
  holder.flows = Array.isArray(holder.flows) ? flows : (flows[0] as Plain);
}

/** True for the flow that an arrow stands for; of several in one arrow nobody can tell. */
function isDrawnBy(flow: Plain, arrow: OwnArrow): boolean {
  const ends = isMap(flow) ? (Object.keys(flow)[0] ?? '') : String(flow);
  const [from = '', , to = ''] = ends.trim().split(/\s+/);
  const { label, protocol } = flowDetails(flow);
  const words = (value: Plain | undefined) =>
    String(value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  return (
    drawn(from) === drawn(arrow.from) &&
    drawn(to) === drawn(arrow.to) &&
    words(label) === words(arrow.label) &&
    words(protocol) === words(arrow.protocol)
  );
}

/** An id, also of `n_order_service`, as diagrams write it. */
function drawn(id: string): string {
  return id
    .replace(/^[nb]_/, '')
    .replaceAll('-', '_')
    .toLowerCase();
}
