const ITEM = /^(?:[-*+]|\d{1,9}[.)]) /;
const FENCE = /^ *(?:[-*+] +)*(`{3,}|~{3,})/;
const TABLE_DELIMITER = /^\|?[ :|-]+\|[ :|-]*$/;

/** A block, an item of an outer list with all below it, or rows of a table below their head. */
export type Fragment =
  | { readonly text: string }
  | { readonly head: string; readonly rows: readonly string[] };

/**
 * Cuts a template's text where one outermost block ends and the next begins, and lists into their
 * items, so that each can be parsed by itself: parsing a list of a thousand elements as one text
 * takes 3.4 s, a thousand times the same item 0.2 s.
 */
export function fragmentsOf(text: string): Fragment[] {
  const fragments: Fragment[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  let table: { head: string; rows: string[] } | undefined;

  const flush = () => {
    if (lines.some((line) => line.trim() !== '')) fragments.push({ text: lines.join('\n') });
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (fence !== undefined) {
      lines.push(line);
      const closing = line.trim();
      if (closing.startsWith(fence) && closing.replaceAll(fence.charAt(0), '') === '')
        fence = undefined;
      continue;
    }
    if (table !== undefined && line.startsWith('|')) {
      table.rows.push(line);
      continue;
    }
    table = undefined;
    const startsBlock = line !== '' && !line.startsWith(' ') && lines.at(-1)?.trim() === '';
    if (startsBlock || ITEM.test(line)) flush();
    lines.push(line);
    fence = FENCE.exec(line)?.[1];
    if (lines.length === 2 && line.startsWith('|') && TABLE_DELIMITER.test(line)) {
      table = { head: lines.join('\n'), rows: [] };
      fragments.push(table);
      lines = [];
    }
  }
  flush();
  return fragments;
}
