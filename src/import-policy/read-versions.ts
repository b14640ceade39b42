import type { Table } from 'mdast';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { PolicyDraft } from './policy-draft.ts';

const YES =
  /^(?:✓|✔|✅|☑|🟢|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|green_circle|check|tick):|\[x\]|x|y(?:es)?|true|supported|active(?:ly (?:supported|maintained))?|maintained|current|lts|full)(?:\uFE0F)?(?:\s*(?:supported|yes))?$/iu;
const NO =
  /^(?:✗|✘|❌|✖|🔴|⛔|🚫|:(?:x|no_entry|no_entry_sign|negative_squared_cross_mark|heavy_multiplication_x|red_circle|cross_mark):|\[ \]|no|n|false|unsupported|not supported|no longer supported|eol|end[ -]of[ -]life|deprecated|unmaintained|none|-|–|—)(?:\uFE0F)?(?:\s*(?:not supported|unsupported|no))?$/iu;

/** Versions that come before the supported ones. */
const OLDER =
  /^(?:<|≤|<=|below\b|before\b|older\b|earlier\b|(?:all )?(?:other|older|previous|earlier)\b|prior\b)|\b(?:or|and) (?:older|earlier|below)$/i;

/** Longest name of a model, in characters. */
const LONGEST_NAME = 200;

/** Supported versions: tables row by row, all else as text. */
export function readVersions(part: Part, draft: PolicyDraft): void {
  const { source, versions } = draft;
  for (const node of part.blocks) {
    if (node.type === 'table') {
      if (!readTable(node, draft)) {
        draft.note('kept', source.line(node), 'a table of versions whose marks are not understood');
        versions.text.push(source.block(node));
      }
    } else if (node.type !== 'thematicBreak') versions.text.push(draft.text(node));
  }
}

interface Row {
  readonly name: string;
  /** Undefined where the mark of the row was lost. */
  readonly isSupported: boolean | undefined;
  readonly line: number;
}

/** Reads a table when every one of its rows says yes or no, or nothing at all. */
function readTable(table: Table, draft: PolicyDraft): boolean {
  const { source, versions } = draft;
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  const mark = markColumn(
    titles,
    rows.map((row) => row.children.map((cell) => plainText(source.inline(cell)))),
  );
  if (mark === undefined) return false;
  const read = rows.map((row): Row | undefined => {
    const cells = row.children.map((cell) => plainText(source.inline(cell)));
    const verdict = verdictOf(cells[mark] ?? '');
    if (verdict === 'other') return undefined;
    const name = nameOf(cells, titles, mark);
    if (name === '' || name.length > LONGEST_NAME) return undefined;
    return { name, isSupported: verdict, line: source.line(row) };
  });
  if (read.length === 0 || read.some((row) => row === undefined)) return false;
  draft.label(table, titles.join(' | '));
  for (const row of rows) {
    const cell = row.children[mark];
    const text = cell === undefined ? '' : source.inline(cell);
    if (text !== '') draft.note('label', source.line(row), text);
  }
  for (const row of read) if (row !== undefined) place(row, versions, draft);
  return true;
}

function place(row: Row, versions: PolicyDraft['versions'], draft: PolicyDraft): void {
  const isSupported = row.isSupported ?? !OLDER.test(row.name);
  if (row.isSupported === undefined)
    draft.note(
      'guessed',
      row.line,
      `the mark of "${row.name}" was lost; read as ${isSupported ? 'supported' : 'not supported'}: check it`,
    );
  (isSupported ? versions.supported : versions.unsupported).push(row.name);
}

/** The column that says yes or no: by its title, else the only one of which every cell does. */
function markColumn(titles: readonly string[], rows: readonly (readonly string[])[]) {
  const titled = titles.findIndex(
    (title, index) =>
      index > 0 && /support|status|security|maintained|patche?s|updates/i.test(title),
  );
  if (titled > 0 && rows.every((row) => verdictOf(row[titled] ?? '') !== 'other')) return titled;
  const other = titles.findIndex(
    (_, index) =>
      index > 0 && rows.every((row) => typeof verdictOf(row[index] ?? '') === 'boolean'),
  );
  return other > 0 ? other : undefined;
}

function verdictOf(cell: string): boolean | undefined | 'other' {
  const plain = cell.trim();
  if (plain === '') return undefined;
  if (YES.test(plain)) return true;
  if (NO.test(plain)) return false;
  return conditionOf(plain)?.isSupported ?? 'other';
}

/** A sign, or a word that is one, with what it holds for: `✅ All fixes`, `Until spring`. */
const MARKED: readonly (readonly [boolean, RegExp])[] = [
  [
    true,
    /^(?:✓|✔|✅|☑|🟢|:(?:white_check_mark|heavy_check_mark|green_circle):)\uFE0F?(?:[\s,–—-]+|:\s+)(?=\S)/u,
  ],
  [
    true,
    /^(?:⚠|🟡|🟠|:(?:warning|yellow_circle|orange_circle|construction):)\uFE0F?(?:[\s,–—-]+|:\s+)(?=\S)/u,
  ],
  [
    false,
    /^(?:✗|✘|❌|✖|🔴|⛔|🚫|:(?:x|no_entry|no_entry_sign|red_circle):)\uFE0F?(?:[\s,–—-]+|:\s+)(?=\S)/u,
  ],
  [true, /^yes[,;:–—-]+\s*(?=\S)|^yes (?=\()/i],
  [false, /^no[,;:–—-]+\s*(?=\S)|^no (?=\()/i],
];

/** Versions that get some of the fixes, or get them for some time. */
const PARTLY =
  /^(?:until\b.*\d|(?:only )?(?:critical|high|security|important)\b.*\b(?:only|fixes|patches|updates)$|(?:security|critical|limited|best[- ]effort|partial|maintenance|extended)\b.{0,30}\b(?:only|support|maintenance)$|best[- ]effort$)/i;

/** What a cell says of a version beside whether it is supported. */
function conditionOf(
  cell: string,
): { readonly isSupported: boolean; readonly rest: string } | undefined {
  for (const [isSupported, mark] of MARKED) {
    const found = mark.exec(cell);
    if (found !== null)
      return { isSupported, rest: cell.slice(found[0].length).replace(/^(?::[a-z_]+:\s*)+/, '') };
  }
  return PARTLY.test(cell) ? { isSupported: true, rest: cell } : undefined;
}

/** The version, with what the mark and other columns say of it: `2.x (end of support: 2027)`. */
function nameOf(cells: readonly string[], titles: readonly string[], mark: number): string {
  const [name = '', ...rest] = cells;
  const more = rest.flatMap((cell, index) => {
    if (cell === '') return [];
    if (index + 1 === mark) {
      const condition = YES.test(cell) || NO.test(cell) ? undefined : conditionOf(cell);
      return condition === undefined ? [] : [condition.rest.replace(/\.$/, '')];
    }
    const title = (titles[index + 1] ?? '').toLowerCase();
    return [title === '' ? cell : `${title}: ${cell}`];
  });
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}
