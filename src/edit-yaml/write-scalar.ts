import type { Scalar } from 'yaml';
import { stringify } from 'yaml';
import { writeValue } from './write-value.ts';

/**
 * A scalar in the style of the one in whose place it goes, where that style can hold it; else as it
 * would be written anew.
 *
 * @param indent of the lines below, for a text on several lines
 */
export function writeScalar(
  value: string | number | boolean,
  style: Scalar['type'],
  indent: number,
): string {
  const text = String(value);
  const isLine = !/[\n\r\t\p{Cc}]/u.test(text);
  if (style === 'QUOTE_SINGLE' && isLine) return `'${text.replaceAll("'", "''")}'`;
  if (style === 'QUOTE_DOUBLE' && isLine)
    return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
  const { text: written } = writeValue(text, indent);
  return written;
}
