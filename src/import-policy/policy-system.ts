import { plainText } from '../import-markdown/plain-text.ts';
import type { ImportNote } from '../import-note.ts';
import type { Fields } from './policy-draft.ts';

/** Words of a title that name the kind of document. */
const KIND =
  /\b(?:security|vulnerability)?\s*(?:policy|policies|(?:best )?practices|(?:hardening )?guide(?:lines)?|disclosure policy|reporting|overview|information)\b(?: (?:for|of))?|\bsecurity(?: (?:for|of|in))?\b/gi;

/** Sentences in which a policy names what it is about. */
const NAMING = [
  /\b(?:vulnerabilit(?:y|ies)|(?:security )?(?:issue|bug|problem)s?) (?:in|of|with|affecting) (?:the )?(\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,4})/u,
  /\bsecurity of (?:the )?(\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,4}) (?:seriously|is)/u,
  /\b(?:keep|keeping|make|making) (?:the )?(\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,4}) (?:secure|safe|safer)/u,
  /^The (\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,5}) project\b/mu,
  /\busing (?:the )?(\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,4}), follow/u,
];

/** Names that a sentence has instead of one. */
const NO_NAME = /^(?:The|This|Our|GitHub|Security|Python|Do|Please|If|We|You|It|I)$/;

/** What the document is about: from its title, from a page of a forge, from a sentence, from the file. */
export function policySystem(
  title: string,
  text: string,
  notes: ImportNote[],
  fileName: string,
): Fields {
  const fields: Fields = {};
  const forge = /^Security: ([\w.-]+)\/([\w.-]+)$/m.exec(text.slice(0, 2000));
  const advisories = /https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\/security\b/.exec(text);
  const repository = forge ?? advisories;
  if (repository !== null)
    fields.repository = `https://github.com/${repository[1]}/${repository[2]}`;
  const titled = plainText(title)
    .replace(KIND, ' ')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (titled !== '' && /\p{L}/u.test(titled)) return { name: titled.slice(0, 190), ...fields };
  const sentence = NAMING.map((pattern) => pattern.exec(text)?.[1]?.replace(/[.,]+$/, '')).find(
    (found) => found !== undefined && !NO_NAME.test(found),
  );
  const stem = fileName.replace(/\.[^.]*$/, '');
  const isTelling = stem !== '' && !/^(?:security|readme|policy|guide|index)$/i.test(stem);
  const name = sentence ?? repository?.[2] ?? (isTelling ? stem.slice(0, 190) : 'System');
  notes.push({ kind: 'guessed', line: 1, message: `no title names the system; called "${name}"` });
  return { name, ...fields };
}
