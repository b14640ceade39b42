import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

/** Characters that markdown gives no meaning to inside a line. */
const PLAIN = /^[\p{L}\p{M}\p{N} ,.;:()'"/%?=–—…’“”+-]*$/u;

/** What plain characters can mean together: addresses, and numbers that start a list. */
const NOT_PLAIN = /:\/|w\.[-.\w]|^\d+[.)]/i;

/**
 * Prints a text as remark does, but without looking for fifty kinds of hazard where there is none:
 * most of the time of printing a document.
 */
export const printText: Handle = (node: { value: string }, parent, state, info) => {
  const { value } = node;
  const isInside =
    value !== '' && isWithinLine(value, info.before, info.after) && PLAIN.test(value);
  if (isInside && !NOT_PLAIN.test(value)) return value;
  return defaultHandlers.text(
    node as Parameters<typeof defaultHandlers.text>[0],
    parent,
    state,
    info,
  );
};

/** A sign or a space at the edge of a line can mean something that inside it does not. */
function isWithinLine(value: string, before: string, after: string): boolean {
  const startsLine = /[\r\n]$/.test(before);
  if (startsLine && !/^[\p{L}\p{N}]/u.test(value)) return false;
  if (before.endsWith(']') && value.startsWith('(')) return false;
  return !(value.endsWith(' ') && /^[\r\n]/.test(after));
}
