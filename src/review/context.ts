import { referencesOf } from '../model/references.ts';
import { type DesignView, toView } from '../view/design-view.ts';
import { type ElementDetails, elementDetails } from '../view/element-details.ts';
import type { Link } from '../view/links.ts';
import type { RiskView } from '../view/risk-view.ts';
import { type Html, html, joined } from './html.ts';
import { documentPrefix } from './markdown-html.ts';
import type { Review } from './review.ts';

/** What the sections of the page share: looked up once for the whole page. */
export interface Context {
  readonly review: Review;
  readonly view: DesignView;
  /** Elements and boundaries by the key of their view. */
  readonly details: ReadonlyMap<string, readonly ElementDetails[]>;
  readonly elements: ReadonlyMap<string, ElementDetails>;
  readonly risks: ReadonlyMap<string, RiskView>;
  /** By the id of a risk, what it affects: a flow affects both of its ends. */
  readonly affected: ReadonlyMap<string, readonly string[]>;
}

export function contextOf(review: Review): Context {
  const view = toView(review.design, review.today ?? undefined);
  const details = elementDetails(review.design);
  return {
    review,
    view,
    details,
    elements: new Map([...details.values()].flat().map((found) => [found.subject, found])),
    risks: new Map(view.risks.map((risk) => [risk.id, risk])),
    affected: affectedSubjects(review),
  };
}

function affectedSubjects({ design }: Review): ReadonlyMap<string, readonly string[]> {
  const references = referencesOf(design);
  return new Map(
    [...design.risks].map(([id, { affects }]) => {
      const subjects = affects.flatMap((reference): string[] => {
        const target = references.resolve(reference);
        if (target === undefined) return [];
        if (target.kind !== 'flow') return [target.subject];
        return target.flows.flatMap(({ flow: { from, to } }) =>
          [from, to].map((end) => `${target.view.key}.${end}`),
        );
      });
      return [id, [...new Set(subjects)]];
    }),
  );
}

/** A link to where the page says most about something: a risk's row, an element's card, the document. */
export function linkTo({ name, anchor }: Link, { elements, risks }: Context): Html {
  if (anchor === null) return html`${name}`;
  if (elements.has(anchor)) return html`<a href="#element-${anchor}">${name}</a>`;
  const risk = risks.get(anchor.replace(/^risks\./, ''));
  if (risk !== undefined && anchor === risk.anchor)
    return html`<a href="#risk-${risk.id}">${name}</a>`;
  return html`<a href="#${documentPrefix('design')}${anchor}">${name}</a>`;
}

export function linksTo(links: readonly Link[], context: Context): Html {
  return joined(
    links.map((link) => linkTo(link, context)),
    ', ',
  );
}
