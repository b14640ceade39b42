import type { z } from 'zod';
import type { ModelPath } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { quote } from '../wording.ts';
import { arrowHint, explainFlowMap, explainKey, explainMissing } from './explain-key.ts';
import { type Explained, explained, isMap, listOf } from './explained.ts';
import type { Plain } from './plain.ts';

type Issue = z.core.$ZodIssue;

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

export function explainValue(
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
      `Unexpected ${quote(found)}, expected \`true\` or \`false\``,
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
    `Unexpected ${quote(found)}, expected ${listOf(values)}`,
    near && `Write ${quote(near)}`,
  );
}

export function explainFormat(path: ModelPath, found: Plain | undefined, issue: Issue): Explained {
  const value = typeof found === 'string' ? found : '';
  const pattern = 'pattern' in issue ? String(issue.pattern) : '';
  if (pattern.includes('->'))
    return explained(
      'bad-flow',
      path,
      `Unexpected ${quote(value)}, expected \`from -> to\` or \`from <-> to\`, with ids and spaces round the arrow`,
      arrowHint(value),
    );
  if (pattern.includes('\\d{4}'))
    return explained(
      'bad-date',
      path,
      `Unexpected ${quote(value)}, expected a day as \`2027-03-31\``,
    );
  if (pattern.includes('{1,2}'))
    return explained(
      'bad-reference',
      path,
      `Unexpected ${quote(value)}, expected \`<view>.<id>\``,
      'Name the view too, as in `container.database`',
    );
  return { ...explainKey([...path, value]), cut: path };
}

export function explainLength(path: ModelPath, longest: string): Explained {
  return explained(
    'too-long',
    path,
    `The text has more than ${longest} characters`,
    'Shorten it; long prose belongs in a `description`',
  );
}

export function explainCustom(
  path: ModelPath,
  message: string,
  found: Plain | undefined,
): Explained {
  if (message === 'tangled')
    return explained(
      'text-tangled',
      path,
      'The text has more than 2000 marks of markdown, or quotes and lists more than 32 deep',
      'Write it with fewer, or put code in a code block of its own document',
    );
  if (message === 'no such day')
    return explained('bad-date', path, `Unexpected ${quote(String(found))}: there is no such day`);
  const [, longest] = /^longer than (\d+)$/.exec(message) ?? [];
  if (longest !== undefined) return explainLength(path, longest);
  if (message === 'blank')
    return explained(
      'blank-text',
      path,
      'The text is blank',
      'Give it a value, or leave the key out',
    );
  if (message === 'one flow') return explainFlowMap(path, isMap(found) ? Object.keys(found) : []);
  if (message === 'empty sample')
    return explained(
      'missing-key',
      path,
      'The sample shows nothing',
      'Give it `bad`, `good` or `code`',
    );
  if (message === 'empty entry')
    return explained(
      'missing-key',
      path,
      'The point says nothing',
      'Give it a `name`, a `text` or `items`',
    );
  return explained('bad-value', path, message);
}
