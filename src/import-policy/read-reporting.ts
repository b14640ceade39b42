import type { List, ListItem, RootContent } from 'mdast';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { addChannel, isOnlyLabel } from './add-channel.ts';
import { findAddresses } from './find-addresses.ts';
import { isPlea, MOST_WORDS, NO_PUBLIC, words } from './plea.ts';
import { pointsOf } from './points-of.ts';
import type { Fields, PolicyDraft } from './policy-draft.ts';
import { headingWords, policyHeading } from './policy-heading.ts';
import { PRIVATE_FORM, PRIVATE_FORM_WORDS } from './private-form.ts';
import { readFingerprint, readKey } from './read-key.ts';
import { readOwnReporting } from './read-own-reporting.ts';
import { answerTime } from './read-response.ts';
import { addInclude, INCLUDE, isWay, readSteps } from './read-steps.ts';

/** Reporting and what stands below it, apart from parts that have a place of their own. */
export function readReporting(part: Part, draft: PolicyDraft): void {
  if (draft.own) readOwnReporting(part.blocks, draft);
  else readBlocks(part.blocks, draft, draft.reporting.text);
}

/** A part below reporting: a way to report, what to include, or steps under headings. */
export function readBelowReporting(part: Part, draft: PolicyDraft): void {
  const { reporting } = draft;
  const kind = policyHeading(part.name);
  const isPleading = NO_PUBLIC.test(part.name);
  const texts: string[] = [];
  const before = reporting.channels.length;
  if (kind === 'include') readInclude(part.blocks, draft);
  else readBlocks(part.blocks, draft, texts);
  const added = reporting.channels.slice(before);
  const [channel] = added;
  if (
    kind === 'include' ||
    isPleading ||
    kind === 'channel' ||
    (added.length === 1 && words(part.name) <= 4) ||
    /^report/i.test(headingWords(part.name))
  )
    draft.note('label', part.line, part.name);
  else if (part.name !== '') texts.unshift(`**${part.name}**`);
  const text = texts.join('\n\n');
  if (added.length === 0 && PRIVATE_FORM.test(`${part.name} ${text}`) && !hasForm(draft))
    reporting.channels.push({ to: PRIVATE_FORM_WORDS, text: text || undefined });
  else if (
    added.length === 1 &&
    channel !== undefined &&
    channel.text === undefined &&
    // A list is about the report, not about the address; that of a form is the way to it.
    ((channel.to === PRIVATE_FORM_WORDS && text !== '') ||
      /^(?![-+>|]|\* |`{3}|\d+[.)] ).+/.test(text))
  )
    channel.text = withoutAddress(text, channel, part.line, draft);
  else if (text !== '') reporting.text.push(text);
}

/** True when a channel leads to the form of a forge, or names it. */
function hasForm({ reporting }: PolicyDraft): boolean {
  return reporting.channels.some(
    ({ to }) => to === PRIVATE_FORM_WORDS || /\/security\/advisories\b/.test(String(to)),
  );
}

/** A text that ends in the address that it is about does without it. */
function withoutAddress(text: string, { to }: Fields, line: number, draft: PolicyDraft): string {
  const at = text.lastIndexOf(String(to));
  const after = at < 0 ? '' : text.slice(at + String(to).length);
  const before = at < 0 ? '' : text.slice(0, at);
  const found = /(?:\s+(?:at|to|via|by|through|is))?\s*:?\s*[<[*_`]*$/.exec(before);
  if (at < 1 || found === null || !/^[>\])*_`.]*$/.test(after)) return text;
  const rest = before.slice(0, found.index);
  if (rest.trim() === '' || rest.includes('\n')) return text;
  draft.note('label', line, found[0].trim());
  return `${rest}.`;
}

function readBlocks(blocks: readonly RootContent[], draft: PolicyDraft, texts: string[]): void {
  const { source } = draft;
  for (let at = 0; at < blocks.length; at++) {
    const node = blocks[at];
    const next = blocks[at + 1];
    if (node === undefined || node.type === 'thematicBreak') continue;
    if (node.type === 'list') {
      readSteps(node, draft, texts);
      continue;
    }
    if (node.type === 'code' && readKey(node.value, draft)) continue;
    if (node.type !== 'paragraph') {
      texts.push(source.block(node));
      continue;
    }
    const text = draft.text(node);
    const isLabel = /:\**$/.test(text);
    if (isLabel && next?.type === 'list' && isIncluding(text) && !hasWay(next, draft)) {
      if (words(text) <= MOST_WORDS) draft.label(node, text);
      else texts.push(text);
      readPointsToInclude(next, draft);
      at++;
    } else readParagraph(text, node, next, texts, draft);
  }
}

/** True for a line that announces what a report should hold, whatever its links lead to. */
function isIncluding(text: string): boolean {
  return INCLUDE.test(text.replace(/\]\([^()\s]*\)/g, ']'));
}

/** True for a list of which a point says where to report. */
function hasWay(list: List, draft: PolicyDraft): boolean {
  return list.children.some((item) => findAddresses(itemText(item, draft)).length > 0);
}

function itemText(item: ListItem, draft: PolicyDraft): string {
  const [first] = item.children;
  return first?.type === 'paragraph' ? draft.source.inline(first) : '';
}

function readParagraph(
  text: string,
  node: RootContent,
  next: RootContent | undefined,
  texts: string[],
  draft: PolicyDraft,
): void {
  const { reporting, source } = draft;
  const addresses = findAddresses(text);
  if (addresses.length === 0) {
    const time = answerTime(text);
    if (isPlea(text)) draft.label(node, text);
    else if (readFingerprint(text, draft)) return;
    else if (PRIVATE_FORM.test(text) && reporting.channels.length === 0) {
      texts.push(text);
      reporting.channels.push({ to: PRIVATE_FORM_WORDS });
      const line = source.line(node);
      draft.note('guessed', line, 'the channel for reports read from this, without an address');
    } else if (time !== undefined) {
      draft.response.text.push(text);
      if (draft.response.acknowledge === undefined) {
        draft.response.acknowledge = time;
        draft.note('guessed', source.line(node), `the first answer read from this: ${time}`);
      }
    } else if (/:\**$/.test(text) && announces(next, draft)) draft.label(node, text);
    else texts.push(text);
    return;
  }
  const [address] = addresses;
  if (addresses.length === 1 && address !== undefined && isOnlyLabel(text, address)) {
    draft.label(node, text);
    addChannel(address, undefined, node, draft);
    return;
  }
  if (reporting.channels.length > 0 && isEscalation(text)) {
    texts.push(text);
    return;
  }
  texts.push(text);
  for (const found of addresses) addChannel(found, undefined, node, draft);
}

/** Whom to ask when nobody answers is no way to report. */
function isEscalation(text: string): boolean {
  return /\bescalat|\bif you(?: |['’]ve )(?:.{0,80} )?(?:do not|don['’]t|have not|haven['’]t|not|been unable to|are unable to|cannot|can['’]t) (?:receive|hear|get|reach|success)/i.test(
    text,
  );
}

/** True for a colon that announces channels: steps that go to their places, or a line with an address. */
function announces(next: RootContent | undefined, draft: PolicyDraft): boolean {
  if (next?.type === 'list')
    return next.children.some((item) => {
      const text = itemText(item, draft);
      return findAddresses(text).length > 0 || isPlea(text) || isWay(plainText(text));
    });
  if (next?.type !== 'paragraph') return false;
  const text = draft.source.inline(next);
  return findAddresses(text).some((address) => isOnlyLabel(text, address));
}

/** What a report should hold, under a heading of its own. */
function readInclude(blocks: readonly RootContent[], draft: PolicyDraft): void {
  const { source, reporting } = draft;
  for (const [index, node] of blocks.entries()) {
    if (node.type === 'list') readPointsToInclude(node, draft);
    else if (node.type === 'paragraph' && blocks[index + 1]?.type === 'list')
      draft.label(node, draft.text(node));
    else if (node.type === 'paragraph') reporting.text.push(draft.text(node));
    else if (node.type !== 'thematicBreak') reporting.text.push(source.block(node));
  }
}

function readPointsToInclude(list: List, draft: PolicyDraft): void {
  for (const entry of pointsOf(list, draft)) addInclude(entry, draft);
}

/** Preferred ones first, where a text says which they are. */
export function orderByPreference(channels: Fields[]): void {
  const rank = ({ text }: Fields) =>
    typeof text === 'string' &&
    /\bprefer(?:red|ably)?\b/i.test(text) &&
    !/if you prefer/i.test(text)
      ? 0
      : 1;
  channels.sort((left, right) => rank(left) - rank(right));
}
