import type { Design } from '../model/design.ts';
import { type EntryView, entriesOf, type MarkdownText, markdownOf } from './markdown.ts';
import { type PublishedSection, publishSections } from './published-section.ts';

/** What the security guide says. */
export interface GuideView {
  readonly text: MarkdownText | null;
  readonly practices: readonly PublishedSection[];
  readonly considerations: readonly PublishedSection[];
  readonly checklists: readonly PublishedSection[];
  readonly references: readonly EntryView[];
}

/** The guide of a design, null when the model has none. */
export function toGuideView(design: Design): GuideView | null {
  const { guide } = design;
  if (guide === undefined) return null;
  const language = guide.language ?? 'text';
  return {
    text: markdownOf(guide.text),
    practices: publishSections(guide.practices, design, { level: 2, language }),
    considerations: publishSections(guide.considerations, design, { level: 3, language }),
    checklists: publishSections(guide.checklists, design, { level: 3, language, tasks: true }),
    references: entriesOf(guide.references),
  };
}
