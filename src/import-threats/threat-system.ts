import type { Draft, Fields } from '../import-markdown/draft.ts';
import type { Part } from '../import-markdown/part.ts';
import { THREAT_HEADING } from './threat-evidence.ts';
import { sectionOf } from './threat-section.ts';

/** Words of a title that name the kind of document. */
const TITLE =
  /\b(?:stride )?(?:threat model(?:l?ing)?|threats?|attack surfaces?|mitigation strateg(?:y|ies)|mitigations?|risks?|security)(?: (?:analysis|assessment|model|document|report|register))*\b(?: (?:for|of))?|\b(?:analysis|document|report)\b(?: (?:for|of))?/gi;

/** What a threat document is about: from its title, or from the name of its file. */
export function threatSystem(root: Part, fileName: string, draft: Draft): Fields {
  const [first] = root.parts;
  const section = sectionOf(first?.name ?? '');
  // `Threat model of the shop` names it, `APPLICATION THREATS` does not.
  const isNaming =
    section === undefined ||
    (section === 'threats' && /\b(?:for|of)\b|[:–—]/i.test(first?.name ?? ''));
  const isTitle = first !== undefined && !THREAT_HEADING.test(first.name) && isNaming;
  const words = isTitle ? first.name : '';
  const name = words
    .replace(TITLE, ' ')
    .replace(/^\s*the\s+/i, '')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words !== '') draft.note('label', first?.line ?? 1, words);
  if (/\p{L}/u.test(name)) return { name: name.slice(0, 190) };
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 190);
  const isTelling =
    stem !== '' && !/^(?:threat|readme|security|stride|attack|mitigations?)/i.test(stem);
  const chosen = isTelling ? stem : 'System';
  draft.note('guessed', 1, `no title names the system; called "${chosen}"`);
  return { name: chosen };
}
