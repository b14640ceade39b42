import type { RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { LONGEST_NAME, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { pointsOf } from '../import-markdown/point.ts';
import { nameOfRow, tableRows } from '../import-markdown/table-rows.ts';
import { impactIn } from './stated-level.ts';

/** ASSETS: what a threat document protects, each asset once by its name. */
export class AssetReader {
  readonly #draft: Draft;
  readonly #known = new Map<string, Fields>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  read(blocks: readonly RootContent[]): void {
    const { source } = this.#draft;
    for (const [index, node] of blocks.entries()) {
      if (node.type === 'list')
        for (const point of pointsOf(node, source)) this.#add(wholeText(point, source), point.line);
      else if (node.type === 'table') {
        const { titles, head, rows } = tableRows(node, source);
        this.#draft.note('label', source.line(node), head);
        for (const row of rows) {
          const cells = row.cells.slice(1);
          const levels: Fields = {};
          const more = cells.flatMap((cell, column) => {
            const title = titles[column + 1] ?? '';
            if (cell === '') return [];
            const key = protectionIn(title);
            const level = impactIn(plainText(cell));
            if (
              key !== undefined &&
              level?.isExact === true &&
              !level.hasMore &&
              !(key in levels)
            ) {
              levels[key] = level.level;
              return [];
            }
            return [/^descr/i.test(title) ? cell : `${title}: ${cell}`];
          });
          this.#register(plainText(nameOfRow(row)), more.join('\n\n'), row.line, levels);
        }
      } else if (
        node.type === 'paragraph' &&
        /^(?:list|table)$/.test(blocks[index + 1]?.type ?? '')
      )
        this.#draft.note('label', source.line(node), source.inline(node));
      else if (node.type !== 'thematicBreak')
        this.#draft.keep('risk', source.block(node), source.line(node), 'Assets');
    }
  }

  #add(markdown: string, line: number): void {
    const [first = '', ...rest] = markdown.split('\n\n');
    const { name, description } = namedText(first.replace(/:\**$/, (end) => end.replace(':', '')));
    this.#register(name, [description, ...rest].filter(Boolean).join('\n\n'), line);
  }

  #register(name: string, description: string, line: number, levels: Fields = {}): void {
    const text = description === '' ? undefined : description;
    const known = this.#known.get(name);
    if (known !== undefined) {
      // Each part of a system lists its assets.
      const said = [name, text, ...Object.values(levels)].filter((part) => part !== undefined);
      this.#draft.note('label', line, said.join(': '));
      if (text !== undefined && !String(known.description ?? '').includes(text))
        known.description = [known.description, text].filter(Boolean).join('\n\n');
      for (const [key, level] of Object.entries(levels)) known[key] ??= level;
      return;
    }
    const short = name.length > LONGEST_NAME ? namedText(name).name : name;
    const whole = name.length > LONGEST_NAME ? [name, text].filter(Boolean).join('\n\n') : text;
    const id = this.#draft.data.add(short || 'Data', { description: whole, ...levels });
    const made = this.#draft.data.items.get(id);
    if (made !== undefined) this.#known.set(name, made);
  }
}

/** What of its protection a column of a table of assets rates. */
function protectionIn(title: string): string | undefined {
  const [word] =
    /^(?:sensitivity|confidentiality|integrity|availability)$/i.exec(title.trim()) ?? [];
  return word?.toLowerCase();
}
