import { slug } from 'github-slugger';
import type { ModelValue } from '../importer.ts';

/** The places of a policy whose heading our document words, with its anchor. */
const ANCHORS = {
  scope: 'scope',
  versions: 'supported-versions',
  reporting: 'reporting-a-vulnerability',
  response: 'response-timeline',
  disclosure: 'disclosure-policy',
} as const;

export type PlacedHeading = keyof typeof ANCHORS;

/** Where links to a heading lead now that its part has gone to a place with a heading of its own. */
export class MovedAnchors {
  readonly #moved = new Map<string, string>();

  add(heading: string, place: PlacedHeading): void {
    const anchor = slug(heading);
    if (anchor !== '' && !this.#moved.has(anchor)) this.#moved.set(anchor, ANCHORS[place]);
  }

  /** A model whose links to headings that are gone lead to those in their place. */
  in(value: ModelValue): ModelValue {
    if (this.#moved.size === 0) return value;
    if (typeof value === 'string')
      return value.replace(/(?<=\]\(#)[^()\s]{1,200}(?=\))/g, (anchor) => {
        return this.#moved.get(anchor) ?? anchor;
      });
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Map)
      return new Map([...value].map(([id, item]) => [id, this.in(item as ModelValue)]));
    if (Array.isArray(value)) return (value as readonly ModelValue[]).map((item) => this.in(item));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === 'samples' ? (item as ModelValue) : this.in(item as ModelValue),
      ]),
    );
  }
}
