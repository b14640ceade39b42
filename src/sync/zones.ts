import { scan } from '../write/scan.ts';
import { plainLines } from './plain-lines.ts';

/** A document as it would be with nothing in its keep zones, each line where it was. */
export function withoutZones(document: string): string {
  const text = plainLines(document);
  const { zones } = scan(text);
  const lines = text.split('\n');
  for (const { content, place } of zones) {
    const count = content.split('\n').length - 1;
    for (let at = place.line; at < place.line + count; at++) lines[at] = '';
  }
  return lines.join('\n');
}

/** The names of the keep zones in which two states of a document differ. */
export function editedZones(before: string, after: string): string[] {
  const old = new Map(scan(plainLines(before)).zones.map(({ name, content }) => [name, content]));
  return scan(plainLines(after))
    .zones.filter(({ name, content }) => old.get(name)?.trim() !== content.trim())
    .map(({ name }) => name);
}
