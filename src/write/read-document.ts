import { createHash } from 'node:crypto';
import { type Outline, outline } from './outline.ts';
import { type Scan, scan, type Zone } from './scan.ts';
import type { Block } from './split-blocks.ts';

/** A keep zone and the gap between blocks it stands in; no gap when it splits a block. */
export interface PlacedZone extends Zone {
  readonly gap: number | undefined;
}

/** A document as the writer sees it. */
export interface ReadDocument extends Omit<Scan, 'zones'>, Outline {
  readonly zones: readonly PlacedZone[];
  /** Hash of the generated text; zones, line endings and the number of blank lines do not count. */
  readonly hash: string;
}

/** Reads a document, or the body of one that is about to be written. */
export function readDocument(text: string): ReadDocument {
  const scanned = scan(text);
  const { blocks, sections } = outline(scanned.outside);
  const zones = intoGaps(scanned.zones, blocks);
  const generated = blocks.map((block) => block.text).join('\n\n');
  const hash = createHash('sha256').update(generated).digest('hex');
  return { ...scanned, blocks, sections, zones, hash };
}

/** Both come in the order of the document, so one pass over the blocks is enough. */
function intoGaps(zones: readonly Zone[], blocks: readonly Block[]): PlacedZone[] {
  let before = 0;
  return zones.map((zone) => {
    while ((blocks[before]?.start ?? zone.at) < zone.at) before += 1;
    const splits = (blocks[before - 1]?.end ?? 0) > zone.at;
    return { ...zone, gap: splits ? undefined : before };
  });
}
