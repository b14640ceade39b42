import type { Path } from './change.ts';
import { isMap, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { valueAt } from './value-at.ts';
import { viewPath } from './view-path.ts';

/** A flow in the list of its view. */
export interface FlowPlace {
  readonly list: Plain[];
  readonly index: number;
  readonly path: Path;
}

/** The flow of an anchor in the plain data of a YAML text. */
export function flowPlace(root: PlainMap, anchor: string): FlowPlace | undefined {
  const steps = anchor.split('.');
  const tail = steps.at(-1) ?? '';
  const path = viewPath(steps.slice(0, -1));
  const view = valueAt(root, path);
  if (!isMap(view)) return undefined;
  const list = listOf(view.flows);
  const index = list.findIndex((flow) => {
    const [ends = '', details] = isMap(flow) ? (Object.entries(flow)[0] ?? []) : [String(flow)];
    const [from, , to] = ends.trim().split(/\s+/);
    return valueIn(details, 'id') === tail || `${from}--${to}` === tail;
  });
  if (index < 0) return undefined;
  if (!Array.isArray(view.flows)) view.flows = list;
  return { list, index, path: [...path, 'flows', index] };
}
