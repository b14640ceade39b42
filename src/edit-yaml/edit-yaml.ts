import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import { Edit } from './edit.ts';
import { editNode } from './edit-node.ts';
import { type Anchors, keyOf, type PlainValue, plainOf } from './plain-of.ts';

/** The text after an edit, or why it cannot be made without writing more anew than what changed. */
export type Edited =
  | { readonly text: string }
  | {
      readonly problem: string;
      /** Of the text as it is, from 1; absent where it is about the whole. */
      readonly line?: number;
    };

/**
 * Makes a YAML text say something else and touches only the lines that must change: comments, order,
 * quoting, blank lines, indentation and line ends stay as somebody wrote them.
 *
 * @param after everything that the text shall say; scalars are compared by their text, since the
 * model reads them so
 * @param order which keys come first at the top; others go to the end of their map
 * @returns the new text, which always reads back as `after`
 */
export function editYaml(
  text: string,
  after: { readonly [key: string]: PlainValue },
  order: readonly string[] = [],
): Edited {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true });
  if (document.errors.length > 0) return { problem: 'the file is not valid YAML' };
  const root = document.contents as ParsedNode | null;
  if (!isMap(root)) return { problem: 'the file is not a map of keys' };
  const anchors = anchorsIn(root);
  if (anchors === undefined) return { problem: 'the file has merge keys (`<<`)' };
  const edit = new Edit(text, order, anchors);
  editNode(edit, root as Node, after, 0);
  if (edit.problem !== undefined) return edit.problem;
  const result = edit.apply();
  return isWhatWasMeant(result, after)
    ? { text: result }
    : { problem: 'its layout is one that can only be edited by hand' };
}

/** True when the text reads back as what it was to say: nothing is written on trust. */
function isWhatWasMeant(text: string, after: PlainValue): boolean {
  const document = parseDocument(text, { schema: 'failsafe' });
  if (document.errors.length > 0) return false;
  const root = document.contents as Node | null;
  const anchors = root === null ? undefined : anchorsIn(root);
  return anchors !== undefined && isDeepStrictEqual(plainOf(root, anchors), normal(after));
}

/** Scalars as their texts, as YAML without types reads them. */
function normal(value: PlainValue): PlainValue {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((item) => normal(item as PlainValue));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normal(item)]));
}

/** What has an anchor, by its name; undefined where maps are merged into others. */
function anchorsIn(root: Node): Anchors | undefined {
  const anchors = new Map<string, Node>();
  const collect = (node: Node | null): boolean => {
    if (node === null || isAlias(node)) return true;
    if ('anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node))
      return node.items.every(
        ({ key, value }) => keyOf(key) !== '<<' && collect(value as Node | null),
      );
    return !isSeq(node) || node.items.every((item) => collect(item as Node));
  };
  return collect(root) ? anchors : undefined;
}
