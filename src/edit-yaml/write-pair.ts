import { writeYaml } from '../write-yaml/write-yaml.ts';
import type { PlainValue } from './plain-of.ts';
import { writeValue } from './write-value.ts';

/** A key with its value, on lines that are indented already. */
export function writePair(key: string, value: PlainValue, indent: number, step: number): string {
  const name = writeKey(key);
  const { text, isBlock } = writeValue(value, indent + step);
  const gap = ' '.repeat(indent);
  return isBlock ? `${gap}${name}:\n${text}` : `${gap}${name}: ${text}`;
}

/** A key, quoted if it must be. */
export function writeKey(key: string): string {
  return writeYaml({ [key]: 'x' }).replace(/: x\n$/, '');
}
