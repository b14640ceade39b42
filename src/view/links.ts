import type { Design } from '../model/design.ts';
import { referencesOf, type Target } from '../model/references.ts';
import { nameOfId } from '../model/views.ts';
import { flowAnchor } from './flow-anchor.ts';
import type { ResolvedElements } from './resolve-elements.ts';

/** A place in the document: what it is called and its anchor, null when it has no place. */
export interface Link {
  readonly name: string;
  readonly anchor: string | null;
}

/** Finds the names and anchors of what a model refers to. Anchors are the model's own references. */
export interface Links {
  control(id: string): Link;
  data(id: string): Link;
  risk(id: string): Link;
  businessRisk(id: string): Link;
  /** An element or boundary by `<view>.<id>`. */
  element(subject: string): Link;
  /** Anything that a risk can affect. */
  affected(reference: string): Link;
}

/** @param listed subjects of the elements that the document describes, and so can link to */
export function linksOf(
  design: Design,
  elements: ResolvedElements,
  listed: ReadonlySet<string>,
): Links {
  const references = referencesOf(design);
  const named =
    (map: ReadonlyMap<string, { name?: string | undefined }>, shelf: string) => (id: string) => {
      const found = map.get(id);
      return {
        name: found?.name ?? nameOfId(id),
        anchor: found === undefined ? null : `${shelf}.${id}`,
      };
    };
  const element = (subject: string): Link => ({
    name: elements.get(subject)?.name ?? subject,
    anchor: listed.has(subject) ? subject : null,
  });
  const data = named(design.data, 'data');
  const affected = (reference: string): Link => {
    const target = references.resolve(reference);
    if (target === undefined) return { name: reference, anchor: null };
    if (target.kind === 'data') return data(target.id);
    if (target.kind !== 'flow') return element(target.subject);
    const flow = target.flows.length === 1 ? target.flows[0] : undefined;
    const anchor = flow === undefined ? null : flowAnchor(target.view.key, flow);
    return { name: flowName(target, elements), anchor };
  };
  return {
    control: named(design.controls, 'controls'),
    data,
    risk: named(design.risks, 'risks'),
    businessRisk: named(design.business.risks, 'business-risks'),
    element,
    affected,
  };
}

/** `Web → API: Queries`, with the names of its ends. */
function flowName(target: Extract<Target, { kind: 'flow' }>, elements: ResolvedElements): string {
  const [{ flow }] = target.flows;
  const end = (id: string) => elements.get(`${target.view.key}.${id}`)?.name ?? id;
  const arrow = flow.both ? '↔' : '→';
  const label = target.flows.length === 1 && flow.label !== undefined ? `: ${flow.label}` : '';
  return `${end(flow.from)} ${arrow} ${end(flow.to)}${label}`;
}
