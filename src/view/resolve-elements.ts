import type { Design } from '../model/design.ts';
import type { Boundary, Element, Kind } from '../model/element.ts';
import { kindOfType } from '../model/kind-of-type.ts';
import { completerOf } from '../model/same-as.ts';
import { elementsOf, type NamedView, nameOfId, viewsOf } from '../model/views.ts';

/** An element with what it takes over from its other appearance. */
export interface ResolvedElement {
  readonly id: string;
  /** `<view>.<id>`: how references name it, and its anchor in documents. */
  readonly subject: string;
  readonly name: string;
  readonly kind: Kind;
  readonly boundary: boolean;
  readonly element: Element | Boundary;
  /** The subject that `same-as` names. */
  readonly sameAs: string | null;
}

/** All elements and boundaries of a design by subject, in the order of the document. */
export type ResolvedElements = ReadonlyMap<string, ResolvedElement>;

/** Gives every element the fields, the name and the kind that documents and diagrams show. */
export function resolveElements(design: Design): ResolvedElements {
  const complete = completerOf(design);
  const resolved = new Map<string, ResolvedElement>();
  for (const { id, subject, element: own, boundary } of viewsOf(design).flatMap(elementsOf)) {
    const element = complete(own);
    resolved.set(subject, {
      id,
      subject,
      name: element.name ?? nameOfId(id),
      kind: element.kind ?? kindOfType(element.type),
      boundary,
      element,
      sameAs: own['same-as'] ?? null,
    });
  }
  return resolved;
}

/** The resolved elements of one view, boundaries first. */
export function elementsOfView(view: NamedView, elements: ResolvedElements): ResolvedElement[] {
  return elementsOf(view).flatMap(({ subject }) => elements.get(subject) ?? []);
}
