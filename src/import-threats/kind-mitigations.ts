import type { ListItem } from 'mdast';
import { wholeText } from '../import-markdown/entries.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { headingStride } from './heading-stride.ts';
import type { Threat } from './threat.ts';

/** `- For Spoofing:` with a list below it: the mitigations of the threat that is called like the kind. */
export function kindMitigations(item: ListItem, source: SourceText): Threat | undefined {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph' || rest.length === 0) return undefined;
  const head = plainText(source.inline(first));
  const name = /^(?:for|against)\s+(.+?):?$/i.exec(head)?.[1] ?? '';
  const lists = rest.filter((node) => node.type === 'list');
  if (lists.length < rest.length || headingStride(name) === undefined) return undefined;
  const points = lists
    .flatMap((list) => pointsOf(list, source))
    .map((point) => wholeText(point, source));
  return {
    name,
    fields: [{ slot: 'mitigation', label: 'Mitigations', text: '', points }],
    labels: [head],
    line: source.line(item),
  };
}
