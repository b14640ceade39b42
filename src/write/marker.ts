/** A line that starts or ends a keep zone, or tries to. */
export type Marker =
  | { readonly kind: 'keep' | 'end'; readonly name: string }
  | { readonly kind: 'malformed'; readonly column: number; readonly reason: string };

const marker = /^<!-- threatdoc:(keep|end) ([a-z0-9]+(?:-[a-z0-9]+)*) -->[ \t]*$/;
const attempt = /^([ \t]*)<!--[ \t]*threatdoc[ \t]*:/i;

/** Reads a line as a marker; anything close to one is malformed rather than text, so that a typing error is told. */
export function readMarker(line: string): Marker | undefined {
  const [, kind, name] = marker.exec(line) ?? [];
  if (name !== undefined) return { kind: kind === 'keep' ? 'keep' : 'end', name };
  const indentation = attempt.exec(line)?.[1]?.length;
  if (indentation === undefined) return undefined;
  return { kind: 'malformed', column: indentation + 1, reason: reasonOf(line) };
}

/** Writes a marker line, without its line ending. */
export function printMarker(kind: 'keep' | 'end', name: string): string {
  return `<!-- threatdoc:${kind} ${name} -->`;
}

function reasonOf(line: string): string {
  if (marker.test(line.trim())) return 'it is indented';
  if (!line.includes('-->')) return 'the comment does not end on its line';
  if (!line.trimEnd().endsWith('-->')) return 'there is other text on its line';
  if (marker.test(line.trim().toLowerCase())) return 'it has upper-case letters';
  return 'it is not spelled like one';
}
