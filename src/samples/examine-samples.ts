import { type CheckedLanguage, checkedLanguage } from './checked-language.ts';
import type { SampleProblem } from './sample-parser.ts';

/** Code and what it is said to be written in. */
interface Sample {
  readonly language: string | undefined;
  readonly code: string;
}

/** Where the error of a sample is that was examined; undefined for one without errors. */
export type ProblemOfSample = (language: string, code: string) => SampleProblem | undefined;

/** Parses samples; undefined when none is in a language that is checked, and nothing is loaded. */
export async function examineSamples(
  samples: Iterable<Sample>,
): Promise<ProblemOfSample | undefined> {
  const found = [...samples].flatMap(({ language = '', code }) => {
    const checked = checkedLanguage(language);
    return checked === undefined ? [] : [{ language, checked, code }];
  });
  if (found.length === 0) return undefined;
  const { sampleParser } = await import('./sample-parser.ts');
  const parse = await sampleParser(new Set<CheckedLanguage>(found.map(({ checked }) => checked)));
  const problems = new Map<string, SampleProblem | undefined>();
  for (const { language, code } of found) {
    const key = `${language}\n${code}`;
    if (!problems.has(key)) problems.set(key, await parse(language, code));
  }
  return (language, code) => problems.get(`${language}\n${code}`);
}
