import type { Design } from '../model/design.ts';
import { flowsOf } from '../model/flows.ts';
import type { NamedView } from '../model/views.ts';
import { viewsOf } from '../model/views.ts';
import { type ControlUseView, toControlUse } from './control-use-view.ts';
import { sectionContext } from './design-view.ts';
import type { Link } from './links.ts';
import { elementsOfView } from './resolve-elements.ts';
import type { SectionContext } from './section-context.ts';
import { type ElementView, toElement } from './section-view.ts';

/** A flow as one of its ends sees it. */
export interface FlowAtElement {
  readonly direction: 'to' | 'from' | 'both';
  /** The subject and the name of the other end. */
  readonly other: { readonly subject: string; readonly name: string };
  readonly label: string | null;
  readonly protocol: string | null;
  readonly data: readonly Link[];
  readonly authentication: string | null;
  readonly encrypted: boolean | null;
  readonly controls: readonly ControlUseView[];
  readonly risks: readonly Link[];
}

/** Everything about an element or boundary in one place, described in the document or not. */
export interface ElementDetails extends ElementView {
  /** `<view>.<id>`. */
  readonly subject: string;
  readonly boundary: boolean;
  readonly flows: readonly FlowAtElement[];
  /** The boundary around it, and what is inside, as subjects and names. */
  readonly inside: { readonly subject: string; readonly name: string } | null;
  readonly contains: readonly { readonly subject: string; readonly name: string }[];
}

/** Elements and boundaries by the key of their view, elements first, in the order written. */
export function elementDetails(design: Design): ReadonlyMap<string, readonly ElementDetails[]> {
  const context = sectionContext(design);
  return new Map(viewsOf(design).map((view) => [view.key, detailsOfView(view, context)]));
}

function detailsOfView(named: NamedView, context: SectionContext): ElementDetails[] {
  const placeOf = (id: string) => {
    const subject = `${named.key}.${id}`;
    return { subject, name: context.elements.get(subject)?.name ?? id };
  };
  const parents = new Map<string, string>();
  for (const [id, { contains }] of named.view.boundaries)
    for (const child of contains) if (!parents.has(child)) parents.set(child, id);
  const flows = flowsByEnd(named, context, placeOf);
  const found = elementsOfView(named, context.elements).map((resolved): ElementDetails => {
    const parent = parents.get(resolved.id);
    const contains = named.view.boundaries.get(resolved.id)?.contains ?? [];
    return {
      ...toElement(resolved, context),
      subject: resolved.subject,
      boundary: resolved.boundary,
      flows: flows.get(resolved.id) ?? [],
      inside: parent === undefined ? null : placeOf(parent),
      contains: resolved.boundary ? contains.map(placeOf) : [],
    };
  });
  return [
    ...found.filter(({ boundary }) => !boundary),
    ...found.filter(({ boundary }) => boundary),
  ];
}

function flowsByEnd(
  named: NamedView,
  context: SectionContext,
  end: (id: string) => FlowAtElement['other'],
): ReadonlyMap<string, readonly FlowAtElement[]> {
  const flows = new Map<string, FlowAtElement[]>();
  const add = (id: string, flow: FlowAtElement) => {
    const known = flows.get(id);
    if (known === undefined) flows.set(id, [flow]);
    else known.push(flow);
  };
  for (const { flow, subject } of flowsOf(named)) {
    const { from, to, both } = flow;
    const common = {
      label: flow.label ?? null,
      protocol: flow.protocol ?? null,
      data: flow.data.map((id) => context.links.data(id)),
      authentication: flow.authentication ?? null,
      encrypted: flow.encrypted ?? null,
      controls: flow.controls.map((use) => toControlUse(use, context)),
      risks: context.risksOf.get(subject) ?? [],
    };
    add(from, { ...common, direction: both ? 'both' : 'to', other: end(to) });
    if (from !== to) add(to, { ...common, direction: both ? 'both' : 'from', other: end(from) });
  }
  return flows;
}
