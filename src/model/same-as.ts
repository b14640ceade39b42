import type { Design } from './design.ts';
import type { Element } from './element.ts';
import { type ElementTarget, type References, referencesOf } from './references.ts';

/** The element or boundary that `same-as` names; undefined when it names nothing of the kind. */
export function originOf(
  element: Pick<Element, 'same-as'>,
  references: References,
): ElementTarget | undefined {
  const reference = element['same-as'];
  const target = reference === undefined ? undefined : references.resolve(reference);
  return target?.kind === 'element' || target?.kind === 'boundary' ? target : undefined;
}

/**
 * Makes the function that completes an element: fields that it does not set come from the element
 * that it is the same as, and from the one that is the same as, and so on; a cycle ends the search.
 * What belongs to the appearance and not to the thing (`focus`, `listed`, `drawn`, `contains`,
 * `trust-boundary`) never comes from elsewhere.
 */
export function completerOf(design: Design): (element: Element) => Element {
  const references = referencesOf(design);
  const complete = new Map<Element, Element>();

  return (element) => {
    const chain = new Set<Element>();
    let link: Element | undefined = element;
    while (link && !complete.has(link) && !chain.has(link)) {
      chain.add(link);
      link = originOf(link, references)?.element.element;
    }
    let origin = link && complete.get(link);
    for (const own of [...chain].reverse()) {
      origin = origin ? inherit(own, origin) : own;
      complete.set(own, origin);
    }
    return origin ?? element;
  };
}

function inherit(own: Element, origin: Element): Element {
  return {
    ...own,
    name: own.name ?? origin.name,
    type: own.type ?? origin.type,
    kind: own.kind ?? origin.kind,
    technology: own.technology ?? origin.technology,
    description: own.description ?? origin.description,
    responsibilities: filled(own.responsibilities, origin.responsibilities),
    controls: filled(own.controls, origin.controls),
    data: filled(own.data, origin.data),
    'out-of-scope': own['out-of-scope'] ?? origin['out-of-scope'],
  };
}

/** An empty list is an unset one. */
function filled<T>(own: T[], origin: T[]): T[] {
  return own.length > 0 ? own : origin;
}
