import {
  type Alias,
  isAlias,
  isMap as isMapNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { ModelPath } from '../diagnostic.ts';
import type { SourceProblem } from './source.ts';

/** YAML as plain values: every scalar is its source text, every map has no prototype. */
export type Plain = string | Plain[] | { [key: string]: Plain };

/** True for a map, false for a text, a list and nothing. */
export function isMap(value: Plain | undefined): value is { [key: string]: Plain } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** How many values the aliases of one file may unfold to: more than any model, less than a bomb. */
const MOST_UNFOLDED = 100_000;

/** Names that every JavaScript object answers to; ids of that name would surprise somebody. */
const RESERVED = new Set([
  '__proto__',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** Keys whose value is prose, in which a ` #` is more likely a sign than the start of a comment. */
const PROSE_KEYS = new Set([
  'description',
  'text',
  'reason',
  'notes',
  'name',
  'label',
  'protection',
  'assumption',
  'where',
]);

/** Keys of a sample whose value is code, in which `#` mostly starts a comment of that code. */
const CODE_KEYS = new Set(['samples', 'code', 'bad', 'good']);

export interface PlainResult {
  readonly value: Plain;
  readonly problems: readonly SourceProblem[];
  /** True when the value cannot be used at all. */
  readonly fatal: boolean;
}

/**
 * The tree of a file as plain values, with what YAML allows and a model does not: a key twice, a
 * key that is no text, nesting and aliases without end, values that a reader would take otherwise
 * than YAML does.
 *
 * @param aliases receives the node that each alias stands for
 * @param kept receives the lists of which empty items were left out, see `Source.kept`
 */
export function toPlain(
  root: Node,
  text: string,
  deepest: number,
  aliases: Map<Alias, Node>,
  kept: Map<string, number[]>,
): PlainResult {
  const problems: SourceProblem[] = [];
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let unfolding = 0;
  let unfolded = 0;
  let fatal = false;

  const report = (
    code: string,
    node: Node | null,
    message: string,
    suggestion?: string,
    path: ModelPath = [],
    severity: 'error' | 'warning' = 'error',
  ) => {
    // What is wrong with an anchored part was said where it stands.
    if (unfolding > 0 && code !== 'yaml-too-deep') return;
    problems.push({
      code,
      severity,
      message,
      path,
      ...(node?.range ? { range: [node.range[0], node.range[1]] as const } : {}),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  };

  function convert(node: Node, path: ModelPath): Plain {
    if (unfolding > 0 && ++unfolded > MOST_UNFOLDED) {
      if (!fatal)
        problems.push({
          code: 'yaml-alias-bomb',
          severity: 'error',
          message: `The aliases of this file unfold to more than ${MOST_UNFOLDED} values`,
          path: [],
          suggestion:
            'Write the parts out, or keep them once in the registries and refer to them by id',
        });
      fatal = true;
      return '';
    }
    if (fatal) return '';
    if (isAlias(node)) return unfold(node, path);
    if (path.length > deepest) {
      report(
        'yaml-too-deep',
        node,
        `The file nests deeper than ${deepest} levels`,
        'No part of a model needs that',
      );
      fatal = true;
      return '';
    }
    if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return scalarText(node, path);
    open.add(node);
    const value = isMapNode(node)
      ? convertMap(node, path)
      : isSeq(node)
        ? convertSequence(node.items as Node[], node.flow === true, path)
        : '';
    open.delete(node);
    return value;
  }

  function scalarText(node: Scalar, path: ModelPath): string {
    const value = String(node.value ?? '');
    if (node.type === 'PLAIN') warnOfComment(node, path);
    return value;
  }

  function warnOfComment(node: Scalar, path: ModelPath): void {
    const key = path.findLast((step) => typeof step === 'string');
    if (key === undefined) return;
    const [start, end] = node.range ?? [0, 0];
    const cut = Boolean(node.comment) && /^ #/.test(text.slice(end, end + 2));
    if (isCode(path, key)) {
      const late = Boolean(node.commentBefore) && endsWithComment(text.slice(0, start));
      if (cut || late)
        report(
          'yaml-comment-cuts-text',
          node,
          `The code ${cut ? 'ends before' : 'starts after'} a \`#\`: YAML takes the rest of the line for a comment`,
          `Write ${cut ? '' : 'all of '}the code on the lines below \`${typeof path.at(-1) === 'number' ? '- |' : `${key}: |`}\`, where \`#\` is part of it`,
          path,
          'warning',
        );
    } else if (cut && PROSE_KEYS.has(key))
      report(
        'yaml-comment-cuts-text',
        node,
        'The text ends before ` #`: YAML takes the rest of the line for a comment',
        'Quote the text if the rest belongs to it, else put the comment on a line of its own',
        path,
        'warning',
      );
  }

  function unfold(node: Alias, path: ModelPath): Plain {
    const target = anchors.get(node.source);
    if (target === undefined) {
      report(
        'yaml-quote',
        node,
        `Unexpected \`*${node.source}\`: there is no anchor \`&${node.source}\` before it`,
        'Put the text in double quotes if the asterisk belongs to it',
      );
      return '';
    }
    if (open.has(target)) {
      report(
        'yaml-alias-cycle',
        node,
        `The alias \`*${node.source}\` stands inside what it refers to`,
        'Write the part out',
      );
      fatal = true;
      return '';
    }
    aliases.set(node, target);
    unfolding++;
    const value = convert(target, path);
    unfolding--;
    return value;
  }

  function convertMap(node: YAMLMap, path: ModelPath): Plain {
    const value: { [key: string]: Plain } = Object.create(null);
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key)) {
        report(
          'yaml-key',
          pair.key ?? node,
          'Unexpected list or map as a key, expected a text',
          'Quote the key',
        );
        continue;
      }
      const key = String(pair.key.value ?? '');
      if (RESERVED.has(key)) {
        report(
          'id-reserved',
          pair.key,
          `Unexpected \`${key}\`: the name is reserved`,
          'Choose another id',
          [...path, key],
        );
        continue;
      }
      if (key === '<<') {
        report(
          'yaml-key',
          pair.key,
          'Unexpected merge key `<<`, which YAML 1.2 does not have',
          'Write the fields out',
        );
        continue;
      }
      if (key in value) {
        report(
          'duplicate-key',
          pair.key,
          `Unexpected second \`${key}\`, expected each key once in a map`,
          'Merge the two, or rename one',
          [...path, key],
        );
        continue;
      }
      if (isEmpty(pair.value)) {
        if (/ <?-> /.test(key)) value[key] = Object.create(null);
        else if (node.flow === true && pair.value === null)
          report(
            'yaml-flow-split',
            pair.key,
            `\`${key}\` became a key of its own: inside \`{ }\` a comma ends a value`,
            'Put the text in double quotes, or write the map in lines',
            [...path, key],
          );
        else
          report(
            'empty-value',
            pair.key,
            `\`${key}\` has no value`,
            'Give it one, or leave the key out',
            [...path, key],
            'warning',
          );
        continue;
      }
      value[key] = convert(pair.value as Node, [...path, key]);
    }
    return value;
  }

  function convertSequence(items: Node[], flow: boolean, path: ModelPath): Plain {
    if (flow) warnOfSplit(items, path);
    const places: number[] = [];
    const value: Plain[] = [];
    for (const [index, item] of items.entries()) {
      if (isEmpty(item)) {
        report(
          'empty-value',
          item,
          'A list has an empty item',
          'Give it a value, or remove it',
          [...path, index],
          'warning',
        );
        continue;
      }
      value.push(convert(item, [...path, index]));
      places.push(index);
    }
    if (places.length < items.length && unfolding === 0) kept.set(path.join('\n'), places);
    return value;
  }

  function warnOfSplit(items: Node[], path: ModelPath): void {
    const cut = items.find(
      (item) => isScalar(item) && item.type === 'PLAIN' && opensBracket(String(item.value)),
    );
    if (cut !== undefined)
      report(
        'yaml-flow-split',
        cut,
        'The text ends at the comma: inside `[ ]` a comma ends an item',
        'Put the text in double quotes, or write one item a line',
        path,
      );
  }

  return {
    value: convert(root, []),
    problems,
    get fatal() {
      return fatal;
    },
  };
}

function isEmpty(node: Node | null): boolean {
  return (
    node === null ||
    (isScalar(node) && (node.value === null || (node.value === '' && node.type === 'PLAIN')))
  );
}

/** True for a value of `samples`, and for `code`, `bad` and `good` of one. */
function isCode(path: ModelPath, key: string): boolean {
  const published = path[0] === 'policy' || path[0] === 'guide';
  return published && CODE_KEYS.has(key) && path.slice(-3).includes('samples');
}

/** True when the last line that is not blank ends with a comment: `code: # Good`. */
function endsWithComment(before: string): boolean {
  const line = before.slice(before.trimEnd().lastIndexOf('\n') + 1);
  return /(?:^|\s)#/.test(line);
}

/** True for `Rate limits (TLS on`: the rest of the bracket fell off at a comma. */
function opensBracket(value: string): boolean {
  return (value.match(/\(/g)?.length ?? 0) > (value.match(/\)/g)?.length ?? 0);
}
