import type { Scalar } from 'yaml';
import { stringify } from 'yaml';
import { isPlain } from '../write-yaml/is-plain.ts';
import { writeYaml } from '../write-yaml/write-yaml.ts';
import { writeValue } from './write-value.ts';

/**
 * A scalar in the style of the one in whose place it goes, where that style can hold it; else as it
 * would be written anew.
 *
 * @param indent of the lines below, for a text on several lines
 */
export function writeScalar(
  text: string | number | boolean,
  style: Scalar['type'],
  indent: number,
): string {
  if (typeof text !== 'string') return String(text);
  const isLine = !/[\n\r\t\p{Cc}]/u.test(text);
  if (style === 'QUOTE_SINGLE' && isLine) return quoted(text);
  if (style === 'QUOTE_DOUBLE' && isLine)
    return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
  if (style?.startsWith('BLOCK') && isParagraphs(text))
    return `|\n${text.trimEnd().replace(/^(?=.)/gm, ' '.repeat(indent))}`;
  return style === 'PLAIN' && isLine ? writeLine(text) : writeValue(text, indent).text;
}

/** What somebody wrote on one line stays on one, quoted if it must be. */
function writeLine(text: string): string {
  const written = writeYaml({ value: text }).slice('value: '.length).trimEnd();
  if (!written.includes('\n')) return written;
  return isPlain(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** True for lines that end with a line end, as a block without a sign behind it holds them. */
function isParagraphs(text: string): boolean {
  return /^\S[^\r\t\p{Co}]*\S\n$/u.test(text) && !/[^\n\P{Cc}]/u.test(text);
}
