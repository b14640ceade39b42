import { compareDesigns } from '../changes/compare-designs.ts';
import type { Design } from '../model/design.ts';
import { type Checked, documentTrees } from '../pipeline.ts';
import { sayTemplateProblem, type Templates } from '../render/template.ts';
import type { DrawnView, ReviewAssets } from '../review/review.ts';
import { reviewPage } from '../review/review-page.ts';
import { UsageError } from './usage-error.ts';

/** What a page is made of besides the model. */
export interface ReviewParts {
  readonly views: readonly DrawnView[];
  readonly templates: Templates;
  readonly assets: ReviewAssets;
  /** What to compare with, and what to call it. */
  readonly base: { readonly name: string; readonly design: Design } | null;
  readonly today: string | null;
}

/** The review page of a model that was checked: nothing but its parts decides what is in it. */
export function reviewModel(
  { file, reading, findings }: Checked,
  design: Design,
  { views, templates, assets, base, today }: ReviewParts,
): string {
  const made = documentTrees(design, templates);
  if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
  const comparison =
    base === null
      ? null
      : { base: base.name, changes: compareDesigns(base.design, design, today ?? undefined) };
  const review = {
    design,
    file,
    today,
    views,
    documents: made.trees,
    findings,
    lines: new Map(reading.sources.map(({ file, text }) => [file, text.split(/\r?\n/)])),
    comparison,
  };
  return reviewPage(review, assets);
}
