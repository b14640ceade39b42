import { printMarker } from './marker.ts';

/** A marker that cannot be read, and what to do about it. */
export interface ZoneProblem {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
  readonly suggestion: string;
}

/** Where a problem stands: the line's number, from 1, and its text. */
export interface LinePlace {
  readonly line: number;
  readonly text: string;
}

/** What can be wrong with keep zones: each says what was found, what was expected and what to do. */
export const zoneProblem = {
  malformed: (place: LinePlace, reason: string) =>
    problem(
      place,
      `Unexpected marker: ${reason}, expected a keep or end marker of its own line`,
      `Write ${printMarker('keep', 'NAME')} or ${printMarker('end', 'NAME')} at the start of a line with nothing after it, with a NAME like my-notes, or remove the line.`,
    ),
  malformedInside: (place: LinePlace, reason: string, zone: string, start: number) =>
    problem(
      place,
      `Unexpected marker inside the keep zone "${zone}" of line ${start}: ${reason}, expected text or the zone's end`,
      `If it ends the zone, write ${printMarker('end', zone)} at the start of the line with nothing after it; if it is text, change its start.`,
    ),
  endWithoutStart: (place: LinePlace, zone: string) =>
    problem(
      place,
      `The keep zone "${zone}" ends here but does not start`,
      `Write ${printMarker('keep', zone)} where it starts, outside fenced code, or remove this line.`,
    ),
  startWithoutEnd: (place: LinePlace, zone: string) =>
    problem(
      place,
      `The keep zone "${zone}" starts here but does not end`,
      `Write ${printMarker('end', zone)} at the start of the line after its text.`,
    ),
  nested: (place: LinePlace, zone: string, outer: string, start: number) =>
    problem(
      place,
      `The keep zone "${zone}" starts inside the keep zone "${outer}" of line ${start}`,
      `Write ${printMarker('end', outer)} before this line, or remove this line.`,
    ),
  otherEnd: (place: LinePlace, zone: string, open: string, start: number) =>
    problem(
      place,
      `The keep zone "${zone}" ends here, but "${open}" of line ${start} is the one that is open`,
      `Write ${printMarker('end', open)} if this is its end, or remove this line.`,
    ),
  doubled: (place: LinePlace, zone: string, first: number) =>
    problem(
      place,
      `A second keep zone is named "${zone}"; the first is on line ${first}`,
      'Give one of the two another name, in its start and its end.',
    ),
  splits: (place: LinePlace, zone: string) =>
    problem(
      place,
      `The keep zone "${zone}" stands inside a list, table or paragraph, expected between two of them`,
      'Move it, markers included, before or after that list, table or paragraph.',
    ),
  hidden: (place: LinePlace) =>
    problem(
      place,
      'Fenced code starts here and nothing ends it, so keep markers after it cannot be told from code',
      'Close the fence where its code ends.',
    ),
};

function problem({ line, text }: LinePlace, message: string, suggestion: string): ZoneProblem {
  const column = Math.max(0, text.search(/[^ \t]/)) + 1;
  return { line, column, endColumn: text.length + 1, message, suggestion };
}
