import type { ModelValue } from '../../importer.ts';
import { useFrom } from '../entry-form.ts';
import { printBlocks } from '../tidy-markdown.ts';
import { afterLabel, itemsOf, markdownOf, type OwnText, targetsOf } from './own-text.ts';

/** A control where it is used: the id of a registered one, which is a link, or what is stated. */
export function useOf({ phrases, blocks }: OwnText): ModelValue {
  const line = afterLabel(phrases, 'security control:') ?? phrases;
  const [id] = line[0]?.type === 'link' ? targetsOf(line.slice(0, 1), 'controls') : [];
  if (id !== undefined) return id;
  const below = blocks.length === 0 ? undefined : printBlocks(blocks);
  return useFrom(markdownOf({ phrases: line, blocks: [] }) ?? '', below);
}

/** The controls behind a label: those of the list below it, or the one on its line. */
export function usesBehind({ phrases, blocks }: OwnText): ModelValue[] {
  const [list] = blocks;
  if (phrases.length === 0 && list?.type === 'list') return itemsOf(list).map(useOf);
  return phrases.length === 0 ? [] : [useOf({ phrases, blocks })];
}
