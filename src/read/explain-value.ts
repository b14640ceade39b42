import type { ModelPath } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { quote } from '../wording.ts';
import { arrowHint, explainFlowMap, explainKey, explainMissing } from './explain-key.ts';
import { type Explained, explained, listOf } from './explained.ts';
import { isMap, type Plain } from './plain.ts';

function formOf(value: Plain): string {
  if (typeof value === 'string') return `text ${quote(value)}`;
  return Array.isArray(value) ? 'list' : 'map';
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** A value of another form than its field takes. */
export function explainType(path: ModelPath, found: Plain, expected: readonly string[]): Explained {
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

/** A word that is not among those offered; a value of another form, or none, where one is. */
export function explainValue(
  path: ModelPath,
  found: Plain | undefined,
  values: readonly string[],
): Explained {
  if (found === undefined) return explainMissing(path);
  if (typeof found !== 'string') return explainType(path, found, ['string']);
  const near = nearest(found, values);
  const message = `Unexpected ${quote(found)}, expected ${listOf(values)}`;
  return explained('bad-value', path, message, near && `Write ${quote(near)}`);
}

/** A text with more characters than its field takes. */
export function explainLength(path: ModelPath, longest: string): Explained {
  const message = `The text has more than ${longest} characters`;
  const advice = 'Shorten it; long prose belongs in a `description`';
  return explained('too-long', path, message, advice);
}

type Explain = (path: ModelPath, found: Plain | undefined) => Explained;

const textOf = (found: Plain | undefined): string => (typeof found === 'string' ? found : '');

/** What the schema calls its own conditions, and how each is told when it does not hold. */
const CONDITIONS: Readonly<Record<string, Explain>> = {
  'no id': (path, found) => ({ ...explainKey([...path, textOf(found)]), cut: path }),
  'no flag': explainFlag,
  'no day': (path, found) =>
    explained(
      'bad-date',
      path,
      `Unexpected ${quote(textOf(found))}, expected a day as \`2027-03-31\``,
    ),
  'no such day': (path, found) =>
    explained('bad-date', path, `Unexpected ${quote(textOf(found))}: there is no such day`),
  'no flow': (path, found) =>
    explained(
      'bad-flow',
      path,
      `Unexpected ${quote(textOf(found))}, expected \`from -> to\` or \`from <-> to\`, with ids and spaces round the arrow`,
      arrowHint(textOf(found)),
    ),
  'no reference': (path, found) =>
    explained(
      'bad-reference',
      path,
      `Unexpected ${quote(textOf(found))}, expected \`<view>.<id>\``,
      'Name the view too, as in `container.database`',
    ),
  'one flow': (path, found) => explainFlowMap(path, isMap(found) ? Object.keys(found) : []),
  blank: (path) =>
    explained('blank-text', path, 'The text is blank', 'Give it a value, or leave the key out'),
  tangled: (path) =>
    explained(
      'text-tangled',
      path,
      'The text has more than 2000 marks of markdown, or quotes and lists more than 32 deep',
      'Write it with fewer, or put code in a code block of its own document',
    ),
  'empty sample': (path) =>
    explained('missing-key', path, 'The sample shows nothing', 'Give it `bad`, `good` or `code`'),
  'empty entry': (path) =>
    explained(
      'missing-key',
      path,
      'The point says nothing',
      'Give it a `name`, a `text` or `items`',
    ),
};

/** A condition of the schema that does not hold, by the name that the schema gives it. */
export function explainCondition(
  path: ModelPath,
  name: string,
  found: Plain | undefined,
): Explained | undefined {
  const [, longest] = /^longer than (\d+)$/.exec(name) ?? [];
  if (longest !== undefined) return explainLength(path, longest);
  return Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name]?.(path, found) : undefined;
}

function explainFlag(path: ModelPath, found: Plain | undefined): Explained {
  if (typeof found !== 'string') return explainValue(path, found, []);
  const meant = /^(?:yes|on|y)$/i.test(found)
    ? 'true'
    : /^(?:no|off|n)$/i.test(found)
      ? 'false'
      : '';
  return explained(
    'bad-value',
    path,
    `Unexpected ${quote(found)}, expected \`true\` or \`false\``,
    meant === '' ? undefined : `Write \`${meant}\``,
  );
}
