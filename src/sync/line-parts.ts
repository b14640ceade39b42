/** What a line is about: its own anchor, else where its first link leads. */
export function subjectOf(text: string): string | undefined {
  return (
    /<a id="([^"]+)">/.exec(text)?.[1] ??
    (/^\s*- (?:accepted risk: )?\[[^\]]*\]\((#[^)]+)\)/.exec(text)?.[1] || undefined)
  );
}

/** The cells of a row without their anchors; a line of another kind is one cell. */
export function cellsOf(text: string): string[] {
  if (!/^\s*\|.*\|$/.test(text)) return [text];
  return text
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => withoutAnchor(cell).trim());
}

/** A line as it is compared: an anchor comes with what has a place of its own. */
export function withoutAnchor(text: string): string {
  return text.replace(/<a id="[^"]*"><\/a>/g, '').trimEnd();
}
