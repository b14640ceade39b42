import { sampleCodesOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A code sample follows the grammar of its language',
  severity: 'note',
  why: 'Readers copy samples as they stand. Bash, Go, HCL, Java, JavaScript, JSON, PHP, Python, Rust, TOML, TypeScript, XML and YAML are checked; C, Ruby, SQL and others are not, since no parser of a sensible size tells good fragments of them from bad ones. Placeholders such as `<key>`, `...`, prompts and differences are no errors.',
  bad: `guide:
  language: python
  practices:
    queries:
      samples:
        - |
          cursor.execute(
              "SELECT name FROM books WHERE id = %s" (book,)
          row = cursor.fetchone()
`,
  good: `guide:
  language: python
  practices:
    queries:
      samples:
        - |
          cursor.execute(
              "SELECT name FROM books WHERE id = %s", (book,))
          row = cursor.fetchone()
`,
  check(design, report, { problemOfSample }) {
    if (problemOfSample === undefined) return;
    for (const { code, language, path, subject } of sampleCodesOf(design)) {
      if (language === undefined) continue;
      const place = problemOfSample(language, code);
      if (place === undefined) continue;
      report({
        path,
        subject,
        message: `Unexpected ${whatIsAt(code, place)} in the ${quote(language)} code, line ${place.line}, column ${place.column} of the sample`,
        suggestion:
          'Correct it, or name the `language` that it is written in; `text` is not checked',
      });
    }
  },
} satisfies Rule;

/** The word or the signs at a place. */
function whatIsAt(code: string, { line, column }: { line: number; column: number }): string {
  const lines = code.trimEnd().split('\n');
  const [word = ''] =
    /^\s*(?:[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+)/u.exec(lines[line - 1]?.slice(column - 1) ?? '') ??
    [];
  if (word !== '') return quote(word);
  return line < lines.length ? 'end of the line' : 'end';
}
