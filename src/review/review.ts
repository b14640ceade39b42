import type { Root } from 'mdast';
import type { Changes } from '../changes/changes.ts';
import type { Finding } from '../diagnostic.ts';
import type { Design } from '../model/design.ts';
import type { PictureView } from '../picture/pictures-of.ts';

/** Everything that a review page is made of. */
export interface Review {
  readonly design: Design;
  /** The model, as the person at the terminal would name it. */
  readonly file: string;
  /** `YYYY-MM-DD`, on which treatments must hold; null: none lapses. */
  readonly today: string | null;
  readonly views: readonly DrawnView[];
  readonly documents: readonly ReviewDocument[];
  readonly findings: readonly Finding[];
  /** The lines of each file that a finding is in. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** What changed since another version, and what to call that; null: nothing to compare with. */
  readonly comparison: { readonly base: string; readonly changes: Changes } | null;
}

/** A view with its diagrams drawn. */
export interface DrawnView extends Omit<PictureView, 'diagrams'> {
  readonly diagrams: readonly DrawnDiagram[];
}

/** A diagram as an SVG file, or why there is none. */
export interface DrawnDiagram {
  /** Starts with `diagram-`, as every id in the SVG does, so that none is an id of the page. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly drawn: { readonly svg: string } | { readonly failure: string };
}

/** A document before it is markdown. */
export interface ReviewDocument {
  readonly kind: string;
  readonly title: string;
  readonly tree: Root;
}

/** The page's own style and script, as the build made them. */
export interface ReviewAssets {
  readonly style: string;
  readonly script: string;
  /** Whether the script asks for the page anew: then it may connect to where it comes from. */
  readonly live?: true;
}
