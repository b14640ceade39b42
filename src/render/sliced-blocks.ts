import type { RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';

/** An item at the margin. */
const ITEM = /^([-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/** A line of stars or dashes, which is no item. */
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/;

/** The lines of some that start with a list at which its outermost items start; of others the first. */
export function itemStarts(lines: readonly string[]): number[] {
  const sign = signOf(lines[0] ?? '');
  const starts = [0];
  if (sign === undefined) return starts;
  for (let at = 1; at < lines.length; at++) if (signOf(lines[at] ?? '') === sign) starts.push(at);
  return starts;
}

/** What two items of one list have in common: their bullet, or what stands behind their number. */
function signOf(line: string): string | undefined {
  return RULE.test(line) ? undefined : ITEM.exec(line)?.[1]?.slice(-1);
}

/** Blocks of slices, one after the other, in which a list goes on across slices. */
export class SlicedBlocks {
  readonly blocks: RootContent[] = [];
  readonly #lines: readonly string[];
  #isBehindBlank = false;

  /** @param lines of all slices, from which the positions of blocks count */
  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** @param endsBlank true when the last line of the slice is blank */
  add(slice: readonly RootContent[], endsBlank: boolean): void {
    const [first, ...others] = slice;
    const last = this.blocks.at(-1);
    const sign = this.#signOfLastItem(last);
    const goesOn = sign !== undefined && sign === this.#signOfLastItem(first);
    if (goesOn && last?.type === 'list' && first?.type === 'list') {
      for (const item of first.children) last.children.push(item);
      last.spread = last.spread === true || first.spread === true || this.#isBehindBlank;
      if (last.position !== undefined && first.position !== undefined)
        last.position.end = first.position.end;
      appendAll(this.blocks, others);
    } else appendAll(this.blocks, slice);
    this.#isBehindBlank = endsBlank;
  }

  #signOfLastItem(block: RootContent | undefined): string | undefined {
    const item = block?.type === 'list' ? block.children.at(-1) : undefined;
    return signOf(this.#lines[(item?.position?.start.line ?? 0) - 1] ?? '');
  }
}
