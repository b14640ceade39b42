import type { RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { headingStride } from './heading-stride.ts';
import { namedInSentence } from './named-in-sentence.ts';
import { THREAT_HEADING } from './threat-evidence.ts';
import { sectionOf } from './threat-section.ts';
import { withoutSigns } from './without-signs.ts';

/** Words of a title that name the kind of document. */
const TITLE =
  /\b(?:one[- ]page )?(?:stride )?(?:threat model(?:l?ing)?|stride(?: per element)?|threats?|attack surfaces?|mitigation strateg(?:y|ies)|mitigations?|risks?|security)(?: (?:analysis|assessment|model|document|report|register))*\b(?: (?:for|of))?|\b(?:self-?assessment|analysis|document|report)\b(?: (?:for|of))?/gi;

/** What a threat document is about: from its title, or from the name of its file. */
export function threatSystem(root: Part, fileName: string, draft: Draft): Fields {
  const [first] = root.parts;
  const section = sectionOf(first?.name ?? '');
  // `Threat model of the shop` names it, `APPLICATION THREATS` does not.
  const isNaming =
    section === undefined ||
    (section === 'threats' && /\b(?:for|of)\b|[:–—]/i.test(first?.name ?? ''));
  const isThreat =
    first === undefined ||
    THREAT_HEADING.test(withoutSigns(first.name)) ||
    headingStride(first.name) !== undefined;
  const isTitle = !isThreat && isNaming;
  const words = isTitle ? first.name : '';
  const name = withoutSigns(words)
    .replace(TITLE, ' ')
    .replace(/^[\s:–—|-]+|[\s:–—|-]+$/g, '')
    .replace(/^the\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (/\p{L}/u.test(name)) return { name: name.slice(0, 190) };
  const said = namedIn([...root.blocks, ...(first?.blocks ?? [])], draft);
  if (said !== undefined) return { name: said };
  const told = toldIn(root, draft);
  if (told !== undefined) {
    draft.note('guessed', 1, `the system is called "${told}", after what the text says of it`);
    return { name: told };
  }
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 190);
  const isTelling =
    stem !== '' && !/^(?:threat|readme|security|stride|attack|mitigations?)/i.test(stem);
  const chosen = isTelling ? stem : 'System';
  draft.note('guessed', 1, `no title names the system; called "${chosen}"`);
  return { name: chosen };
}

/** The name in the first heading or in the first paragraphs, which speak of its threats. */
function toldIn(root: Part, { source }: Draft): string | undefined {
  const [first] = root.parts;
  const opening = [...root.blocks, ...(first?.blocks ?? []), ...(first?.parts[0]?.blocks ?? [])];
  const texts = opening
    .slice(0, 4)
    .filter(({ type }) => type === 'paragraph')
    .map((node) => plainText(source.block(node)));
  const named = [first?.name ?? '', ...texts].map((text) => namedInSentence(text));
  return named.find((name) => name !== undefined);
}

/** `Project: the shop`, in the first paragraphs. */
function namedIn(blocks: readonly RootContent[], { source }: Draft): string | undefined {
  for (const node of blocks.slice(0, 3)) {
    if (node.type !== 'paragraph') continue;
    const plain = plainText(source.block(node).split('\n', 1)[0] ?? '');
    const name = /^(?:project|system|application|product|service)(?: name)?\s*:\s*(?:the )?(.+)$/i
      .exec(plain)?.[1]
      ?.split(/ [-–—] |[.,;(]/, 1)[0]
      ?.trim();
    if (name !== undefined && /\p{L}/u.test(name) && name.length <= 60) return name;
  }
  return undefined;
}
