import { readFileSync } from 'node:fs';
import { clientFolder } from '../client-folder.ts';
import type { ReviewAssets } from '../review/review.ts';

/** The style and the script of the review page, which the build has put beside the program. */
export function reviewAssets(): ReviewAssets {
  return { style: built('review-client.css'), script: built('review-client.js') };
}

/** The same for a page that is served, which follows the model. */
export function liveReviewAssets(): ReviewAssets {
  const { style, script } = reviewAssets();
  return { style, script: `${script}\n${liveScript()}`, live: true };
}

/** What alone follows the model. */
export function liveScript(): string {
  return built('review-live.js');
}

function built(name: string): string {
  return readFileSync(new URL(name, clientFolder), 'utf8');
}
