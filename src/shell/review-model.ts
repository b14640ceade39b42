import { compareDesigns } from '../changes/compare-designs.ts';
import { compareFindings, type Finding } from '../diagnostic.ts';
import type { Design } from '../model/design.ts';
import type { Checked } from '../pipeline.ts';
import type { DrawnView, ReviewAssets, ReviewDocument } from '../review/review.ts';
import { reviewPage } from '../review/review-page.ts';
import { fontsWith, readFont } from './font-file.ts';

/** What a page is made of besides the model. */
export interface ReviewParts {
  readonly views: readonly DrawnView[];
  readonly documents: readonly ReviewDocument[];
  /** About documents that were generated before and are not what the model gives now. */
  readonly stale: readonly Finding[];
  /** Files of fonts for what ours has no glyph for. */
  readonly fonts: readonly string[];
  readonly assets: ReviewAssets;
  /** What to compare with, and what to call it. */
  readonly base: { readonly name: string; readonly design: Design } | null;
  readonly today: string | null;
}

/** The review page of a model that was checked: nothing but its parts decides what is in it. */
export function reviewModel(
  { file, reading, findings }: Checked,
  design: Design,
  { views, documents, stale, fonts, assets, base, today }: ReviewParts,
): string {
  const comparison =
    base === null
      ? null
      : { base: base.name, changes: compareDesigns(base.design, design, today ?? undefined) };
  const review = {
    design,
    file,
    today,
    views,
    documents,
    findings: [...findings, ...stale].sort(compareFindings),
    lines: new Map(reading.sources.map(({ file, text }) => [file, text.split(/\r?\n/)])),
    comparison,
  };
  return reviewPage(review, assets, fontsWith(readFont(), fonts));
}
