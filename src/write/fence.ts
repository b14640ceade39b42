/** An open block of fenced code. */
export interface Fence {
  readonly character: string;
  readonly length: number;
  readonly indentation: number;
}

const opening = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
const closing = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/;
const indented = /^[ \t]*/;

/** Whether a line belongs to fenced code, and the fence that is open after it. */
export function fenceAt(
  line: string,
  before: Fence | undefined,
): { readonly fenced: boolean; readonly after: Fence | undefined } {
  const open = before && endsListItem(line, before) ? undefined : before;
  if (open) return { fenced: true, after: closes(line, open) ? undefined : open };

  const [, lead, marks] = opening.exec(line) ?? [];
  if (lead === undefined || marks === undefined) return { fenced: false, after: undefined };
  const fence = { character: marks.charAt(0), length: marks.length, indentation: lead.length };
  return { fenced: true, after: fence };
}

function closes(line: string, open: Fence): boolean {
  const [, lead, marks] = closing.exec(line) ?? [];
  if (lead === undefined || marks === undefined) return false;
  return (
    marks.startsWith(open.character) &&
    marks.length >= open.length &&
    lead.length <= open.indentation + 3
  );
}

/** Unindented text ends a list item and, with it, the fence inside the item. */
function endsListItem(line: string, open: Fence): boolean {
  const indentation = indented.exec(line)?.[0].length ?? 0;
  return open.indentation >= 2 && indentation < 2 && indentation < line.length;
}
