import type { Design } from './design.ts';
import type { Element } from './element.ts';
import { completerOf } from './same-as.ts';
import { elementsOf, type NamedElement, type NamedView, viewsOf } from './views.ts';

/** An element, not a boundary, with the fields that `same-as` brings it. */
export interface CompleteElement extends NamedElement {
  readonly view: NamedView;
  readonly element: Element;
}

/** The elements of all views, complete, in the order written. */
export function* completeElementsOf(design: Design): Generator<CompleteElement> {
  const complete = completerOf(design);
  for (const view of viewsOf(design)) {
    for (const named of elementsOf(view)) {
      if (!named.boundary) yield { ...named, view, element: complete(named.element) };
    }
  }
}

/** True for an element that the document describes: listed, and in the scope of the design. */
export function isDescribed(element: Element): boolean {
  return element.listed !== false && element['out-of-scope'] === undefined;
}
