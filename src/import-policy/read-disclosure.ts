import type { List, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ModelValue } from '../importer.ts';
import { entryOf, pointOf, pointsOf } from './points-of.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { withoutCode } from './without-code.ts';

/** What asks the reporter to wait. */
const WAIT =
  /\b(?:do(?:es)? not|don['’]t|not to|refrain from|avoid)\b.{0,80}\b(?:disclos|shar|publi[cs]|reveal|discuss|announc)|\bkeep\b.{0,60}\b(?:confidential|private|secret|to yourself)|\bask (?:that )?(?:you|researchers|reporters)\b.{0,60}\b(?:time|wait|withhold)/i;

/** What states a time before which nothing is made public. */
const EMBARGO = /\bembargo(?:ed)?\b.{0,60}\b(?:until\b|\d+|period of)/i;

/** How a vulnerability is made public: steps, what to keep to oneself and until when, the rest as text. */
export function readDisclosure(part: Part, draft: PolicyDraft): void {
  const { source, disclosure } = draft;
  const { blocks } = part;
  for (const [index, node] of blocks.entries()) {
    const next = blocks[index + 1];
    if (node.type === 'list') readList(node, draft);
    else if (node.type === 'paragraph') {
      const text = draft.text(node);
      if (draft.own && text.startsWith('Embargo: ')) {
        const more = blocks.slice(index + 1).map((block) => source.block(block));
        disclosure.embargo = [text.slice('Embargo: '.length), ...more].join('\n\n');
        return;
      }
      readText(text, node, next, draft);
    } else if (node.type !== 'thematicBreak') disclosure.text.push(source.block(node));
  }
}

function readText(
  text: string,
  node: RootContent,
  next: RootContent | undefined,
  draft: PolicyDraft,
): void {
  const { disclosure, own } = draft;
  const isEmbargo =
    !own &&
    disclosure.embargo === undefined &&
    (WAIT.test(plainText(text)) || EMBARGO.test(plainText(text)));
  if (isEmbargo && text.length < 600) disclosure.embargo = text;
  else if (!own && /:\**$/.test(text) && next?.type === 'list' && text.split(/\s+/).length <= 4)
    draft.label(node, text);
  else disclosure.text.push(text);
}

function readList(list: List, draft: PolicyDraft): void {
  const { disclosure, source, own } = draft;
  if (own) {
    appendAll(disclosure.steps, pointsOf(list, draft).map(withoutCode));
    return;
  }
  const steps: ModelValue[] = [];
  const points = list.children.map((item) => ({ item, point: pointOf(item, draft) }));
  const isKept = ({ point: { text, items } }: (typeof points)[number]) =>
    items.length === 0 && text.length < 600 && WAIT.test(plainText(text));
  const embargo = disclosure.embargo === undefined ? points.find(isKept) : undefined;
  if (embargo !== undefined) disclosure.embargo = embargo.point.text;
  const others = points.filter((other) => other !== embargo);
  const [only, ...more] = others;
  if (
    embargo !== undefined &&
    only !== undefined &&
    more.length === 0 &&
    only.point.items.length > 0
  ) {
    // `Once a fix is there, we will:` with its points is a text and the steps.
    disclosure.text.push(only.point.text);
    appendAll(steps, only.point.items);
  } else for (const { point } of others) steps.push(entryOf(point));
  for (const step of steps) if (step !== undefined) disclosure.steps.push(withoutCode(step));
  if (!list.ordered && others.length > 1)
    draft.note('guessed', source.line(list), 'the points about disclosure read as steps');
}
