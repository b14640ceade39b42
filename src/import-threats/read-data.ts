import type { RootContent } from 'mdast';
import type { Draft } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { pointsOf } from '../import-markdown/point.ts';
import { titlesOf } from './table-threats.ts';

/** ASSETS: what a threat document protects, each asset once by its name. */
export function readData(blocks: readonly RootContent[], draft: Draft): void {
  const { source } = draft;
  for (const [index, node] of blocks.entries()) {
    if (node.type === 'list')
      for (const point of pointsOf(node, source)) add(wholeText(point, source), draft);
    else if (node.type === 'table') {
      const titles = titlesOf(node, source);
      draft.note('label', source.line(node), titles.join(' | '));
      for (const row of node.children.slice(1)) {
        const [first = '', ...cells] = row.children.map((cell) =>
          source.inline(cell).replaceAll('\\|', '|'),
        );
        const more = cells.flatMap((cell, column) => {
          const title = titles[column + 1] ?? '';
          if (cell === '') return [];
          return [/^descr/i.test(title) ? cell : `${title}: ${cell}`];
        });
        register(plainText(first), more.join('\n\n'), draft);
      }
    } else if (node.type === 'paragraph' && /^(?:list|table)$/.test(blocks[index + 1]?.type ?? ''))
      draft.note('label', source.line(node), source.inline(node));
    else if (node.type !== 'thematicBreak')
      draft.keep('risk', source.block(node), source.line(node), 'Assets');
  }
}

function add(markdown: string, draft: Draft): void {
  const [first = '', ...rest] = markdown.split('\n\n');
  const { name, description } = namedText(first.replace(/:\**$/, (end) => end.replace(':', '')));
  register(name, [description, ...rest].filter(Boolean).join('\n\n'), draft);
}

function register(name: string, description: string, draft: Draft): void {
  const text = description === '' ? undefined : description;
  for (const known of draft.data.items.values()) {
    if (known.name !== name) continue;
    if (text !== undefined && !String(known.description ?? '').includes(text))
      known.description = [known.description, text].filter(Boolean).join('\n\n');
    return;
  }
  const short = name.length > 200 ? namedText(name).name : name;
  const whole = name.length > 200 ? [name, text].filter(Boolean).join('\n\n') : text;
  draft.data.add(short || 'Data', { description: whole });
}
