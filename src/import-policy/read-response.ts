import type { List, RootContent, Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import { leadOf } from '../import-markdown/lead.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { PolicyDraft } from './policy-draft.ts';

const NUMBER =
  '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|a|an)';
const DURATION = new RegExp(
  `\\b(${NUMBER}(?: ?(?:to|-|–) ?${NUMBER})?(?: \\(\\d+\\))? (?:business |working |calendar )?(?:hours?|days?|weeks?|months?))\\b`,
  'i',
);
const ANSWER =
  /\b(?:acknowledg|respon[ds]|repl(?:y|ies)|answer|confirm(?:ation)? (?:of )?(?:the )?receipt|get back|hear (?:back )?from|initial (?:response|assessment))/i;

/** Longest name of a model, in characters. */
const LONGEST_NAME = 200;

const SEVERITY = /^(critical|high|medium|moderate|low)\b/i;

/** How soon a report is answered, if a sentence of the text says so. */
export function answerTime(text: string): string | undefined {
  if (text.length > 2000) return undefined;
  for (const sentence of plainText(text).split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    const time = ANSWER.test(sentence) ? DURATION.exec(sentence)?.[1] : undefined;
    if (time !== undefined && !/\bif (?:you|we) (?:do|have|don|haven)/i.test(sentence)) return time;
  }
  return undefined;
}

/** What our own documents print before the times. */
const OWN_LABEL = 'After a report, you can expect:';

/** What happens after a report and when: items and tables by what they time, the rest as text. */
export function readResponse(part: Part, draft: PolicyDraft): void {
  const { source, response } = draft;
  for (const [index, node] of part.blocks.entries()) {
    if (node.type === 'list') readList(node, draft);
    else if (node.type === 'table') readTable(node, draft);
    else if (node.type === 'paragraph') {
      const text = draft.text(node);
      const next = part.blocks[index + 1];
      if (draft.own && text === OWN_LABEL) continue;
      const isFollowed = next !== undefined && /^(?:list|table)$/.test(next.type);
      const isLabel = !draft.own && isFollowed && /:\**$/.test(text);
      const time = draft.own ? undefined : answerTime(text);
      if (isLabel && text.split(/\s+/).length <= 8) draft.label(node, text);
      else response.text.push(isLabel ? text.replace(/:(\**)$/, '.$1') : text);
      if (time !== undefined && response.acknowledge === undefined) {
        response.acknowledge = time;
        draft.note('guessed', source.line(node), `the first answer read from this: ${time}`);
      }
    } else if (node.type !== 'thematicBreak') response.text.push(source.block(node));
  }
}

type Slot = 'acknowledge' | 'update' | 'fix';

/** Which time a few words name. */
function slotOf(words: string): Slot | undefined {
  if (
    /^(?:initial|first)\b|\backnowledg|\breceipt\b|^(?:response|confirmation|reply)\b/i.test(words)
  )
    return 'acknowledge';
  if (/\bupdates?\b|\bprogress\b|^follow-?ups?\b/i.test(words)) return 'update';
  if (
    /^(?:fix|patch|resolution|remediation|mitigation|security (?:fix|patch|release))/i.test(words)
  )
    return 'fix';
  return undefined;
}

function readList(list: List, draft: PolicyDraft): void {
  const { source, response } = draft;
  const left: string[] = [];
  for (const item of list.children) {
    const [first, ...more] = item.children;
    const text = first?.type === 'paragraph' ? source.inline(first) : '';
    const lead = leadOf(text) ?? labelled(text);
    const value = lead === undefined ? '' : plainText(lead.text);
    const slot = lead === undefined ? undefined : slotOf(lead.name);
    const severity = severityIn(lead?.name ?? '');
    const [inner, ...others] = more;
    const isShort = value !== '' && value.length <= LONGEST_NAME && more.length === 0;
    if (severity !== undefined && isShort && response.fix[severity] === undefined)
      response.fix[severity] = value;
    else if (slot === 'fix' && inner?.type === 'list' && others.length === 0) {
      const isFix = readFixes(inner, draft);
      if (!isFix) left.push(bulleted(source.block(item)));
      else if (value !== '') response.text.push(text);
      else draft.label(item as unknown as RootContent, text);
    } else if (
      (slot === 'acknowledge' || slot === 'update') &&
      isShort &&
      response[slot] === undefined
    ) {
      response[slot] = value;
      draft.label(item as unknown as RootContent, lead?.name ?? '');
    } else left.push(bulleted(source.block(item)));
  }
  if (left.length === list.children.length) {
    response.text.push(source.block(list));
    return;
  }
  const isPlain = !draft.own && left.every((item) => !item.includes('\n'));
  if (isPlain)
    appendAll(
      response.text,
      left.map((item) => item.replace(/^- /, '')),
    );
  else if (left.length > 0) response.text.push(left.join('\n'));
}

/** A point that has lost those before it has lost its number, too. */
function bulleted(item: string): string {
  return item.replace(/^(?:\d{1,9}[.)]|[*+])\s+/, '- ');
}

/** `Fix, by severity:`: a lead with nothing behind its colon. */
function labelled(text: string): { readonly name: string; readonly text: string } | undefined {
  const name = /^([^\n]{1,80}):\**$/.exec(text)?.[1];
  return name === undefined ? undefined : { name: plainText(name), text: '' };
}

function severityIn(words: string): string | undefined {
  const found = /^(?:critical|high|medium|moderate|low)(?: (?:severity|risk|priority|impact))?$/i;
  if (!found.test(words)) return undefined;
  return words.toLowerCase().split(' ')[0]?.replace('moderate', 'medium');
}

/** Fix times by severity; what is none goes to the text. */
function readFixes(list: List, draft: PolicyDraft): boolean {
  const { source, response } = draft;
  const times = list.children.map((item) => {
    const [first, ...more] = item.children;
    const lead = leadOf(first?.type === 'paragraph' ? source.inline(first) : '');
    const value = plainText(lead?.text ?? '');
    const severity = severityIn(lead?.name ?? '');
    const fits = more.length === 0 && value !== '' && value.length <= LONGEST_NAME;
    return { severity: fits ? severity : undefined, value };
  });
  if (times.some(({ severity }) => severity === undefined)) return false;
  for (const { severity = '', value } of times) response.fix[severity] ??= value;
  return true;
}

/** A table whose rows are severities, or steps, with one time each; any other stays a table. */
function readTable(table: Table, draft: PolicyDraft): void {
  const { source, response } = draft;
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  const cells = rows.map((row) => row.children.map((cell) => plainText(source.inline(cell))));
  const isSimple = titles.length === 2 && cells.every((row) => (row[1] ?? '') !== '');
  const slots = cells.map(([first = '']) =>
    SEVERITY.test(first) ? severityIn(first.replace(/\s*\(.*\)$/, '')) : slotOf(first),
  );
  const fits = cells.every((row) => (row[1] ?? '').length <= LONGEST_NAME);
  const isKnown = slots.every((slot) => slot !== undefined && slot !== 'fix');
  if (!isSimple || !isKnown || !fits || new Set(slots).size < slots.length) {
    response.text.push(source.block(table));
    return;
  }
  draft.label(table, titles.join(' | '));
  for (const [index, [first = '', value = '']] of cells.entries()) {
    const slot = slots[index] ?? '';
    draft.label(table, first);
    if (slot === 'acknowledge' || slot === 'update') response[slot] ??= value;
    else response.fix[slot] ??= value;
  }
}
