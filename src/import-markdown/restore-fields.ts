import { appendAll } from '../append-all.ts';
import type { ImportNote } from '../import-note.ts';
import { fenced } from './fenced.ts';
import { FIELD_START, fieldNamed } from './field-named.ts';
import type { SourceLine } from './source-line.ts';

/** Fewest different fields that lines without bullets must name to be the fields of an element. */
const FEWEST = 3;

/** Lines that each name a field of an element and have no bullet: as markdown they are one paragraph. */
export function restoreFields(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const result: SourceLine[] = [];
  let first: number | undefined;
  let run: SourceLine[] = [];
  const flush = () => {
    const found = fieldsIn(run);
    if (found !== undefined) first ??= found;
    appendAll(result, found === undefined ? run : run.map(withBullet));
    run = [];
  };
  for (const { line, isCode } of fenced(lines)) {
    if (!isCode && line.text.trim() !== '') run.push(line);
    else {
      flush();
      result.push(line);
    }
  }
  flush();
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'fields without bullets read as items' });
  return result;
}

/** The first line without a bullet that names a field, when the lines together describe an element. */
function fieldsIn(run: readonly SourceLine[]): number | undefined {
  const bare = run.filter(({ text }) => FIELD_START.test(text.trim()));
  const all = run.map(({ text }) => fieldOf(text.trim().replace(/^(?:[-*+]|\d+[.)])\s+/, '')));
  const isElement = new Set(all.filter((field) => field !== undefined)).size >= FEWEST;
  return bare.length >= 2 && isElement ? bare[0]?.line : undefined;
}

function fieldOf(text: string): string | undefined {
  return fieldNamed(FIELD_START.exec(text)?.[1] ?? '');
}

function withBullet(line: SourceLine): SourceLine {
  const words = line.text.trimStart();
  if (!FIELD_START.test(words)) return line;
  const space = line.text.slice(0, line.text.length - words.length);
  return { ...line, text: `${space}- ${words.replace(/\s*\\?\s*$/, '')}` };
}
