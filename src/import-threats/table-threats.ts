import type { Table } from 'mdast';
import { plainText } from '../import-markdown/plain-text.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { saysNothing, strideIn } from './stated-level.ts';
import type { Threat, ThreatField } from './threat.ts';
import { TELLING_SLOTS, type ThreatSlot, threatSlot } from './threat-slot.ts';

/** The titles of a table, plain. */
export function titlesOf(table: Table, source: SourceText): string[] {
  return (table.children[0]?.children ?? []).map((cell) => plainText(source.inline(cell)));
}

/** The slots of the columns of a table of threats; undefined for a table of anything else. */
export function threatColumns(titles: readonly string[]): (ThreatSlot | undefined)[] | undefined {
  const slots = titles.map((title) => threatSlot(title));
  const known = new Set(slots.filter((slot) => slot !== undefined));
  const isNamed = known.has('name') || (known.has('description') && known.has('id'));
  const isStride = known.has('stride') && known.has('description');
  const telling = [...known].filter((slot) => TELLING_SLOTS.has(slot) || slot === 'status').length;
  const isThreats = titles.some((title) => /\b(?:threat|risk|attack|vulnerab|abuse)/i.test(title));
  if (!(isNamed || isStride) || telling === 0) return undefined;
  return isThreats || known.has('stride') || telling >= 2 ? slots : undefined;
}

/** The rows of a table of threats. */
export function tableThreats(
  table: Table,
  slots: readonly (ThreatSlot | undefined)[],
  source: SourceText,
): Threat[] {
  const titles = titlesOf(table, source);
  return table.children.slice(1).flatMap((row) => {
    const fields = row.children.flatMap((cell, index): ThreatField[] => {
      const text = source.inline(cell).replaceAll('\\|', '|');
      if (text === '') return [];
      return [fieldOf(slots[index], titles[index] ?? '', text)];
    });
    if (fields.every(({ slot }) => slot === 'id')) return [];
    return [{ name: '', fields, line: source.line(row) }];
  });
}

/** A cell: lines that `<br>` parts are points when the column lists mitigations. */
function fieldOf(slot: ThreatSlot | undefined, label: string, text: string): ThreatField {
  const lines = text
    .split(/\s*<br\s*\/?>\s*/i)
    .map((line) => line.replace(/^(?:[-•*]|\d+[.)])\s+/, ''))
    .filter((line) => line !== '');
  const isList = /^(?:current|missing|mitigation)$/.test(slot ?? '');
  if (lines.length > 1 && isList) return { slot, label, text: '', points: lines };
  return { slot, label, text: lines.length > 1 ? lines.join('\\\n') : text, points: [] };
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
  return table.children.slice(1).flatMap((row) => {
    const [component = '', ...cells] = row.children.map((cell) =>
      source.inline(cell).replaceAll('\\|', '|'),
    );
    return cells.flatMap((text, index): Threat[] => {
      if (text === '' || saysNothing(text)) return [];
      const fields: ThreatField[] = [
        { slot: 'component', label: titles[0] ?? '', text: component, points: [] },
        { slot: 'stride', label: 'STRIDE', text: titles[index + 1] ?? '', points: [] },
        { slot: 'name', label: 'Threat', text, points: [] },
      ];
      return [{ name: '', fields, line: source.line(row) }];
    });
  });
}
