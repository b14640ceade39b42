import { plainText } from '../import-markdown/plain-text.ts';
import type { ImportNote } from '../import-note.ts';
import { FOREIGN_TITLE } from './foreign-headings.ts';
import type { Fields } from './policy-draft.ts';

/** Words of a title that name the kind of document. */
const KIND =
  /\b(?:security|vulnerability)?\s*(?:policy|policies|(?:best )?practices?|(?:hardening )?guide(?:lines)?|disclosure policy|reporting|overview|information)\b(?: (?:for|of))?|\bsecurity(?: (?:for|of|in))?\b/gi;

const FOREIGN_KIND = new RegExp(FOREIGN_TITLE.source, 'iu');

/** Words at either end of a title that say more about the kind of document, and nothing of the system. */
const GENERIC = new RegExp(
  `^(?:${[
    'a|an|the|our|and|or|of|for|in|on|to|with|how|this|about|more|all',
    'developing|building|writing|developers?|users?|application|applications|app|production|project|software|web|open[- ]source|product',
    'common|concise|general|basic|complete|full|initial|optional|coordinated|responsible|public',
    'bugs?|issues?|flaws?|problems?|vulnerabilit(?:y|ies)|threats?|incidents?|advisor(?:y|ies)',
    'report|reports|reporting|disclosures?|disclosing|handling|response|procedures?|process(?:es)?',
    'notices?|relating|regarding|checklists?|configure|configuring|harden|hardening|secur(?:e|ing)',
    'security|policy|policies|guides?|guidelines|practices?|documentation|docs|best|overview',
  ].join('|')})$`,
  'i',
);

const NAME = String.raw`(\p{Lu}[\p{L}\p{N}.+-]*(?: \p{Lu}[\p{L}\p{N}.+-]*){0,4})`;

/** Sentences in which a policy names what it is about. */
const NAMING = [
  String.raw`\b(?:vulnerabilit(?:y|ies)|(?:security )?(?:issue|bug|problem|exploit|flaw|hole)s?) (?:in|within|of|with|affecting|(?:associated|connected) with) (?:the )?${NAME}`,
  String.raw`\bsecurity of (?:the )?${NAME} (?:seriously|is)`,
  String.raw`\b(?:keep|keeping|make|making) (?:the )?${NAME} (?:secure|safe|safer)`,
  String.raw`\bThe ${NAME} (?:project|team|maintainers|community|ecosystem|developers|security team)\b`,
  String.raw`\busing (?:the )?${NAME}, follow`,
  String.raw`\b(?:versions|releases) of (?:the )?${NAME}`,
].map((source) => new RegExp(source, 'gu'));

/** Names that a sentence has instead of one. */
const NO_NAME =
  /^(?:The|This|That|These|Our|Your|Any|Each|All|GitHub|GitLab|Security|Python|Do|Please|If|We|You|It|I|In|On|CVE|CVSS|OSS|API)$/;

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
  const titled = nameIn(title);
  if (titled !== '') return { name: titled.slice(0, 190), ...fields };
  const sentence = NAMING.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name.replace(/[.,]+$/, '')),
  ).find((found) => !NO_NAME.test(found));
  const stem = fileName.replace(/\.[^.]*$/, '');
  const isTelling = stem !== '' && !/^(?:security|readme|policy|guide|index)$/i.test(stem);
  const name = sentence ?? repository?.[2] ?? (isTelling ? stem.slice(0, 190) : 'System');
  notes.push({ kind: 'guessed', line: 1, message: `no title names the system; called "${name}"` });
  return { name, ...fields };
}

/** What of a title is not about the kind of document; empty for a title that only names that. */
function nameIn(title: string): string {
  const words = plainText(title)
    .replace(FOREIGN_KIND, ' ')
    .replace(KIND, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const isGeneric = (word = '') =>
    !/\p{L}/u.test(word) || GENERIC.test(word.replace(/[:,;]+$/, ''));
  while (words.length > 0 && isGeneric(words[0])) words.shift();
  while (words.length > 0 && isGeneric(words.at(-1))) words.pop();
  return words.join(' ').replace(/^[\s:–—-]+|[\s:,–—-]+$/g, '');
}
