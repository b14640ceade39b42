import type { ModelValue } from '../importer.ts';
import type { Fields } from './policy-draft.ts';

/** An entry of a list whose points have no code in the model: the code becomes part of the text. */
export function withoutCode(entry: ModelValue): ModelValue {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const { samples = [], items = [], text, ...rest } = entry as Fields;
  const codes = (samples as readonly Fields[]).flatMap((sample) =>
    ['bad', 'good', 'code'].flatMap((key) => (sample[key] === undefined ? [] : [sample[key]])),
  );
  const parts = [text, ...codes.map((code) => fence(String(code).trimEnd()))];
  return {
    ...rest,
    text: parts.filter((part) => part !== undefined).join('\n\n') || undefined,
    items: (items as readonly ModelValue[]).map(withoutCode),
  };
}

/** Code between fences that are longer than any in it. */
function fence(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([signs]) => signs.length));
  const signs = '`'.repeat(longest + 1);
  return `${signs}\n${code}\n${signs}`;
}
