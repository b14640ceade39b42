import type { z } from 'zod';
import type { ModelPath } from '../diagnostic.ts';
import { ID } from '../model/forms.ts';
import { nearest } from '../nearest.ts';
import type { Plain } from './plain.ts';
import type { SourceProblem } from './source.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** A problem, and the part of the value to leave out so that the rest can be read. */
export interface Explained {
  readonly problem: SourceProblem;
  readonly cut: ModelPath;
}

/** Lets an unknown key's issue carry the keys that would be known: zod itself does not tell. */
export function keysOf(issue: RawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def;
  return Object.keys(definition?.shape ?? {}).join(' ');
}

/** A schema's issue in our words. One issue can hold several problems: of each unknown key one. */
export function explainIssue(issue: Issue, root: Plain, parent: ModelPath = []): Explained[] {
  const path = [...parent, ...(issue.path as (string | number)[])];
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknownKey(key, path, issue.message.split(' '), found));
    case 'invalid_union':
      return explainUnion(issue, root, path);
    case 'invalid_key':
      return [explainKey(path, valueAt(root, path.slice(0, -1)))];
    case 'invalid_type':
      return [
        found === undefined ? explainMissing(path) : explainType(path, found, [issue.expected]),
      ];
    case 'invalid_value':
      return [explainValue(path, found, issue.values.map(String))];
    case 'too_big':
      return [explainLength(path, String(issue.maximum))];
    case 'too_small':
      return [
        explained(
          'empty-value',
          path,
          'The text is empty',
          'Give it a value, or leave the key out',
        ),
      ];
    case 'invalid_format':
      return [explainFormat(path, found, issue)];
    default:
      return [explainCustom(path, issue.message, found)];
  }
}

function explained(
  code: string,
  path: ModelPath,
  message: string,
  suggestion?: string,
  at: 'key' | 'value' = 'value',
): Explained {
  const problem: SourceProblem = {
    code,
    severity: 'error',
    message,
    path,
    at,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
  return { problem, cut: path };
}

function explainUnknownKey(
  key: string,
  path: ModelPath,
  known: string[],
  found: Plain | undefined,
): Explained {
  const keyPath = [...path, key];
  const flowEnds = isMap(found) && Object.keys(found).find((other) => / <?-> /.test(other));
  const inList = typeof path.at(-1) === 'number';
  if (flowEnds && known.includes(key)) return explainBeside(keyPath, key, flowEnds);
  if (inList && isMap(found) && Object.keys(found).length === 1 && /[A-Z ]/.test(key))
    return explained(
      'yaml-colon',
      path,
      `\`${key}:\` became a key: YAML reads the colon as a map, expected a text`,
      'Put the whole text in double quotes',
      'value',
    );
  const near = nearest(key, known);
  const expected = near === undefined ? listOf(known) : `\`${near}\``;
  return explained(
    'unknown-key',
    keyPath,
    `Unexpected key \`${key}\`, expected ${expected}`,
    near && `Write \`${near}\``,
    'key',
  );
}

function explainMissing(path: ModelPath): Explained {
  const key = String(path.at(-1));
  const suggestion =
    path.length === 1 && key === 'threatdoc'
      ? 'Write `threatdoc: 1` as the first line'
      : `Add \`${key}:\``;
  const result = explained('missing-key', path, `Missing key \`${key}\``, suggestion);
  return { ...result, cut: path.slice(0, -1) };
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function explainType(path: ModelPath, found: Plain, expected: readonly string[]): Explained {
  const words = [...new Set(expected.map((word) => WORDS[word] ?? `a ${word}`))];
  return explained(
    'wrong-type',
    path,
    `Unexpected ${formOf(found)}, expected ${words.join(' or ')}`,
    hintOfForm(found),
  );
}

function hintOfForm(found: Plain): string | undefined {
  if (!isMap(found)) return undefined;
  return Object.keys(found).length === 1
    ? 'If a text with a colon was meant, put it in double quotes'
    : undefined;
}

function formOf(value: Plain): string {
  if (typeof value === 'string') return `text \`${shorten(value)}\``;
  return Array.isArray(value) ? 'list' : 'map';
}

function explainValue(
  path: ModelPath,
  found: Plain | undefined,
  values: readonly string[],
): Explained {
  if (found === undefined) return explainMissing(path);
  if (typeof found !== 'string') return explainType(path, found, ['string']);
  if (values.includes('True'))
    return explained(
      'bad-value',
      path,
      `Unexpected \`${shorten(found)}\`, expected \`true\` or \`false\``,
      /^(yes|on|y)$/i.test(found)
        ? 'Write `true`'
        : /^(no|off|n)$/i.test(found)
          ? 'Write `false`'
          : undefined,
    );
  const near = nearest(found, values);
  return explained(
    'bad-value',
    path,
    `Unexpected \`${shorten(found)}\`, expected ${listOf(values)}`,
    near && `Write \`${near}\``,
  );
}

function explainFormat(path: ModelPath, found: Plain | undefined, issue: Issue): Explained {
  const value = typeof found === 'string' ? found : '';
  const pattern = 'pattern' in issue ? String(issue.pattern) : '';
  if (pattern.includes('->'))
    return explained(
      'bad-flow',
      path,
      `Unexpected \`${shorten(value)}\`, expected \`from -> to\` or \`from <-> to\`, with ids and spaces round the arrow`,
      arrowHint(value),
    );
  if (pattern.includes('\\d{4}'))
    return explained(
      'bad-date',
      path,
      `Unexpected \`${shorten(value)}\`, expected a day as \`2027-03-31\``,
    );
  if (pattern.includes('{1,2}'))
    return explained(
      'bad-reference',
      path,
      `Unexpected \`${shorten(value)}\`, expected \`<view>.<id>\``,
      'Name the view too, as in `container.database`',
    );
  return { ...explainKey([...path, value]), cut: path };
}

function arrowHint(value: string): string | undefined {
  const fixed = value
    .replace(/\s*(<[-=]+>)\s*/, ' <-> ')
    .replace(/\s*(?<!<)([-=]+>+|→)\s*/, ' -> ')
    .replace(/^(\S+) <- (\S+)/, '$2 -> $1');
  return fixed !== value && / <?-> /.test(fixed) ? `Write \`${shorten(fixed)}\`` : undefined;
}

/** A key that is no id: says which id it could be. */
function explainKey(path: ModelPath, parent?: Plain): Explained {
  const key = String(path.at(-1));
  const ends = isMap(parent) && Object.keys(parent).find((other) => / <?-> /.test(other));
  if (ends && ends !== key) return explainBeside(path, key, ends);
  if (/ *<?[-=]+> */.test(key))
    return explained(
      'bad-flow',
      path,
      `Unexpected \`${shorten(key)}\`, expected \`from -> to\` or \`from <-> to\`, with ids and spaces round the arrow`,
      arrowHint(key),
      'key',
    );
  const id = key
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const suggestion = ID.test(id) ? `Write \`${id}\`` : 'Choose an id such as `order-database`';
  return explained(
    'bad-id',
    path,
    `Unexpected id \`${shorten(key)}\`, expected lower-case letters, digits and single hyphens, with at least one letter`,
    suggestion,
    'key',
  );
}

function explainLength(path: ModelPath, longest: string): Explained {
  return explained(
    'too-long',
    path,
    `The text has more than ${longest} characters`,
    'Shorten it; long prose belongs in a `description`',
  );
}

/** A flow's map holds its ends and nothing else. */
function explainFlowMap(path: ModelPath, keys: readonly string[]): Explained {
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
    `\`${key}\` stands beside \`${shorten(ends)}\`, expected below it`,
    `Indent \`${key}\` deeper than \`${shorten(ends)}\`, or start a new item with a hyphen`,
    'key',
  );
}

function explainCustom(path: ModelPath, message: string, found: Plain | undefined): Explained {
  if (message === 'no such day')
    return explained('bad-date', path, `Unexpected \`${String(found)}\`: there is no such day`);
  const [, longest] = /^longer than (\d+)$/.exec(message) ?? [];
  if (longest !== undefined) return explainLength(path, longest);
  if (message === 'blank')
    return explained(
      'empty-value',
      path,
      'The text is blank',
      'Give it a value, or leave the key out',
    );
  if (message === 'one flow') return explainFlowMap(path, isMap(found) ? Object.keys(found) : []);
  if (message === 'empty entry')
    return explained(
      'missing-key',
      path,
      'The point says nothing',
      'Give it a `name`, a `text` or `items`',
    );
  return explained('bad-value', path, message);
}

/**
 * Of the forms that a value may have, explains the one that it was meant to be: the one whose
 * shape fits, and among those the one that fails deepest inside.
 */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  root: Plain,
  path: ModelPath,
): Explained[] {
  const found = valueAt(root, path);
  const branches = flatten(issue.errors);
  const fitting = branches.filter((branch) =>
    branch.every((inner) => inner.path.length > 0 || fitsForm(inner, found)),
  );
  if (fitting.length > 0) {
    const best = fitting.reduce((left, right) => (depthOf(right) > depthOf(left) ? right : left));
    return best.flatMap((inner) => explainIssue(inner, root, path));
  }
  if (found === undefined) return [explainMissing(path)];
  const expected = branches
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return [explainType(path, found, expected)];
}

/** Unions of unions as one list of branches. */
function flatten(errors: readonly (readonly Issue[])[]): (readonly Issue[])[] {
  return errors.flatMap((branch) => {
    const [only] = branch;
    return branch.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
      ? flatten(only.errors)
      : [branch];
  });
}

function fitsForm(issue: Issue, found: Plain | undefined): boolean {
  return found !== undefined && issue.code !== 'invalid_type' && issue.code !== 'too_small';
}

function depthOf(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

function valueAt(root: Plain, path: ModelPath): Plain | undefined {
  let value: Plain | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object') return undefined;
    value = (value as Record<string | number, Plain>)[step];
  }
  return value;
}

function isMap(value: Plain | undefined): value is { [key: string]: Plain } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The values in words, the first dozen of them. */
function listOf(values: readonly string[]): string {
  const shown = values.slice(0, 12).map((value) => `\`${value}\``);
  if (values.length > shown.length) shown.push('…');
  return shown.length === 1 ? String(shown[0]) : `one of ${shown.join(', ')}`;
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
