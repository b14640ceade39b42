import type { List, RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { leadOf } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { type Point, pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import type { Components } from './components.ts';
import { isEnd } from './flow-in.ts';
import type { ThreatView } from './threat.ts';

/**
 * Reads the lists below a heading of components: `**Till:** takes the money` is an element.
 *
 * @returns the blocks that are anything else
 */
export function readComponentList(
  blocks: readonly RootContent[],
  view: ThreatView,
  components: Components,
  draft: Draft,
): RootContent[] {
  const { source } = draft;
  const isList = (node: RootContent): node is List =>
    node.type === 'list' &&
    pointsOf(node, source).every((point) => isEnd(componentIn(point, source).name));
  for (const point of blocks.filter(isList).flatMap((list) => pointsOf(list, source))) {
    const { name, description } = componentIn(point, source);
    const id = components.id(name, view, point.line);
    const elements = components.view(view).elements as Map<string, Fields>;
    const element = elements.get(id);
    if (element !== undefined && description !== '')
      element.description = [element.description, description].filter(Boolean).join('\n\n');
  }
  return blocks.filter((node) => !isList(node));
}

/** The name of a component and what is said of it, which may stand below it. */
function componentIn(point: Point, source: SourceText): { name: string; description: string } {
  const lead = leadOf(point.text);
  const below = wholeText({ ...point, text: '' }, source);
  return {
    name: lead?.name ?? plainText(point.text),
    description: [lead?.text ?? '', below].filter((part) => part !== '').join('\n\n'),
  };
}
