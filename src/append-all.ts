/**
 * Adds items to the end of a list, however many: `push(...items)` ends the stack above some hundred
 * thousand, and a document can have as many.
 */
export function appendAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
