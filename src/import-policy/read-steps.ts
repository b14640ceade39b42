import type { List, ListItem, RootContent } from 'mdast';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ModelValue } from '../importer.ts';
import { addChannel, isOnlyLabel } from './add-channel.ts';
import { type FoundAddress, findAddresses } from './find-addresses.ts';
import { isPlea } from './plea.ts';
import { entryOf, pointOf } from './points-of.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { PRIVATE_FORM, PRIVATE_FORM_WORDS } from './private-form.ts';
import { answerTime } from './read-response.ts';
import { withoutCode } from './without-code.ts';

/** Longest channel of a model, in characters. */
const LONGEST_NAME = 200;

/** What announces what a report should hold. */
export const INCLUDE =
  /\b(?:includ|provid|contain|information|details|tell us|should (?:have|list|state)|as much of|following)/i;

/** Verbs of a step that is a way to report. */
const WAY = /^(?:e-?mail|contact|write|send|message|use|report|submit|call|reach|open)\b/i;

/** True for a step that is a way to report, and not a move on the page of one. */
export function isWay(step: string): boolean {
  return (
    WAY.test(step) && step.length <= LONGEST_NAME && !/:$|\b(?:tabs?|buttons?|click)\b/i.test(step)
  );
}

/** Points that are steps: what not to do, ways to report, what to include. */
export function readSteps(list: List, draft: PolicyDraft, texts: string[]): void {
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

/** A point with an address: `**Email:** a@b (we answer in English)`. */
function addWay(text: string, address: FoundAddress, item: ListItem, draft: PolicyDraft): void {
  const node = item as unknown as RootContent;
  const rest = afterAddress(text, address);
  if (rest === undefined && isOnlyLabel(text, address)) {
    draft.label(node, text);
    addChannel(address, undefined, node, draft);
  } else if (draft.reporting.channels.some(({ to }) => to === address.to))
    draft.reporting.text.push(text);
  else {
    if (rest !== undefined) draft.label(node, text);
    addChannel(address, rest ?? text, node, draft);
  }
  for (const other of findAddresses(text).slice(1)) addChannel(other, undefined, node, draft);
}

/** `**Email**: a@b (we answer in English)`: what the address does not say is what is in brackets. */
function afterAddress(text: string, { to }: FoundAddress): string | undefined {
  const at = text.indexOf(to);
  if (at < 0 || !/^(?:\*\*)?[\w -]{1,30}(?::\*\*|\*\*:|:)\s*[<`]*$/.test(text.slice(0, at)))
    return undefined;
  const found = /^[>`]*\s*(?:\((\S[^()]*)\)|[,;–—-]\s*(\S.*))$/s.exec(text.slice(at + to.length));
  return found?.[1] ?? found?.[2];
}

/** Adds a point to what a report should hold. */
export function addInclude(entry: ModelValue, draft: PolicyDraft): void {
  if (entry !== undefined) draft.reporting.include.push(withoutCode(entry));
}
