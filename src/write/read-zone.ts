import { readHeader } from './header.ts';
import { readMarker } from './marker.ts';
import type { Line } from './split-lines.ts';
import { type ZoneProblem, zoneProblem } from './zone-problem.ts';

/** How far a keep zone reaches. */
export interface ZoneReach {
  /** The line of its end marker; undefined when it has none that fits. */
  readonly end: Line | undefined;
  /** The index of the line to read on from. */
  readonly next: number;
  readonly problems: readonly ZoneProblem[];
}

/**
 * Reads a keep zone from its start marker on. Only markers count: its text may hold fences without
 * an end or anything else. Any marker but its own end is a problem, since either could be meant.
 */
export function readZone(lines: readonly Line[], start: number, name: string): ZoneReach {
  const problems: ZoneProblem[] = [];
  const line = start + 1;
  for (let index = start + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    const marker = readHeader(text) ? undefined : readMarker(text);
    if (!marker) continue;
    const place = { line: index + 1, text };
    if (marker.kind === 'malformed') {
      problems.push(zoneProblem.malformedInside(place, marker.reason, name, line));
    } else if (marker.kind === 'keep') {
      problems.push(zoneProblem.nested(place, marker.name, name, line));
      return { end: undefined, next: index, problems };
    } else if (marker.name !== name) {
      problems.push(zoneProblem.otherEnd(place, marker.name, name, line));
      return { end: undefined, next: index + 1, problems };
    } else {
      return { end: lines[index], next: index + 1, problems };
    }
  }
  problems.push(zoneProblem.startWithoutEnd({ line, text: lines[start]?.text ?? '' }, name));
  return { end: undefined, next: lines.length, problems };
}
