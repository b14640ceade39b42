import { parse } from 'yaml';
import type { Plain } from './plain.ts';

/** A YAML text as plain data, its scalars as texts. */
export function parsePlain(text: string): Plain {
  return (parse(text, { schema: 'failsafe', logLevel: 'silent' }) as Plain | null) ?? '';
}
