import type { Finding } from '../diagnostic.ts';
import { arrangeZones } from './arrange-zones.ts';
import { documentFinding } from './document-finding.ts';
import { documentProblems } from './document-problems.ts';
import { printHeader } from './header.ts';
import { printMarker } from './marker.ts';
import type { Page } from './page.ts';
import { type PlacedZone, type ReadDocument, readDocument } from './read-document.ts';
import { zoneProblem } from './zone-problem.ts';

/** A document to write, or why it cannot be written. */
export type Woven = { readonly text: string } | { readonly findings: readonly Finding[] };

/**
 * Makes the document of a page and carries the keep zones of the existing one over, word for word.
 * Weaving the result again changes nothing.
 *
 * @param existing the document as it stands, if there is one; a blank file counts as none.
 * @param force write over what people wrote outside the zones.
 */
export function weave(existing: string | undefined, page: Page, force = false): Woven {
  const lineEnding = /\r?\n/.exec(existing ?? '')?.[0] ?? '\n';
  const fresh = readDocument(page.text.replace(/\p{Cs}/gu, '\uFFFD').replace(/\r?\n/g, lineEnding));
  const unfit = templateFindings(page, fresh);
  if (unfit.length > 0) return { findings: unfit };

  const old = existing?.trim() ? readDocument(existing) : undefined;
  const problems = old ? documentProblems(page.path, old, fresh, force) : [];
  if (problems.length > 0) return { findings: problems };

  const { gaps, lost } = arrangeZones(old ?? fresh, fresh);
  if (lost.length > 0) return { findings: lost.map((zone) => placeGone(page.path, zone)) };

  const parts = [printHeader(page.model, page.path, fresh.hash)];
  for (const [gap, zones] of gaps.entries()) {
    parts.push(...zones.map((zone) => printZone(zone, lineEnding)));
    const block = fresh.blocks[gap];
    if (block) parts.push(block.text.replaceAll('\n', lineEnding));
  }
  return { text: parts.join(lineEnding + lineEnding) + lineEnding };
}

function printZone({ name, content }: PlacedZone, lineEnding: string): string {
  return `${printMarker('keep', name)}${lineEnding}${content}${printMarker('end', name)}`;
}

/** A zone that the template breaks would take people's text with it on the next run. */
function templateFindings({ path }: Page, fresh: ReadDocument): readonly Finding[] {
  const problems = [
    ...fresh.problems,
    ...(fresh.openFence ? [zoneProblem.hidden(fresh.openFence)] : []),
    ...fresh.zones
      .filter(({ gap }) => gap === undefined)
      .map(({ name, place }) => zoneProblem.splits(place, name)),
  ];
  return problems.map(({ line, message, suggestion }) =>
    documentFinding(
      'zone-broken',
      { file: path },
      `The template of this document does not fit keep zones: line ${line} of its output: ${message}`,
      `Mend the template. ${suggestion}`,
    ),
  );
}

function placeGone(file: string, { name, place: { line, text } }: PlacedZone): Finding {
  const message = `The keep zone "${name}" has no place any more: the new document has neither its section nor the text beside it`;
  const suggestion =
    'Move it, markers included, to another place in this document, or delete it if it is of no use.';
  const place = { file, line, endColumn: text.length + 1 };
  return documentFinding('zone-place-gone', place, message, suggestion);
}
