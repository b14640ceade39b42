import type { ModelPath } from '../diagnostic.ts';
import type { Flow } from './flow.ts';
import type { NamedView } from './views.ts';

/** A flow of one view under the name by which references and suppressions call it. */
export interface NamedFlow {
  readonly flow: Flow;
  /** `<view>.<id>` when the flow has an id, else `<view>.<from> -> <to>`. */
  readonly subject: string;
  /** To the flow; its details follow directly (`data`, `controls`), without the ends. */
  readonly path: ModelPath;
}

/** The flows of a view, in the order written. */
export function flowsOf({ key, path, view }: NamedView): NamedFlow[] {
  return view.flows.map((flow, index) => ({
    flow,
    subject: `${key}.${flow.id ?? endsOf(flow)}`,
    path: [...path, 'flows', index],
  }));
}

/** `web -> api` or `web <-> api`, as a model writes it. */
export function endsOf({ from, to, both }: Pick<Flow, 'from' | 'to' | 'both'>): string {
  return `${from} ${both ? '<->' : '->'} ${to}`;
}
