import type { NamedFlow } from '../model/flows.ts';

/** Two hyphens stand in no id, so that a flow is never taken for an element. */
export function flowAnchor(view: string, { flow }: NamedFlow): string {
  return flow.id === undefined ? `${view}.${flow.from}--${flow.to}` : `${view}.${flow.id}`;
}
