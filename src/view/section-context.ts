import type { Link, Links } from './links.ts';
import type { ResolvedElements } from './resolve-elements.ts';

/** What sections need to know of the rest of the design. */
export interface SectionContext {
  readonly elements: ResolvedElements;
  readonly links: Links;
  readonly statusOf: (control: string) => string;
  /** Risks by the subject that they affect. */
  readonly risksOf: ReadonlyMap<string, readonly Link[]>;
}
