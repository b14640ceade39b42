/** True for a text that says a threat is mitigated in part: which part is there it does not say certainly. */
export function isPartly(markdown: string): boolean {
  return /^[\s*_]*(?:partial(?:ly)?|partly|in part)\b/i.test(markdown);
}

/** A text without the verdict before it: `Mitigated. TLS protects …` is about TLS. */
export function withoutVerdict(markdown: string): string {
  return markdown.replace(
    /^[\s*_]*(?:yes|(?:(?:fully|already) )?(?:mitigated|implemented|addressed))[*_]*[.:;,][*_]*\s+(?=\S)/i,
    '',
  );
}
