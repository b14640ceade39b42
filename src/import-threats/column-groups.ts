import { strideIn } from './stated-level.ts';
import type { ThreatField } from './threat.ts';

/** The five ratings of DREAD (Howard and LeBlanc, Writing Secure Code, 2002), and their columns. */
const DREAD: readonly (readonly [string, RegExp])[] = [
  ['damage', /^d$|^damage(?: potential)?$/i],
  ['reproducibility', /^r$|^reproducib/i],
  ['exploitability', /^e$|^exploitab/i],
  ['affected users', /^a$|^affected(?: users)?$/i],
  ['discoverability', /^d$|^discoverab/i],
];

/** Fewest columns of a kind of STRIDE each that make a table one of ticks. */
const FEWEST_KINDS = 4;

/** Columns of a table that say one thing together: where the first of them is, and what they say. */
export interface ColumnGroup {
  readonly columns: ReadonlySet<number>;
  /** The field that the cells of a row give; undefined when they are empty. */
  fieldOf(cells: readonly string[]): ThreatField | undefined;
}

/** The five columns in a row in which threats are rated by DREAD. */
export function dreadColumns(titles: readonly string[]): ColumnGroup | undefined {
  const start = titles.findIndex((_, index) =>
    DREAD.every(([, pattern], offset) => pattern.test((titles[index + offset] ?? '').trim())),
  );
  if (start < 0) return undefined;
  return {
    columns: new Set(DREAD.map((_, offset) => start + offset)),
    fieldOf: (cells) => {
      const ratings = DREAD.flatMap(([name], offset) => {
        const cell = cells[start + offset] ?? '';
        return cell === '' ? [] : [`${name} ${cell}`];
      });
      if (ratings.length === 0) return undefined;
      return { slot: undefined, label: 'DREAD', text: ratings.join(', '), points: [] };
    },
  };
}

/** The columns, one for each kind of STRIDE, in which threats are ticked. */
export function strideColumns(titles: readonly string[]): ColumnGroup | undefined {
  const kinds = new Map<number, string>();
  for (const [column, title] of titles.entries()) {
    const { kinds: found, rest } = strideIn(title);
    if (found.length === 1 && rest === '' && title.length < 30) kinds.set(column, found[0] ?? '');
  }
  if (kinds.size < FEWEST_KINDS || dreadColumns(titles) !== undefined) return undefined;
  return {
    columns: new Set(kinds.keys()),
    fieldOf: (cells) => {
      const ticked = [...kinds].filter(([column]) => isTick(cells[column] ?? ''));
      const words = [...kinds].flatMap(([column, kind]) => {
        const cell = cells[column] ?? '';
        return isTick(cell) || isNoTick(cell) ? [] : [`${kind}: ${cell}`];
      });
      if (ticked.length + words.length === 0) return undefined;
      const text = ticked.map(([, kind]) => kind.replaceAll('-', ' ')).join(', ');
      return { slot: 'stride', label: 'STRIDE', text, points: words };
    },
  };
}

/** A cell that says yes. */
export function isTick(cell: string): boolean {
  return /^(?:x|✓|✔|✅|☑|●|•|⚫|y|yes|true|:white_check_mark:|:heavy_check_mark:)\uFE0F?$/iu.test(
    plainOf(cell),
  );
}

/** A cell that says no, or nothing. */
export function isNoTick(cell: string): boolean {
  return /^(?:[-–—.○◦✗✘❌⬜]|n|no|false|n\/?a|:x:)?\uFE0F?$/iu.test(plainOf(cell));
}

function plainOf(cell: string): string {
  return cell.replace(/[*_`\s]/g, '');
}
