import type { List } from 'mdast';
import type { Part } from '../import-markdown/part.ts';

/** True for a part with points to tick, whose other points, if there are any, are fewer. */
export function isTaskPart(part: Part): boolean {
  const lists = listsIn(part);
  const items = lists.flatMap(({ children }) => children);
  const tasks = items.filter(({ checked }) => typeof checked === 'boolean');
  return tasks.length > 0 && tasks.length * 2 > items.length;
}

function listsIn({ blocks, parts }: Part): List[] {
  const own = blocks.filter((node): node is List => node.type === 'list');
  return [...own, ...parts.flatMap(listsIn)];
}
