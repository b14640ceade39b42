import type { Sides } from './change.ts';
import { flowDetails, putDetails } from './flow-details.ts';
import { type FlowPlace, flowPlace } from './flow-place.ts';
import { isSameValue } from './is-same-value.ts';
import type { Merging } from './merging.ts';
import { keysOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { viewPath } from './view-path.ts';

/** What a document lists of flows, by their anchors. */
export type Flows = ReadonlyMap<string, { readonly shown: string; readonly fields: Plain }>;

/** Puts what was changed in the lists of flows into the model. */
export function mergeFlows(merge: Merging, base: Flows, edited: Flows, current: Flows): void {
  const gone: FlowPlace[] = [];
  for (const [anchor, flow] of base) {
    const [fresh, now] = [edited.get(anchor), current.get(anchor)];
    if (isSameValue(flow as never, fresh as never) || isSameValue(now as never, fresh as never))
      continue;
    const place = flowPlace(merge.root, anchor);
    if (place === undefined || now === undefined) {
      merge.log.conflict({ base: flow.shown, edited: fresh?.shown, current: now?.shown }, [
        ...viewPath(anchor.split('.').slice(0, -1)),
        'flows',
      ]);
      continue;
    }
    if (fresh === undefined) {
      if (!isSameValue(flow as never, now as never))
        merge.log.conflict({ base: flow.shown, edited: undefined, current: now.shown }, place.path);
      else {
        gone.push(place);
        merge.log.change(place.path, flow.shown, undefined);
      }
      continue;
    }
    mergeFlow(merge, place, {
      base: { shown: flow.shown, ...(flow.fields as PlainMap) },
      edited: { shown: fresh.shown, ...(fresh.fields as PlainMap) },
      current: { shown: now.shown, ...(now.fields as PlainMap) },
    });
  }
  for (const { list, index } of gone.toSorted((left, right) => right.index - left.index))
    list.splice(index, 1);
}

function mergeFlow(merge: Merging, { list, index, path }: FlowPlace, sides: Sides): void {
  const flow = list[index];
  if (flow === undefined) return;
  const holder = flowDetails(flow);
  const labels = labelsOf(sides, holder.label);
  if (labels !== undefined) merge.field(labels, holder, [...path, 'label']);
  for (const key of new Set([...keysOf(sides.base), ...keysOf(sides.edited)]))
    if (key !== 'shown' && key !== 'id')
      merge.field(
        {
          base: valueIn(sides.base, key),
          edited: valueIn(sides.edited, key),
          current: valueIn(sides.current, key),
        },
        holder,
        [...path, key],
      );
  list[index] = putDetails(flow, holder);
}

/** The label of a line `From → To: label`; undefined when the edit is in another part of it. */
function labelsOf({ base, edited, current }: Sides, label: Plain | undefined): Sides | undefined {
  const [was, is, now] = [base, edited, current].map((side) => String(valueIn(side, 'shown')));
  const behind = `: ${String(label ?? '')
    .replace(/\s+/g, ' ')
    .trim()}`;
  const hasLabel = label !== undefined && now?.endsWith(behind);
  const ends = hasLabel ? now?.slice(0, -behind.length) : now;
  const part = (line: string | undefined) => {
    if (line === ends) return { label: undefined };
    return line?.startsWith(`${ends}: `)
      ? { label: line.slice((ends?.length ?? 0) + 2) }
      : undefined;
  };
  const [old, fresh, mine] = [part(was), part(is), part(now)];
  if (old === undefined || fresh === undefined || mine === undefined) return undefined;
  return { base: old.label, edited: fresh.label, current: mine.label };
}
