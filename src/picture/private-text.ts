/**
 * Mermaid decodes no entities when labels are SVG text, and knows no small print there. So what we
 * write as `#quot;` or in `<small>` goes through it as characters for private use, one for each
 * character, which are measured as what they stand for and turned back in the finished picture.
 */
export class PrivateText {
  readonly #normal = new Map<number, number>();
  readonly #small = new Map<number, number>();
  /** What a character for private use stands for. */
  readonly #meanings = new Map<number, Meaning>();

  /** A mermaid text, with what mermaid would not show turned into characters for private use. */
  hide(source: string): string {
    return source
      .replace(SUPPLEMENTARY_PRIVATE, (found) => this.#hidden(found, false))
      .replace(/<small>(.*?)<\/small>/gs, (_, inside: string) => this.#hideSmall(inside))
      .replace(ENTITY, (found, name: string) => this.#hidden(decode(found, name), false));
  }

  meaningOf(code: number): Meaning | undefined {
    return code < FIRST_PRIVATE ? undefined : this.#meanings.get(code);
  }

  /** Every character for private use that was given out, and what it stands for. */
  get meanings(): ReadonlyMap<number, Meaning> {
    return this.#meanings;
  }

  /** A text as it is read. */
  reveal(text: string): string {
    return text.replace(SUPPLEMENTARY_PRIVATE, (found) => {
      const meaning = this.meaningOf(found.codePointAt(0) ?? 0);
      return meaning === undefined ? found : String.fromCodePoint(meaning.code);
    });
  }

  /** Parts of a text in the order they are read, small print apart. */
  parts(text: string): TextPart[] {
    const parts: { text: string; small: boolean; hidden: boolean }[] = [];
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const meaning = this.meaningOf(code);
      const small = meaning?.small === true;
      const shown = meaning === undefined ? character : String.fromCodePoint(meaning.code);
      const last = parts.at(-1);
      const hidden = meaning !== undefined;
      if (last?.small === small && last.hidden === hidden) last.text += shown;
      else parts.push({ text: shown, small, hidden });
    }
    return parts;
  }

  #hideSmall(inside: string): string {
    return inside
      .split(/(<br\s*\/?>)/)
      .map((piece, index) =>
        index % 2 === 1
          ? piece
          : piece
              .replace(ENTITY, (found, name: string) => decode(found, name))
              // Spaces stay, because mermaid breaks lines there.
              .replace(/[^ ]/gu, (character) => this.#hidden(character, true)),
      )
      .join('');
  }

  #hidden(text: string, small: boolean): string {
    return Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (small && this.meaningOf(code) !== undefined) return character;
      const known = small ? this.#small : this.#normal;
      let hidden = known.get(code);
      if (hidden === undefined) {
        hidden = (small ? FIRST_SMALL : FIRST_PRIVATE) + known.size;
        known.set(code, hidden);
        this.#meanings.set(hidden, { code, small });
      }
      return String.fromCodePoint(hidden);
    }).join('');
  }
}

/** A part of a text; what was hidden is plain again, the rest as it was. */
interface TextPart {
  readonly text: string;
  readonly small: boolean;
  readonly hidden: boolean;
}

/** A character that another stands for. */
export interface Meaning {
  readonly code: number;
  readonly small: boolean;
}

const FIRST_PRIVATE = 0xf0000;
const FIRST_SMALL = 0x100000;
const SUPPLEMENTARY_PRIVATE = /[\u{f0000}-\u{10ffff}]/gu;

/** As our escaper writes them; `#35;` in a style of a model's own diagram is read like mermaid does. */
const ENTITY = /#(\d{1,7}|[a-z]{2,8});/g;

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: '\u00a0',
};

function decode(found: string, name: string): string {
  const code = Number(name);
  if (Number.isNaN(code)) return NAMED[name] ?? found;
  const allowed = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code) : found;
}
