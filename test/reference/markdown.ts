/** A table of GitHub's markdown; `|` in cells is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text in a code span; it holds no backticks. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A block of code, fenced so that no content ends it. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A link to a heading of the same page that is one word or several. */
export function section(title: string): string {
  return `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`;
}
