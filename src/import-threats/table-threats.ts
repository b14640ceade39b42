import type { Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { cellField } from './cell-field.ts';
import { dreadColumns, isNoTick, isTick, strideColumns } from './column-groups.ts';
import { headingStride } from './heading-stride.ts';
import { impactIn, strideIn } from './stated-level.ts';
import type { Threat, ThreatField } from './threat.ts';
import { TELLING_SLOTS, type ThreatSlot, threatSlot } from './threat-slot.ts';

/** The titles of a table, plain. */
export function titlesOf(table: Table, source: SourceText): string[] {
  return (table.children[0]?.children ?? []).map((cell) => plainText(source.inline(cell)));
}

/**
 * The slots of the columns of a table of threats; undefined for a table of anything else.
 *
 * @param isLevels whether the cells of a column are levels, where that is known
 */
export function threatColumns(
  titles: readonly string[],
  isLevels: (column: number) => boolean = () => false,
): (ThreatSlot | undefined)[] | undefined {
  const slots = titles.map((title) => threatSlot(title));
  // `Risk` rates what another column names, or names it.
  const risk = titles.findIndex((title) => /^risks?$/i.test(title));
  const isUnnamed = !slots.includes('name') && !slots.includes('description');
  if (isUnnamed && risk >= 0 && !isLevels(risk)) slots[risk] = 'name';
  // Of each component, or of each kind, its threats.
  const threats = titles.findIndex((title) =>
    /^(?:potential |possible |key )?threats$/i.test(title),
  );
  if (!slots.includes('name') && threats >= 0) slots[threats] = 'name';
  const known = new Set(slots.filter((slot) => slot !== undefined));
  if (strideColumns(titles) !== undefined) known.add('stride');
  const isNamed = known.has('name') || (known.has('description') && known.has('id'));
  const isStride = known.has('stride') && known.has('description');
  const isAccepted = titles.some((title) => /^why (?:\w+ )?accepted$/i.test(title));
  const telling =
    [...known].filter((slot) => TELLING_SLOTS.has(slot) || slot === 'status').length +
    Number(isAccepted);
  const isThreats = titles.some((title) =>
    /(?<![\p{L}\p{N}])(?:threat|risk|attack|vulnerab|abuse|bedroh|gefährd|angriff|menace|amenaza|угроз)/iu.test(
      title,
    ),
  );
  if (!(isNamed || isStride) || telling === 0) return undefined;
  return isThreats || known.has('stride') || telling >= 2 ? slots : undefined;
}

/** The threats of a table, one a row; undefined for a table of anything else. */
export function tableThreats(table: Table, source: SourceText): Threat[] | undefined {
  const titles = titlesOf(table, source);
  const rows = table.children.slice(1).map((row) => ({
    line: source.line(row),
    cells: row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|')),
  }));
  const slots = threatColumns(titles, (column) =>
    rows.every(({ cells }) => /^\W*\d*\W*$/.test(cells[column] ?? '') || isLevel(cells[column])),
  );
  if (slots === undefined) return undefined;
  const isNumber = ({ cells: [first = ''] }: { cells: readonly string[] }) =>
    /^[A-Z]{1,4}[-.]?\d{0,3}$/.test(plainText(first));
  if (titles[0] === '' && !slots.includes('id') && rows.every(isNumber)) slots[0] = 'id';
  const groups = [dreadColumns(titles), strideColumns(titles)].filter(
    (group) => group !== undefined,
  );
  const isNamed = slots[0] === 'name' || slots[0] === 'description';
  // A row with nothing but its first cell, which names no threat, is a heading of those below it.
  let heading: { readonly text: string; readonly stride: string | undefined } | undefined;
  let labels: string[] = [];
  const threats: Threat[] = [];
  for (const { line, cells } of rows) {
    const [first = '', ...others] = cells.map((cell) => plainText(cell));
    const stride = headingStride(first);
    if (first !== '' && others.every((cell) => cell === '') && (!isNamed || stride !== undefined)) {
      heading = { text: first, stride };
      labels.push(first);
      continue;
    }
    const fields = cells.flatMap((text, index): ThreatField[] => {
      const group = groups.find(({ columns }) => columns.has(index));
      if (group !== undefined) {
        const [column] = group.columns;
        const field = index === column ? group.fieldOf(cells) : undefined;
        return field === undefined ? [] : [field];
      }
      return text === '' ? [] : cellField(slots[index], titles[index] ?? '', text);
    });
    // An id alone, in whichever column, is no threat.
    if (fields.every(({ slot }) => slot === 'id')) {
      appendAll(
        labels,
        fields.map(({ text }) => text),
      );
      continue;
    }
    if (heading?.stride !== undefined && !fields.some(({ slot }) => slot === 'stride'))
      fields.push({ slot: 'stride', label: 'STRIDE', text: heading.stride, points: [] });
    if (slots[0] === 'component' && first === '' && heading !== undefined)
      fields.unshift({ slot: 'component', label: titles[0] ?? '', text: heading.text, points: [] });
    threats.push({ name: '', fields, line, ...(labels.length > 0 && { labels }) });
    labels = [];
  }
  const last = threats.at(-1);
  if (last === undefined && labels.length > 0) return undefined;
  if (last !== undefined && labels.length > 0)
    threats[threats.length - 1] = { ...last, labels: [...(last.labels ?? []), ...labels] };
  return threats;
}

function isLevel(cell = ''): boolean {
  return impactIn(plainText(cell)) !== undefined;
}

/**
 * A table of components with a column for each kind of STRIDE: every cell that says something is a
 * threat. Undefined for any other table.
 */
export function strideMatrix(table: Table, source: SourceText): Threat[] | undefined {
  const titles = titlesOf(table, source);
  const kinds = titles.slice(1).map((title) => strideIn(title));
  if (kinds.length < 4 || kinds.some(({ kinds: found, rest }) => found.length !== 1 || rest !== ''))
    return undefined;
  const cells = table.children
    .slice(1)
    .flatMap((row) => row.children.slice(1).map((cell) => source.inline(cell)));
  // Ticks say that there is a threat, and not which.
  if (cells.every((cell) => isTick(cell) || isNoTick(cell))) return undefined;
  return table.children.slice(1).flatMap((row) => {
    const [component = '', ...cells] = row.children.map((cell) =>
      source.inline(cell).replaceAll('\\|', '|'),
    );
    return cells.flatMap((text, index): Threat[] => {
      if (isNoTick(text) || saysNoThreat(text)) return [];
      const kind = kinds[index]?.kinds[0] ?? '';
      const name = isTick(text) ? threatOf(kind, plainText(component)) : text;
      const fields: ThreatField[] = [
        { slot: 'component', label: titles[0] ?? '', text: component, points: [] },
        { slot: 'stride', label: 'STRIDE', text: titles[index + 1] ?? '', points: [] },
        { slot: 'name', label: 'Threat', text: name, points: [] },
      ];
      return [{ name: '', fields, line: source.line(row) }];
    });
  });
}

/** A cell that says nothing but that there is no threat; `None of the recipes is signed` is one. */
function saysNoThreat(cell: string): boolean {
  return /^(?:no|none|nothing|not applicable)[.!]?$/i.test(plainText(cell).trim());
}

/** The name of a threat that is ticked only: `Tampering of Till`. */
function threatOf(kind: string, component: string): string {
  const words = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
  return component === '' ? words : `${words} of ${component}`;
}
