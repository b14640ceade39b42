import { writeYaml } from '../write-yaml/write-yaml.ts';
import type { PlainValue } from './plain-of.ts';

/** A map or list on one line, with scalars in it; undefined where that would be hard to read. */
export function writeFlow(
  value: readonly PlainValue[] | { readonly [key: string]: PlainValue },
): string | undefined {
  if (Array.isArray(value)) {
    const items = (value as readonly PlainValue[]).map(scalar);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const pairs = Object.entries(value).map(([key, item]) => {
    const name = scalar(key);
    const written = Array.isArray(item) ? writeFlow(item as readonly PlainValue[]) : scalar(item);
    return name === undefined || written === undefined ? undefined : `${name}: ${written}`;
  });
  return pairs.includes(undefined) ? undefined : `{${pairs.join(', ')}}`;
}

/** A scalar that means the same inside brackets. */
function scalar(value: PlainValue): string | undefined {
  if (typeof value === 'object') return undefined;
  const text = writeYaml({ value })
    .replace(/^value: /, '')
    .trimEnd();
  if (text.includes('\n') || /^[|>]/.test(text)) return undefined;
  const isQuoted = text.startsWith("'") || text.startsWith('"');
  return isQuoted || !/[[\]{},]/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
