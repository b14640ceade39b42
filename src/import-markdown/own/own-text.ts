import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { nameOfId } from '../../model/views.ts';
import { idOf } from '../ids.ts';
import { printBlocks } from '../tidy-markdown.ts';

/** A line of a document of ours with what stands below it. */
export interface OwnText {
  readonly phrases: readonly PhrasingContent[];
  readonly blocks: readonly RootContent[];
}

/** An item of a list of ours. */
export interface OwnItem extends OwnText {
  /** What its anchor names, as `controls.code-review`. */
  readonly anchor?: string;
}

/** The items of a list, each with its anchor taken off. */
export function itemsOf(list: List): OwnItem[] {
  return list.children.map(itemOf);
}

function itemOf(item: ListItem): OwnItem {
  const [first, ...others] = item.children;
  const isLead = first?.type === 'paragraph';
  const blocks = (isLead ? others : item.children).filter(isNoMark);
  return { ...withoutAnchor(isLead ? first.children : []), blocks };
}

/** `<!-- -->` parts two lists and says nothing. */
function isNoMark(node: RootContent): boolean {
  return !(node.type === 'html' && node.value === '<!-- -->');
}

/** Takes the anchor off the start of a line. */
export function withoutAnchor(phrases: readonly PhrasingContent[]): {
  anchor?: string;
  phrases: PhrasingContent[];
} {
  const [first, second, ...rest] = phrases;
  const anchor = first?.type === 'html' ? /^<a id="([^"]*)">$/.exec(first.value)?.[1] : undefined;
  if (anchor === undefined || second?.type !== 'html') return { phrases: [...phrases] };
  return { anchor, phrases: rest };
}

/** What a line says, without marks. */
export function plainOf(phrases: readonly PhrasingContent[]): string {
  return phrases.map(plainPhrase).join('').replace(/\s+/g, ' ').trim();
}

function plainPhrase(phrase: PhrasingContent): string {
  if (phrase.type === 'html') return '';
  if (phrase.type === 'break') return ' ';
  if ('children' in phrase) return phrase.children.map(plainPhrase).join('');
  return 'value' in phrase ? phrase.value : '';
}

/** A line and what stands below it as the text of a model; undefined when there is nothing. */
export function markdownOf({ phrases, blocks }: OwnText): string | undefined {
  const trimmed = trimStart(phrases);
  const line: Paragraph[] =
    trimmed.length === 0 ? [] : [{ type: 'paragraph', children: [...trimmed] }];
  return printBlocks([...line, ...blocks]) || undefined;
}

function trimStart(phrases: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = phrases;
  if (first?.type !== 'text') return phrases;
  const value = first.value.trimStart();
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
}

/** Takes a label such as `Where:` off the start of a line; undefined when it starts otherwise. */
export function afterLabel(phrases: readonly PhrasingContent[], label: string) {
  const [first, ...rest] = phrases;
  if (first?.type !== 'text' || !first.value.startsWith(label)) return undefined;
  return trimStart([{ ...first, value: first.value.slice(label.length) }, ...rest]);
}

/** A name and the text behind it. */
export interface NameAndText {
  readonly name: string;
  readonly text: OwnText;
}

/**
 * Parts `Name: text`. Where a name holds a colon itself, the id that was made of it tells where it
 * ends.
 *
 * @param trim - takes off a name what is no part of it
 */
export function splitName(
  { phrases, blocks }: OwnText,
  id?: string,
  trim: (name: string) => string = (name) => name,
): NameAndText {
  const ends = colonsIn(phrases, blocks.length > 0);
  const whole = { name: plainOf(phrases), text: { phrases: [], blocks } };
  const candidates = [
    ...ends.map(([index, at]) => {
      const split = phrases[index] as { type: 'text'; value: string };
      const head = [...phrases.slice(0, index), { ...split, value: split.value.slice(0, at) }];
      const tail = [{ ...split, value: split.value.slice(at + 1) }, ...phrases.slice(index + 1)];
      return { name: plainOf(head), text: { phrases: trimStart(tail), blocks } };
    }),
    whole,
  ];
  const isOf = ({ name }: NameAndText) => {
    const plain = trim(name);
    // A number at the end may be part of the name, or tell ids apart.
    return nameOfId(id ?? '') === plain || [id, id?.replace(/-\d+$/, '')].includes(idOf(plain));
  };
  const known = id === undefined ? undefined : candidates.find(isOf);
  const marked = candidates.find(({ name }) => trim(name) !== name);
  return known ?? marked ?? candidates[0] ?? whole;
}

/** Places of `: ` outside of code and links, and of a colon at the end that blocks follow. */
function colonsIn(
  phrases: readonly PhrasingContent[],
  isFollowed: boolean,
): [index: number, at: number][] {
  return phrases.flatMap((phrase, index) => {
    if (phrase.type !== 'text') return [];
    const isLast = index === phrases.length - 1;
    return [...phrase.value.matchAll(/:(?=\s|$)/g)].flatMap(({ index: at }): [number, number][] => {
      const isEnd = at === phrase.value.length - 1;
      return isEnd && isLast && !isFollowed ? [] : [[index, at]];
    });
  });
}

/** The fields at the end of an item, and the item without them. */
export interface WithFields {
  readonly text: OwnText;
  readonly fields: ReadonlyMap<string, OwnText>;
}

/** Takes a last list of `Field: value` off an item, if all of its items are such fields. */
export function fieldsOf(item: OwnText, labels: readonly string[]): WithFields {
  const last = item.blocks.at(-1);
  const fields = new Map<string, OwnText>();
  if (last?.type !== 'list') return { text: item, fields };
  for (const inner of itemsOf(last)) {
    const plain = plainOf(inner.phrases);
    const label = labels.find((one) => plain === `${one}:` || plain.startsWith(`${one}: `));
    const phrases = label === undefined ? undefined : afterLabel(inner.phrases, `${label}:`);
    if (label === undefined || phrases === undefined) return { text: item, fields: new Map() };
    fields.set(label, { phrases, blocks: inner.blocks });
  }
  return { text: { phrases: item.phrases, blocks: item.blocks.slice(0, -1) }, fields };
}

/** The ids that the links of a line lead to, of those to a registry. */
export function targetsOf(phrases: readonly PhrasingContent[], registry: string): string[] {
  const prefix = `#${registry}.`;
  return phrases.flatMap((phrase) =>
    phrase.type === 'link' && phrase.url.startsWith(prefix)
      ? [phrase.url.slice(prefix.length)]
      : [],
  );
}
