import type { Table } from 'mdast';
import { plainText } from '../import-markdown/plain-text.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { cellField } from './cell-field.ts';
import type { ThreatField } from './threat.ts';
import { TELLING_SLOTS, threatSlot } from './threat-slot.ts';

/** Fewest rows that say something of a threat. */
const FEWEST = 3;

/**
 * The fields of a table of two columns that describes one threat, `Likelihood | High`; undefined for
 * any other table.
 */
export function attributesOf(table: Table, source: SourceText): ThreatField[] | undefined {
  const rows = table.children.map(({ children }) =>
    children.map((cell) => source.inline(cell).replaceAll('\\|', '|')),
  );
  if (rows.some((cells) => cells.length > 2)) return undefined;
  const fields = rows.flatMap(([title = '', text = ''], index): ThreatField[] => {
    const label = plainText(title).replace(/:$/, '');
    const slot = threatSlot(label);
    // `Field | Value` stands above them and says nothing.
    if (index === 0 && slot === undefined)
      return [{ slot, label: `${label} | ${text}`, text: '', points: [] }];
    if (text === '') return [];
    return cellField(slot, label, text);
  });
  const slots = new Set(fields.map(({ slot }) => slot).filter((slot) => slot !== undefined));
  return slots.size >= FEWEST && [...slots].some((slot) => TELLING_SLOTS.has(slot))
    ? fields
    : undefined;
}
