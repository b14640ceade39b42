import type { RootContent } from 'mdast';
import type { SourceText } from '../import-markdown/source-text.ts';

/** The markdown of blocks as one text; lines that part them say nothing. */
export function textOfBlocks(blocks: readonly RootContent[], source: SourceText): string {
  return blocks
    .filter(({ type }) => type !== 'thematicBreak')
    .map((node) => source.block(node))
    .join('\n\n');
}
