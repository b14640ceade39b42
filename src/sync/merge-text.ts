/** `<https://…>`, `<somebody@…>` */
const ADDRESS = /<((?:https?:\/\/|mailto:)?[^<>\s@]+(?:@[^<>\s]+)?)>/g;

/**
 * A text of somebody's YAML with an edit that was made to the printed form of it. Where the two
 * forms differ, only the edited words are put in, so that line ends and markup stay as written.
 *
 * @param mine as the YAML has it
 * @param before as the document printed it
 * @param after as the document prints it now
 */
export function mergeText(mine: string, before: string, after: string): string {
  const trimmed = mine.trimEnd();
  const end = mine.slice(trimmed.length);
  if (trimmed === before) return after + end;
  // Documents mark bare addresses as links.
  const [bare, fresh] = [before, after].map((text) => text.replace(ADDRESS, '$1'));
  if (trimmed === bare) return fresh + end;
  const { start, gone, come } = changedPart(before, after);
  for (const reach of [0, 8, 24, 60]) {
    const from = Math.max(0, start - reach);
    const to = Math.min(before.length, start + gone.length + reach);
    const old = before.slice(from, to);
    const place = old === '' ? -1 : trimmed.indexOf(old);
    if (place < 0 || trimmed.includes(old, place + 1)) continue;
    const put = before.slice(from, start) + come + before.slice(start + gone.length, to);
    return trimmed.slice(0, place) + put + trimmed.slice(place + old.length) + end;
  }
  return after + end;
}

/** The words in which two texts differ, between what they share at their starts and ends. */
export function changedPart(
  before: string,
  after: string,
): { readonly start: number; readonly gone: string; readonly come: string } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < shortest - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  while (start > 0 && /\S/.test(before[start - 1] ?? '')) start--;
  while (tail > 0 && /\S/.test(before[before.length - tail] ?? '')) tail--;
  return {
    start,
    gone: before.slice(start, before.length - tail),
    come: after.slice(start, after.length - tail),
  };
}
