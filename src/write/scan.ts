import { type Fence, fenceAt } from './fence.ts';
import { type Header, readHeader } from './header.ts';
import { readMarker } from './marker.ts';
import { readZone } from './read-zone.ts';
import { splitLines } from './split-lines.ts';
import { type LinePlace, type ZoneProblem, zoneProblem } from './zone-problem.ts';

/** A part of a document that belongs to its readers. */
export interface Zone {
  readonly name: string;
  /** Everything between the marker lines, as it stands in the file. */
  readonly content: string;
  /** The line and text of its start marker. */
  readonly place: LinePlace;
  /** How many lines outside the zones come before it. */
  readonly at: number;
}

/** A line outside the zones, with its number in the file, from 1. */
export interface OutsideLine extends LinePlace {
  readonly fenced: boolean;
}

/** A document taken apart into what we write and what people write. */
export interface Scan {
  readonly header: Header | undefined;
  readonly outside: readonly OutsideLine[];
  readonly zones: readonly Zone[];
  readonly problems: readonly ZoneProblem[];
  /** Where fenced code starts that nothing ends. */
  readonly openFence: LinePlace | undefined;
}

/**
 * Takes a document apart into its header, its keep zones and the lines outside them. Markers in
 * fenced code outside the zones do not count: values of the model stand there as they are.
 */
export function scan(document: string): Scan {
  const text = document.replace(/^\uFEFF/, '');
  const lines = splitLines(text);
  const outside: OutsideLine[] = [];
  const zones: Zone[] = [];
  const problems: ZoneProblem[] = [];
  const starts = new Map<string, number>();
  const abandoned = new Set<string>();
  let header: Header | undefined;
  let fence: Fence | undefined;
  let fenceStart: LinePlace | undefined;
  let fenceHides = false;

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) break;
    const place = { line: index + 1, text: line.text };
    const newHeader = readHeader(line.text);
    const marker = newHeader ? undefined : readMarker(line.text);

    const { fenced, after } = fenceAt(line.text, fence);
    if (after !== fence && after) {
      fenceStart = place;
      fenceHides = false;
    }
    fence = after;
    if (fenced) {
      if (marker) fenceHides = true;
      outside.push({ ...place, fenced });
    } else if (newHeader && !header) {
      header = newHeader;
    } else if (!marker) {
      outside.push({ ...place, fenced });
    } else if (marker.kind === 'malformed') {
      problems.push(zoneProblem.malformed(place, marker.reason));
    } else if (marker.kind === 'end') {
      if (!abandoned.delete(marker.name))
        problems.push(zoneProblem.endWithoutStart(place, marker.name));
    } else {
      const { name } = marker;
      const first = starts.get(name);
      if (first === undefined) starts.set(name, place.line);
      else problems.push(zoneProblem.doubled(place, name, first));

      const reach = readZone(lines, index, name);
      problems.push(...reach.problems);
      if (reach.end) {
        const content = text.slice(line.end, reach.end.start);
        zones.push({ name, content, place, at: outside.length });
      } else {
        abandoned.add(name);
      }
      index = reach.next - 1;
    }
  }

  const openFence = fence ? fenceStart : undefined;
  if (openFence && fenceHides) problems.push(zoneProblem.hidden(openFence));
  return { header, outside, zones, problems, openFence };
}
