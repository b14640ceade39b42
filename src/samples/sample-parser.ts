import { type CheckedLanguage, checkedLanguage } from './checked-language.ts';
import { type Grammar, grammars } from './grammar.ts';
import { isDifference, otherReadings } from './readings.ts';

/** Where a sample does not go on as its language does; both count from 1. */
export interface SampleProblem {
  readonly line: number;
  readonly column: number;
}

/** Says where the first error of a sample is; undefined for none and for other languages. */
export type ParseSample = (language: string, code: string) => Promise<SampleProblem | undefined>;

/** Longest sample that is checked, in characters: nobody reads a longer one as a sample. */
const LONGEST = 10_000;

/** Characters that one run parses, those of every try: about two seconds. */
const MOST = 800_000;

/** Loads what checks samples in these languages. */
export async function sampleParser(languages: Iterable<CheckedLanguage>): Promise<ParseSample> {
  const loaded = await Promise.all(
    [...new Set(languages)].map(
      async (language) => [language, await grammars[language]()] as const,
    ),
  );
  const known = new Map<CheckedLanguage, Grammar>(loaded);
  let left = MOST;
  return async (name, code) => {
    const language = checkedLanguage(name);
    const grammar = language === undefined ? undefined : known.get(language);
    if (grammar === undefined || code.length > LONGEST || isDifference(code)) return undefined;
    if (grammar.unknown?.test(code)) return undefined;
    const errorIn = async (text: string) => {
      left -= Math.max(text.length, grammar.least ?? 0);
      return left < 0 ? undefined : grammar.errorIn(text);
    };
    const at = await firstError({ ...grammar, errorIn }, code);
    if (at === undefined) return undefined;
    for (const reading of otherReadings(code, grammar.placeholder ?? 'x'))
      if ((await firstError({ ...grammar, errorIn }, reading)) === undefined) return undefined;
    return placeOf(code, at);
  };
}

/**
 * The offset of the first error. A fragment is tried whole, then in each frame: it is right when it
 * is right in one of them, else its error is where the furthest try came to.
 */
async function firstError(grammar: Grammar, code: string): Promise<number | undefined> {
  const tidy = grammar.tidy?.(code) ?? code;
  let furthest = await grammar.errorIn(tidy);
  if (furthest === undefined) return undefined;
  const fragment = grammar.tidyFragment?.(tidy) ?? tidy;
  for (const [before, after] of grammar.frames ?? []) {
    const error = await grammar.errorIn(`${before}${fragment}${after}`);
    if (error === undefined) return undefined;
    furthest = Math.max(furthest, error - before.length);
  }
  return Math.min(furthest, code.trimEnd().length);
}

function placeOf(code: string, at: number): SampleProblem {
  const before = code.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - start + 1 };
}
