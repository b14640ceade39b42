import type { List, ListItem, RootContent } from 'mdast';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ModelValue } from '../importer.ts';
import { type FoundAddress, findAddresses } from './find-addresses.ts';
import { entryOf, pointOf, pointsOf } from './points-of.ts';
import type { Fields, PolicyDraft } from './policy-draft.ts';
import { headingWords, policyHeading } from './policy-heading.ts';
import { PRIVATE_FORM, PRIVATE_FORM_WORDS } from './private-form.ts';
import { readFingerprint, readKey } from './read-key.ts';
import { readOwnReporting } from './read-own-reporting.ts';
import { answerTime } from './read-response.ts';
import { withoutCode } from './without-code.ts';

/** Longest channel and longest name of a model, in characters. */
const LONGEST_NAME = 200;

const INCLUDE =
  /\b(?:includ|provid|contain|information|details|tell us|should (?:have|list|state)|as much of|following)/i;

const NO_PUBLIC =
  /\b(?:do not|don['’]t|never|not|avoid|refrain from|instead of)\b.{0,80}\b(?:public|open|fil|creat|rais|post|us)\w*\b.{0,60}\b(?:issues?|trackers?|discussions?|forums?|pull requests?|channels?|bug reports?)\b/i;

/** Most words of a sentence that only says what every policy of ours says. */
const MOST_WORDS = 22;

/** Verbs of a step that is a way to report. */
const WAY = /^(?:e-?mail|contact|write|send|message|use|report|submit|call|reach|open)\b/i;

/** Reporting and what stands below it, apart from parts that have a place of their own. */
export function readReporting(part: Part, draft: PolicyDraft): void {
  if (draft.own) readOwnReporting(part.blocks, draft);
  else readBlocks(part.blocks, draft, draft.reporting.text);
}

/** A part below reporting: a way to report, what to include, or steps under headings. */
export function readBelowReporting(part: Part, draft: PolicyDraft): void {
  const { reporting } = draft;
  const kind = policyHeading(part.name);
  const isPlea = NO_PUBLIC.test(part.name);
  const texts: string[] = [];
  const before = reporting.channels.length;
  if (kind === 'include') readInclude(part.blocks, draft);
  else readBlocks(part.blocks, draft, texts);
  const added = reporting.channels.slice(before);
  const [channel] = added;
  if (
    kind === 'include' ||
    isPlea ||
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

function words(text: string): number {
  return text.split(/\s+/).length;
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
    add(address, undefined, node, draft);
    return;
  }
  if (reporting.channels.length > 0 && isEscalation(text)) {
    texts.push(text);
    return;
  }
  texts.push(text);
  for (const found of addresses) add(found, undefined, node, draft);
}

/** A sentence that only asks not to report in public. */
function isPlea(text: string): boolean {
  const plain = plainText(text);
  return NO_PUBLIC.test(plain) && words(plain) <= MOST_WORDS && !/[.!?] \p{Lu}/u.test(plain);
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

/** `**Email:** a@b`, `Report here: https://…`: nothing but the name of the address. */
function isOnlyLabel(text: string, { to }: FoundAddress): boolean {
  const plain = plainText(text)
    .replaceAll(to, ' ')
    .replace(/mailto:|[()<>]/g, ' ');
  return words(plain.trim()) <= 4 && /^[^.!?]*[.:]?\s*$/.test(plain);
}

function add(
  { to, kind, isSpeltOut, isAsked }: FoundAddress,
  text: string | undefined,
  node: RootContent,
  draft: PolicyDraft,
): void {
  const { channels } = draft.reporting;
  const line = draft.source.line(node);
  if (channels.some((channel) => channel.to === to) || to.length > LONGEST_NAME) return;
  if (isAsked && channels.length > 0) return;
  // The form that a text before it named has its address here.
  const words = channels.findIndex(
    ({ to: other, text: more }) => other === PRIVATE_FORM_WORDS && more === undefined,
  );
  if (words >= 0 && /\/security\/advisories\b/.test(to)) channels.splice(words, 1);
  if (isSpeltOut) draft.note('repaired', line, `an address spelt out: ${to}`);
  if (kind === 'url' && /\/issues\/new|\/issues\/?$/.test(to) && channels.length > 0) return;
  channels.push({ to, text });
}

/** True for a step that is a way to report, and not a move on the page of one. */
function isWay(step: string): boolean {
  return (
    WAY.test(step) && step.length <= LONGEST_NAME && !/:$|\b(?:tabs?|buttons?|click)\b/i.test(step)
  );
}

/** Points that are steps: what not to do, ways to report, what to include. */
function readSteps(list: List, draft: PolicyDraft, texts: string[]): void {
  const left: string[] = [];
  let isIncluding = false;
  for (const item of list.children) {
    const point = pointOf(item, draft);
    const plain = plainText(point.text);
    const [address] = findAddresses(point.text);
    const isAlone = point.items.length === 0 && point.samples.length === 0;
    if (isIncluding && address === undefined) {
      addInclude(entryOf(point), draft);
    } else if (
      /^(?:please )?include:?$/i.test(plain) ||
      (!isAlone && INCLUDE.test(plain) && !address)
    ) {
      // `Include:` with its points below it, or beside it where the page has lost their depth.
      draft.label(item as unknown as RootContent, point.text);
      for (const inner of point.items) addInclude(inner, draft);
      isIncluding = isAlone;
    } else if (isAlone && isPlea(point.text))
      draft.label(item as unknown as RootContent, point.text);
    else if (isAlone && address !== undefined) addWay(point.text, address, item, draft);
    else if (isAlone && /^(?:include|provide)\b/i.test(plain)) {
      const rest = point.text.replace(/^(?:\*\*)?(?:include|provide)(?:\*\*)?\s+/i, '');
      draft.label(item as unknown as RootContent, plain.slice(0, 7));
      addInclude(rest.charAt(0).toUpperCase() + rest.slice(1), draft);
    } else if (isAlone && isWay(plain)) draft.reporting.channels.push({ to: plain });
    else {
      left.push(draft.source.block(item).replace(/^(?:\d{1,9}[.)]|[*+])\s+/, '- '));
      readTime(point.text, item, draft);
      if (isAlone && PRIVATE_FORM.test(plain) && draft.reporting.channels.length === 0)
        draft.reporting.channels.push({ to: PRIVATE_FORM_WORDS });
    }
  }
  // Points that all stay keep their numbers.
  if (left.length === list.children.length) texts.push(draft.source.block(list));
  else if (left.length > 0) texts.push(left.join('\n'));
}

/** How soon a report is answered, when a step says so. */
function readTime(text: string, item: ListItem, draft: PolicyDraft): void {
  const { response, source } = draft;
  const time = response.acknowledge === undefined ? answerTime(text) : undefined;
  if (time === undefined) return;
  response.acknowledge = time;
  draft.note('guessed', source.line(item), `the first answer read from this: ${time}`);
}

function addInclude(entry: ModelValue, draft: PolicyDraft): void {
  if (entry !== undefined) draft.reporting.include.push(withoutCode(entry));
}

/** A point with an address: `**Email:** a@b (we answer in English)`. */
function addWay(text: string, address: FoundAddress, item: ListItem, draft: PolicyDraft): void {
  const node = item as unknown as RootContent;
  if (isOnlyLabel(text, address)) {
    draft.label(node, text);
    add(address, undefined, node, draft);
  } else if (draft.reporting.channels.some(({ to }) => to === address.to))
    draft.reporting.text.push(text);
  else add(address, text, node, draft);
  for (const other of findAddresses(text).slice(1)) add(other, undefined, node, draft);
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
