import { readFileSync } from 'node:fs';
import { clientFolder } from '../client-folder.ts';
import type { ReviewAssets } from '../review/review.ts';

/** The style and the script of the review page, which the build has put beside the program. */
export function reviewAssets(): ReviewAssets {
  const read = (name: string) => readFileSync(new URL(name, clientFolder), 'utf8');
  return { style: read('review-client.css'), script: read('review-client.js') };
}
