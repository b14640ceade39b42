import type { List } from 'mdast';
import { wholeText } from '../import-markdown/entries.ts';
import type { Part } from '../import-markdown/part.ts';
import { pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import type { ControlRegister } from './control-register.ts';
import { statusOfHeading } from './status-of-heading.ts';

/**
 * Registers the controls of the lists below a heading that says what they are.
 *
 * @returns the points that say there is none, as a list
 */
export function readControlLists(
  { name, blocks }: Part,
  register: ControlRegister,
  source: SourceText,
): string[] {
  const status = statusOfHeading(name) ?? 'recommended';
  const lists = blocks.filter((node): node is List => node.type === 'list');
  const nothing = lists
    .flatMap((list) => pointsOf(list, source))
    .flatMap((point) => {
      const { text, id } = register.addMarked(wholeText(point, source), status, point.line);
      return id === undefined ? [`- ${text.split('\n').join('\n  ')}`] : [];
    });
  return nothing.length > 0 ? [nothing.join('\n')] : [];
}
