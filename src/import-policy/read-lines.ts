import { nestLists } from '../import-markdown/nest-lists.ts';
import {
  collapseSpaces,
  linesOf,
  restoreBullets,
  unwrapFence,
} from '../import-markdown/repair-text.ts';
import { resolveReferences } from '../import-markdown/resolve-references.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import { unfoldDetails } from '../import-markdown/unfold-details.ts';
import type { ImportNote } from '../import-note.ts';
import { quoteCallouts } from './callouts.ts';
import { dropComments } from './drop-comments.ts';
import { takeFrontMatter } from './front-matter.ts';
import { dropPageMarks } from './page-marks.ts';
import { isPageCopy, restorePage } from './restore-page.ts';

/**
 * The lines of a policy or a guide, with what keeps them from being read as markdown put right: runaway
 * spaces, lost fences and headings, bullets that are none, and what only the site of a page understands.
 *
 * @param isOwn a document of ours needs no repair, and must not get any
 */
export function readLines(text: string, notes: ImportNote[], isOwn = false): readonly SourceLine[] {
  let lines = linesOf(text);
  if (isOwn) return lines;
  lines = unwrapFence(collapseSpaces(lines, notes), notes);
  if (isPageCopy(lines)) return restorePage(lines, notes);
  lines = takeFrontMatter(lines, notes);
  lines = dropComments(lines, notes);
  lines = quoteCallouts(lines, notes);
  lines = unfoldDetails(lines, notes);
  lines = resolveLinks(lines, notes);
  lines = dropPageMarks(lines, notes);
  lines = restoreBullets(lines, notes);
  return lines.some(({ text: line }) => /^\s+(?:`{3}|~{3})/.test(line))
    ? lines
    : nestLists(lines, notes);
}

/** Links by reference with their addresses in place; what they were called is no text of the page. */
function resolveLinks(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const resolved = resolveReferences(lines);
  for (const [index, { text, line }] of lines.entries())
    if (text !== '' && resolved[index]?.text !== text)
      for (const [name] of text.matchAll(/\[[^\][]+\](?!\()/g))
        notes.push({ kind: 'label', line, message: name });
  return resolved;
}
