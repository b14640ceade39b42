/** The id that our own documents put before what they describe, and the text without it. */
export function withoutAnchor(markdown: string): { anchor?: string; text: string } {
  const found = /<a id="([^"]+)"><\/a>\s*/.exec(markdown);
  if (found === null) return { text: markdown };
  return { anchor: found[1] ?? '', text: markdown.replace(found[0], '') };
}
