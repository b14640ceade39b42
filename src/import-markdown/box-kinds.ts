import type { Kind } from '../model/element.ts';
import { kindOfType } from '../model/kind-of-type.ts';
import type { ChartNode } from './chart.ts';

/** Nouns that make a thing of the person before them: a user's browser is no user. */
const THINGS =
  /[\s/&-](?:browser|device|application|app|client|machine|agent|computer|laptop|phone|workstation|environment|interface|portal|database|account|data)s?$/i;

/** How many of the boxes may be drawn as stores of data before that says nothing, as a share. */
const MOST = 2 / 3;

/** What the boxes of a diagram are, as far as a macro, their words or their shape tell. */
export class BoxKinds {
  /** False when the author draws people or nearly everything as stores of data. */
  readonly #isTelling: boolean;

  constructor(boxes: readonly ChartNode[]) {
    const stores = boxes.filter(({ shape }) => shape === '[(');
    const isEverything = stores.length > 2 && stores.length > boxes.length * MOST;
    this.#isTelling = !isEverything && !stores.some(({ lines }) => isPerson(lines.join(' ')));
  }

  /** The kind of an undescribed box; undefined when nothing tells. */
  of({ kind, shape }: ChartNode, name: string): string | undefined {
    if (kind !== undefined) return kind;
    if (isPerson(name)) return 'person' satisfies Kind;
    if (shape !== '[(') return undefined;
    const store = 'datastore' satisfies Kind;
    return this.#isTelling || kindOfType(name) === store ? store : undefined;
  }
}

/** True of a name that is people, not a thing of theirs. */
export function isPerson(name: string): boolean {
  const words = name.replace(/\s*\([^()]*\)/g, '').trim();
  return kindOfType(words) === 'person' && name.split(' ').length <= 3 && !THINGS.test(words);
}
