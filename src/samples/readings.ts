/** `<your key>`, `<...>`, `{{ name }}`, `${{ secrets.KEY }}`, `[YOUR KEY]`: to be filled in. */
const PLACEHOLDER =
  /(?<![<\w)\]])<(?:[A-Za-z](?:[^<>\n{}()"';=]*[^<>\n{}()"';=\s])?|\.{3}|…)>|\$?\{\{[^{}\n]*\}\}|\[[A-Z][A-Z0-9 _-]+\]/g;

/** What stands before what somebody types: `$ `, `> `, `PS C:\>`, `mysql> `, `irb(main):001:0> `. */
const PROMPT =
  /^[ \t]*(?:[$%>]|PS [^>\n]{0,80}>|\[?[\w.-]+@[\w.-]+[^$#>\n]{0,80}[$#>]|[a-z]\w*(?:\(\w+\))?(?::\d+)*>)[ \t]+(?=\S)/;

/** Lines before the first one that says something: blank ones and comments. */
const SILENT = /^\s*(?:#|\/\/|$)/;

/** The first line of a difference as `diff` and `git` write it. */
const DIFFERENCE = /^(?:diff -|index [0-9a-f]{7}|@@ -|--- \S|\+\+\+ \S)/;

/**
 * Other ways to read a sample in which its language finds an error: with its placeholders filled
 * in, as what somebody types at a prompt, as either side of a difference. It has an error only when
 * all of them have.
 *
 * @param name what the language takes for a value, to stand for a placeholder; empty where what
 *   looks like one is code
 */
export function* otherReadings(code: string, name: string): Generator<string> {
  const filled = name === '' ? code : code.replace(PLACEHOLDER, name);
  if (filled !== code) yield filled;
  const lines = filled.split('\n');
  const first = lines.find((line) => !SILENT.test(line));
  if (first !== undefined && PROMPT.test(first)) yield typedIn(lines);
  if (lines.some((line) => line.startsWith('+'))) {
    yield sideOf(lines, '+', '-');
    yield sideOf(lines, '-', '+');
  }
}

/** True for what is a difference from its first line on, of whatever language. */
export function isDifference(code: string): boolean {
  return DIFFERENCE.test(code.trimStart());
}

/** Lines behind a prompt, with those that go on after a `\`; the others are answers. */
function typedIn(lines: readonly string[]): string {
  let goesOn = false;
  const typed = lines.flatMap((line) => {
    const isTyped = goesOn || PROMPT.test(line);
    goesOn = isTyped && line.endsWith('\\');
    return isTyped ? [line.replace(PROMPT, '')] : [];
  });
  return typed.join('\n');
}

function sideOf(lines: readonly string[], kept: string, left: string): string {
  return lines
    .filter((line) => !line.startsWith(left))
    .map((line) => (line.startsWith(kept) ? line.slice(1) : line))
    .join('\n');
}
