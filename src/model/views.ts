import type { ModelPath } from '../diagnostic.ts';
import type { Design } from './design.ts';
import type { Boundary, Element } from './element.ts';
import type { C4View } from './view.ts';

/** A view of the design under the name by which references call it. */
export interface NamedView {
  /** `context`, `container`, `deployment`, `deployment.<environment>` or `build`. */
  readonly key: string;
  readonly path: ModelPath;
  readonly view: C4View;
}

/** All views that the design has, in the order of the document. */
export function viewsOf(design: Design): NamedView[] {
  const views: NamedView[] = [];
  if (design.context) views.push({ key: 'context', path: ['context'], view: design.context });
  if (design.container)
    views.push({ key: 'container', path: ['container'], view: design.container });
  if (design.deployment) {
    views.push({ key: 'deployment', path: ['deployment'], view: design.deployment });
    for (const [id, view] of design.deployment.environments) {
      const path = ['deployment', 'environments', id];
      views.push({ key: `deployment.${id}`, path, view });
    }
  }
  if (design.build) views.push({ key: 'build', path: ['build'], view: design.build });
  return views;
}

/** An element, or a boundary in its role as one, of one view. */
export interface NamedElement {
  readonly id: string;
  /** `<view>.<id>`, as references and suppressions write it. */
  readonly subject: string;
  readonly path: ModelPath;
  readonly element: Element | Boundary;
  readonly boundary: boolean;
}

/** The boundaries and elements of a view, boundaries first, in the order written. */
export function elementsOf({ key, path, view }: NamedView): NamedElement[] {
  const named = (shelf: 'boundaries' | 'elements') =>
    [...view[shelf]].map(([id, element]) => ({
      id,
      subject: `${key}.${id}`,
      path: [...path, shelf, id],
      element,
      boundary: shelf === 'boundaries',
    }));
  return [...named('boundaries'), ...named('elements')];
}

/** The id in words: `order-database` → `Order database`. */
export function nameOfId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
