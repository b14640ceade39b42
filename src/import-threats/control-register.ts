import type { Draft, Fields } from '../import-markdown/draft.ts';
import { audienceOf, withoutAudience } from './audience.ts';
import { markedControl } from './marked-control.ts';
import { saysNothing } from './says-nothing.ts';
import { sentenceName } from './sentence-name.ts';
import { withoutHash } from './without-hash.ts';

export type ControlStatus = 'existing' | 'planned' | 'recommended';

/** The controls that threats name, each once by its text and status. */
export class ControlRegister {
  readonly #draft: Draft;
  readonly #known = new Map<string, string>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /**
   * Registers what a text describes.
   *
   * @returns its id
   */
  add(markdown: string, status: ControlStatus, more: Fields = {}): string {
    const key = `${status} ${markdown
      .toLowerCase()
      .replace(/[\s.]+/g, ' ')
      .trim()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const words = withoutAudience(withoutHash(markdown));
    const [first = '', ...rest] = words.split('\n\n');
    const { name, description } = sentenceName(first);
    const title =
      withoutHash(markdown) === words ? name : name.charAt(0).toUpperCase() + name.slice(1);
    const whole = [audienceOf(markdown), description, ...rest].filter(Boolean).join('\n\n');
    const id = this.#draft.controls.add(title, {
      description: whole === '' ? undefined : whole,
      status: status === 'existing' ? undefined : status,
      ...more,
    });
    this.#known.set(key, id);
    return id;
  }

  /**
   * Registers what a text describes with the status that it states of itself, or else the given one.
   *
   * @returns its words without that, and its id unless they say that there is none
   */
  addMarked(
    markdown: string,
    status: ControlStatus,
    line: number,
  ): { readonly text: string; readonly id?: string } {
    const { text, status: own = status } = markedControl(markdown);
    if (text !== markdown) this.#draft.note('label', line, `${markdown}: ${own}`);
    return saysNothing(withoutAudience(text)) ? { text } : { text, id: this.add(text, own) };
  }
}
