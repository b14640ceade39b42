import { wholeText } from '../import-markdown/entries.ts';
import type { Part } from '../import-markdown/part.ts';
import { pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { textOfBlocks } from './text-of-blocks.ts';
import type { ThreatField } from './threat.ts';
import { threatSlot } from './threat-slot.ts';

/** What stands below a deeper heading as a field: of mitigations and of components, each point is one. */
export function fieldBelow({ name, blocks }: Part, source: SourceText): ThreatField {
  const slot = threatSlot(name);
  const isListed = /^(?:current|missing|mitigation|component)$/.test(slot ?? '');
  const lists = isListed ? blocks.filter((node) => node.type === 'list') : [];
  const points = lists.flatMap((list) => pointsOf(list, source));
  const others = lists.length > 0 ? blocks.filter((node) => node.type !== 'list') : blocks;
  return {
    slot,
    label: name,
    text: textOfBlocks(others, source),
    points: points.map((point) => wholeText(point, source)),
  };
}
