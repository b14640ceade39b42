/** What a line is about: its own anchor, else where its first link leads. */
export function subjectOf(text: string): string | undefined {
  return (
    /<a id="([^"]+)">/.exec(text)?.[1] ??
    (/^\s*- (?:accepted risk: )?\[[^\]]*\]\((#[^)]+)\)/.exec(text)?.[1] || undefined)
  );
}
