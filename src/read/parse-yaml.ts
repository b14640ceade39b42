import { type Alias, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import { type Plain, toPlain } from './plain.ts';
import type { Source, SourceProblem } from './source.ts';

/** Nesting that no model needs and that would exhaust the stack of a parser, in levels. */
const DEEPEST = 64;
/** Nesting on one line that the parser must not even see: it would fill the memory. */
const TOO_DEEP = /(?:[-?:] +){1000}|(?:[[{]\s*){1000}/;

/** Errors after which the rest of the tree still says what the author meant. */
const LOCAL_ERRORS = new Set(['BAD_SCALAR_START', 'BLOCK_AS_IMPLICIT_KEY', 'TAG_RESOLVE_FAILED']);

/** A parsed file: `value` is absent when its structure cannot be trusted. */
export interface Parsed {
  readonly source: Source & { readonly kept: Map<string, number[]> };
  readonly value?: Plain;
  readonly problems: readonly SourceProblem[];
}

/**
 * YAML 1.2 text → plain values whose scalars are all source text, and every problem of syntax.
 *
 * @param file how findings name the file
 */
export function parseYaml(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const bare = { file, text, lines, root: null, aliases: new Map(), kept: new Map() };
  const fail = (code: string, message: string, suggestion: string): Parsed => ({
    source: bare,
    problems: [{ code, severity: 'error', message, suggestion, path: [] }],
  });
  if (text.trim() === '')
    return fail('file-empty', 'The file is empty, expected a model', 'Start with `threatdoc: 1`');
  if (TOO_DEEP.test(text)) return tooDeep(fail);
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, {
      schema: 'failsafe',
      version: '1.2',
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(fail);
    throw error;
  }
  const errors = [...document.errors, ...document.warnings];
  const problems = errors.map((error) => explainSyntax(error, text));
  const root = document.contents as Node | null;
  if (root === null) {
    if (problems.length > 0) return { source: bare, problems };
    return fail(
      'file-empty',
      'The file has only comments, expected a model',
      'Start with `threatdoc: 1`',
    );
  }
  const aliases = new Map<Alias, Node>();
  const kept = new Map<string, number[]>();
  const source = { file, text, lines, root, aliases, kept };
  const plain = toPlain(root, text, DEEPEST, aliases, kept);
  problems.push(...plain.problems);
  const usable = errors.every(({ code }) => LOCAL_ERRORS.has(code)) && !plain.fatal;
  return usable ? { source, value: plain.value, problems } : { source, problems };
}

function tooDeep(fail: (code: string, message: string, suggestion: string) => Parsed): Parsed {
  return fail(
    'yaml-too-deep',
    `The file nests deeper than ${DEEPEST} levels`,
    'No part of a model needs that: check for brackets that are never closed',
  );
}

/** A parser's error in our words: what stands there, and how to write it. */
function explainSyntax(error: YAMLError, text: string): SourceProblem {
  const [start, end] = error.pos;
  const about = (code: string, message: string, suggestion?: string): SourceProblem => ({
    code,
    severity: 'error',
    message,
    path: [],
    range: [start, Math.max(end, start + 1)],
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  const quote = 'Put the whole text in double quotes';
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return about(
        'yaml-several-documents',
        'Unexpected second YAML document, expected one model in a file',
        'Remove the line `---`, or move what follows to a file of its own',
      );
    case 'TAB_AS_INDENT':
      return about(
        'yaml-tab',
        'Unexpected tab, expected spaces as indentation',
        'Replace the tab by spaces',
      );
    case 'BAD_SCALAR_START':
      return about(
        'yaml-quote',
        `Unexpected ${text[start] === '`' ? 'backtick' : `\`${text[start]}\``} at the start of a text, which YAML reserves`,
        quote,
      );
    case 'TAG_RESOLVE_FAILED':
      return about(
        'yaml-quote',
        `Unexpected YAML tag \`${text.slice(start, end)}\`, expected a text`,
        quote,
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      return about(
        'yaml-quote',
        'Unexpected second colon, which YAML reads as a nested map',
        quote,
      );
    case 'MISSING_CHAR':
      if (
        /^%/m.test(text.slice(Math.max(0, start - 200), end)) &&
        /directives-end/.test(error.message)
      )
        return about(
          'yaml-quote',
          'Unexpected `%` at the start of a line, which YAML reserves',
          quote,
        );
      return about('yaml-syntax', error.message);
    case 'UNEXPECTED_TOKEN':
      if (text.slice(text.lastIndexOf('\n', start) + 1, start).includes('*'))
        return about(
          'yaml-quote',
          'Unexpected text after an alias: a leading `*` refers to an anchor',
          quote,
        );
      return about('yaml-syntax', error.message);
    default:
      return about('yaml-syntax', error.message);
  }
}
