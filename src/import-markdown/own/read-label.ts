const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

/** A label of ours as a reader sees it: what is in normal print, and what in small print. */
export function readLabel(label: string): { name: string; detail?: string } {
  const small = /<small>(.*)<\/small>$/s.exec(label);
  const name = textOf(small === null ? label : label.slice(0, small.index)).trim();
  return small === null ? { name } : { name, detail: textOf(small[1] ?? '') };
}

/** Line ends are only in words that were too long for a box. */
function textOf(escaped: string): string {
  return escaped
    .replaceAll('<br/>', '')
    .replace(/#(\d{1,7}|[a-z]{2,4});/g, (whole, name: string) =>
      /^\d/.test(name) && Number(name) <= 0x10ffff
        ? String.fromCodePoint(Number(name))
        : (ENTITIES[name] ?? whole),
    )
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ');
}
