import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { ModelValue } from '../importer.ts';
import { ID } from '../model/forms.ts';
import { nameOfId } from '../model/views.ts';
import { isPlain } from './is-plain.ts';

/** Longest list of ids that is written on one line, in characters. */
const LONGEST_LIST = 70;

/** Width of a line of prose, in characters. */
const WIDTH = 100;

/**
 * A model as a person would write it: block style, long texts as blocks, quotes only where needed.
 *
 * @param indent in columns, of the place that the lines are meant for
 */
export function writeYaml(
  model: ModelValue,
  { indent = 0 }: { readonly indent?: number } = {},
): string {
  const document = new Document(nodeOf(model));
  const root = document.contents;
  if (root instanceof YAMLMap)
    for (const [index, pair] of root.items.entries())
      if (index > 0 && isScalar(pair.key) && !isScalar(pair.value)) pair.key.spaceBefore = true;
  return document.toString({
    lineWidth: Math.max(WIDTH - indent, WIDTH / 2),
    minContentWidth: 20,
    indentSeq: true,
    flowCollectionPadding: false,
  });
}

function nodeOf(value: ModelValue): YAMLMap | YAMLSeq | Scalar | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return textNode(value);
  if (typeof value !== 'object') return new Scalar(value);
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    for (const item of value as readonly ModelValue[]) {
      const node = nodeOf(item);
      if (node !== undefined) list.add(node);
    }
    list.flow = isShortList(value as readonly ModelValue[]);
    return list.items.length === 0 ? undefined : list;
  }
  const map = new YAMLMap();
  const entries: Iterable<[string, ModelValue]> =
    value instanceof Map ? value : Object.entries(value);
  for (const [name, item] of entries) {
    const node = value instanceof Map ? itemNode(name, item) : nodeOf(item);
    if (node !== undefined) map.items.push(new Pair(textNode(name), node));
  }
  return map.items.length === 0 ? undefined : map;
}

/** An item of a registry: `id: text` when there is no more to say than its name. */
function itemNode(id: string, item: ModelValue): YAMLMap | YAMLSeq | Scalar | undefined {
  if (typeof item !== 'object' || Array.isArray(item)) return nodeOf(item);
  const set = Object.entries(item).filter(([, inner]) => nodeOf(inner) !== undefined);
  const [only, ...more] = set;
  if (only === undefined) return nodeOf(nameOfId(id));
  return only[0] === 'name' && more.length === 0 ? nodeOf(only[1]) : nodeOf(item);
}

/** Ids on one line; they hold nothing that means something to YAML. */
function isShortList(items: readonly ModelValue[]): boolean {
  const isIds = items.every((item) => typeof item === 'string' && ID.test(item));
  return isIds && items.join(', ').length <= LONGEST_LIST;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: blocks cannot hold them
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\t/;

function textNode(text: string): Scalar {
  const node = new Scalar(text);
  // Code of several lines ends with a line end, as a block does.
  const isBlock = !UNPRINTABLE.test(text) && text.trim() === withoutLineEnd(text);
  if (isBlock && text.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
  else if (isBlock && text.length > WIDTH - 20 && text.includes(' '))
    node.type = Scalar.BLOCK_FOLDED;
  else if (!isPlain(text)) node.type = Scalar.QUOTE_SINGLE;
  return node;
}

function withoutLineEnd(text: string): string {
  return text.endsWith('\n') && text.indexOf('\n') < text.length - 1 ? text.slice(0, -1) : text;
}
