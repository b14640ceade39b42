import type { Element } from '../model/element.ts';
import type { NamedView } from '../model/views.ts';
import { type ControlUseView, toControlUse } from './control-use-view.ts';
import type { Drawing } from './drawing.ts';
import { type FlowView, toFlows } from './flow-view.ts';
import type { Link } from './links.ts';
import { type EntryView, entriesOf, type MarkdownText, markdownOf } from './markdown.ts';
import { elementsOfView, type ResolvedElement } from './resolve-elements.ts';
import type { SectionContext } from './section-context.ts';
import { toDrawing } from './to-drawing.ts';

/** An element as the document describes it. */
export interface ElementView {
  readonly anchor: string;
  readonly name: string;
  readonly type: string | null;
  readonly technology: string | null;
  readonly description: MarkdownText | null;
  readonly responsibilities: readonly EntryView[];
  readonly controls: readonly ControlUseView[];
  readonly data: readonly Link[];
  readonly risks: readonly Link[];
  readonly sameAs: Link | null;
  readonly outOfScope: MarkdownText | null;
}

/** One C4 view of the document. */
export interface SectionView {
  /** `context`, `deployment.production`, …: also its anchor. */
  readonly key: string;
  /** What its labels call it: `context`, or the name of an environment. */
  readonly name: string;
  readonly description: MarkdownText | null;
  readonly drawing: Drawing | null;
  /** A diagram that the model brings along instead. */
  readonly source: string | null;
  readonly elements: readonly ElementView[];
  readonly flows: readonly FlowView[];
  readonly steps: readonly EntryView[];
  readonly controls: readonly ControlUseView[];
  readonly notes: MarkdownText | null;
}

/**
 * True for what the document describes: an element unless the model says no, a boundary when there
 * is something to say of it.
 */
export function isListed({ element, boundary }: ResolvedElement): boolean {
  return element.listed ?? (!boundary || saysMore(element));
}

/** True for what a frame in the diagram does not show. */
function saysMore(element: Element): boolean {
  const { description, responsibilities, controls, data } = element;
  const said = [description, element['out-of-scope']].some((text) => text !== undefined);
  return said || [responsibilities, controls, data].some((list) => list.length > 0);
}

/** A view of the model as a section of the document. */
export function toSection(named: NamedView, name: string, context: SectionContext): SectionView {
  const { view, key } = named;
  const listed = elementsOfView(named, context.elements).filter(isListed);
  return {
    key,
    name,
    description: markdownOf(view.description),
    drawing: view.diagram === undefined ? toDrawing(name, named, context.elements) : null,
    source: view.diagram?.source ?? null,
    elements: inDocumentOrder(listed).map((found) => toElement(found, context)),
    flows: toFlows(named, context),
    steps: entriesOf(view.steps),
    controls: view.controls.map((use) => toControlUse(use, context)),
    notes: markdownOf(view.notes),
  };
}

/** Elements first, as readers look for them; boundaries after them. */
function inDocumentOrder(elements: readonly ResolvedElement[]): ResolvedElement[] {
  return [
    ...elements.filter(({ boundary }) => !boundary),
    ...elements.filter(({ boundary }) => boundary),
  ];
}

/** Everything that is to say of an element. */
export function toElement(found: ResolvedElement, context: SectionContext): ElementView {
  const { element, subject, sameAs } = found;
  return {
    anchor: subject,
    name: found.name,
    type: element.type ?? null,
    technology: element.technology ?? null,
    description: markdownOf(element.description),
    responsibilities: entriesOf(element.responsibilities),
    controls: element.controls.map((use) => toControlUse(use, context)),
    data: element.data.map((id) => context.links.data(id)),
    risks: context.risksOf.get(subject) ?? [],
    sameAs: sameAs === null ? null : { ...context.links.element(sameAs), name: sameAs },
    outOfScope: markdownOf(element['out-of-scope']),
  };
}
