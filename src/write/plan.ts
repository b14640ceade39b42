import { posix } from 'node:path';
import { compareFindings, type Finding } from '../diagnostic.ts';
import { outputClashes } from './output-clashes.ts';
import type { Page } from './page.ts';
import type { PictureFile } from './picture-file.ts';
import { placePicture } from './place-picture.ts';
import { weave } from './weave.ts';

/** What is to happen to one file. */
export interface Action {
  readonly path: string;
  readonly kind: 'create' | 'update' | 'same';
  /** The file's text now, unless it is created. */
  readonly before?: string;
  readonly after: string;
  /** True for a picture, of which nobody reads the text. */
  readonly picture?: true;
}

/** What writing the pages comes to; if a finding is an error, nothing must be written. */
export interface Plan {
  readonly actions: readonly Action[];
  readonly findings: readonly Finding[];
}

/** How the plan treats what it finds. */
export interface PlanOptions {
  /** Write over what people wrote outside keep zones. */
  readonly force?: boolean;
  /** What the pages link to: written together with them, or not at all. */
  readonly pictures?: readonly PictureFile[];
}

/**
 * Decides what writing the pages and their pictures does to the files that exist, without touching any. A page whose
 * document must not be written has findings instead of an action.
 *
 * @param existing the text of the pages' files, by the path the page gives, where there is one.
 */
export function plan(
  pages: readonly Page[],
  existing: ReadonlyMap<string, string>,
  { force = false, pictures = [] }: PlanOptions = {},
): Plan {
  const clashes = outputClashes([...pages, ...pictures]);
  if (clashes.length > 0) return { actions: [], findings: clashes };

  const actions: Action[] = [];
  const findings: Finding[] = [];
  for (const page of pages) {
    const path = posix.normalize(page.path);
    const before = existing.get(page.path) ?? existing.get(path);
    const woven = weave(before, { ...page, path }, force);
    if ('text' in woven) actions.push(actionOf(path, before, woven.text));
    else findings.push(...woven.findings);
  }
  for (const picture of pictures) {
    const before = existing.get(picture.path);
    const placed = placePicture(before, picture, force);
    if ('text' in placed)
      actions.push({ ...actionOf(picture.path, before, placed.text), picture: true });
    else findings.push(...placed.findings);
  }
  return { actions, findings: findings.sort(compareFindings) };
}

function actionOf(path: string, before: string | undefined, after: string): Action {
  if (before === undefined) return { path, kind: 'create', after };
  const kind = comparable(before) === comparable(after) ? 'same' : 'update';
  return { path, kind, before, after };
}

/** Git and editors change line endings and byte order marks without anyone having edited the text. */
function comparable(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
