import { writeYaml } from '../write-yaml/write-yaml.ts';
import type { PlainValue } from './plain-of.ts';

/** A value as YAML: on one line, or on lines of its own that are indented already. */
export interface Written {
  readonly text: string;
  readonly isBlock: boolean;
}

/** A value in block style, as the model would be written anew. */
export function writeValue(value: PlainValue, indent: number): Written {
  const isEmpty = typeof value === 'object' && Object.keys(value).length === 0;
  if (isEmpty) return { text: Array.isArray(value) ? '[]' : '{}', isBlock: false };
  // Under a key, so that its layout is that of a value and not of a file.
  const lines = writeYaml({ value }, { indent }).trimEnd().split('\n');
  const [first = '', ...rest] = lines;
  const inline = first.slice('value:'.length).trim();
  if (inline !== '') {
    const more = rest.map((line) => indented(line, indent - 2));
    return { text: [inline, ...more].join('\n'), isBlock: false };
  }
  return { text: rest.map((line) => indented(line, indent - 2)).join('\n'), isBlock: true };
}

/** A line moved to the right, or by two columns to the left. */
function indented(line: string, columns: number): string {
  if (line.trim() === '') return '';
  return columns >= 0 ? ' '.repeat(columns) + line : line.replace(/^ {1,2}/, '');
}
