import type { ModelPath } from '../diagnostic.ts';
import { ID } from '../model/forms.ts';
import { nearest } from '../nearest.ts';
import { quote } from '../wording.ts';
import { type Explained, explained, listOf } from './explained.ts';
import { isMap, type Plain } from './plain.ts';

export function explainUnknownKey(
  key: string,
  path: ModelPath,
  known: string[],
  found: Plain | undefined,
): Explained {
  const keyPath = [...path, key];
  const flowEnds = flowEndsOf(found);
  const inList = typeof path.at(-1) === 'number';
  if (flowEnds && known.includes(key)) return explainBeside(keyPath, key, flowEnds);
  if (inList && /[A-Z ]/.test(key) && isMap(found) && Object.keys(found).length === 1)
    return explained(
      'yaml-colon',
      path,
      `\`${key}:\` became a key: YAML reads the colon as a map, expected a text`,
      'Put the whole text in double quotes',
      'value',
    );
  const near = nearest(key, known);
  const expected = near === undefined ? listOf(known) : `${quote(near)}`;
  return explained(
    'unknown-key',
    keyPath,
    `Unexpected key ${quote(key)}, expected ${expected}`,
    near && `Write ${quote(near)}`,
    'key',
  );
}

export function explainMissing(path: ModelPath): Explained {
  const key = String(path.at(-1));
  const suggestion =
    path.length === 1 && key === 'threatdoc'
      ? 'Write `threatdoc: 1` as the first line'
      : `Add \`${key}:\``;
  const result = explained('missing-key', path, `Missing key ${quote(key)}`, suggestion);
  return { ...result, cut: path.slice(0, -1) };
}

/** Looked for once in a map, of which every key may be wrong. */
const knownEnds = new WeakMap<object, string | undefined>();

/** The ends of a flow, where a map has them. */
function flowEndsOf(map: Plain | undefined): string | undefined {
  if (!isMap(map)) return undefined;
  if (!knownEnds.has(map))
    knownEnds.set(
      map,
      Object.keys(map).find((key) => / <?-> /.test(key)),
    );
  return knownEnds.get(map);
}

/** What is longer is no slip of the pen, and looking for one would take long. */
const LONGEST_HINT = 200;

/** A key that is no id: says which id it could be. */
export function explainKey(path: ModelPath, parent?: Plain): Explained {
  const key = String(path.at(-1));
  const ends = flowEndsOf(parent);
  if (ends && ends !== key) return explainBeside(path, key, ends);
  if (/[-=]>/.test(key))
    return explained(
      'bad-flow',
      path,
      `Unexpected ${quote(key)}, expected \`from -> to\` or \`from <-> to\`, with ids and spaces round the arrow`,
      arrowHint(key),
      'key',
    );
  const id = key
    .slice(0, LONGEST_HINT)
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const suggestion = ID.test(id) ? `Write ${quote(id)}` : 'Choose an id such as `order-database`';
  return explained(
    'bad-id',
    path,
    `Unexpected id ${quote(key)}, expected lower-case letters, digits and single hyphens, with at least one letter`,
    suggestion,
    'key',
  );
}

/** A flow's map holds its ends and nothing else. */
export function explainFlowMap(path: ModelPath, keys: readonly string[]): Explained {
  const ends = keys.find((key) => / <?-> /.test(key));
  const other = keys.find((key) => key !== ends);
  return ends === undefined || other === undefined
    ? explained('bad-flow', path, 'Unexpected map, expected `from -> to` or `from <-> to`')
    : explainBeside([...path, other], other, ends);
}

/** A detail of a flow that is not indented below its ends. */
function explainBeside(path: ModelPath, key: string, ends: string): Explained {
  return explained(
    'flow-indent',
    path,
    `${quote(key)} stands beside ${quote(ends)}, expected below it`,
    `Indent ${quote(key)} deeper than ${quote(ends)}, or start a new item with a hyphen`,
    'key',
  );
}

export function arrowHint(value: string): string | undefined {
  if (value.length > LONGEST_HINT) return undefined;
  const fixed = value
    .replace(/\s*(<[-=]+>)\s*/, ' <-> ')
    .replace(/\s*(?<!<)([-=]+>+|→)\s*/, ' -> ')
    .replace(/^(\S+) <- (\S+)/, '$2 -> $1');
  return fixed !== value && / <?-> /.test(fixed) ? `Write ${quote(fixed)}` : undefined;
}
