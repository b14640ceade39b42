import type { ModelPath } from '../diagnostic.ts';
import type { ControlUse } from './control.ts';
import type { Design } from './design.ts';
import { flowsOf } from './flows.ts';
import { elementsOf, viewsOf } from './views.ts';

/** A place that names something of a registry. */
export interface Use<T> {
  readonly value: T;
  readonly path: ModelPath;
  /** What names it: a view, an element, a boundary or a flow. */
  readonly subject: string;
}

/** Every control in place: on views, elements, boundaries and flows; not those that answer risks. */
export function* controlUsesOf(design: Design): Generator<Use<ControlUse>> {
  for (const view of viewsOf(design)) {
    yield* usesIn(view.view.controls, 'controls', view.path, view.key);
    for (const { element, path, subject } of elementsOf(view))
      yield* usesIn(element.controls, 'controls', path, subject);
    for (const { flow, path, subject } of flowsOf(view))
      yield* usesIn(flow.controls, 'controls', path, subject);
  }
}

/** Every id of data that an element or boundary holds or a flow carries. */
export function* dataUsesOf(design: Design): Generator<Use<string>> {
  for (const view of viewsOf(design)) {
    for (const { element, path, subject } of elementsOf(view))
      yield* usesIn(element.data, 'data', path, subject);
    for (const { flow, path, subject } of flowsOf(view))
      yield* usesIn(flow.data, 'data', path, subject);
  }
}

function* usesIn<T>(
  values: readonly T[],
  key: string,
  path: ModelPath,
  subject: string,
): Generator<Use<T>> {
  for (const [index, value] of values.entries())
    yield { value, path: [...path, key, index], subject };
}
