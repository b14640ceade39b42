import { Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';

/** Keys that work at every question, besides those of the prompt. */
export type GlobalKey = 'back' | 'go-to' | 'edit';

const KEYS: ReadonlyMap<string, GlobalKey> = new Map([
  ['\u001b', 'back'],
  ['\u0007', 'go-to'],
  ['\u000f', 'edit'],
]);

/** One of them; Escape only where it begins no other key. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys
const KEY = /[\u0007\u000f]|\u001b$/;

/** Around what is pasted, in terminals that are asked to say so (xterm, bracketed paste mode). */
const PASTE = {
  on: '\u001b[?2004h',
  off: '\u001b[?2004l',
  start: '\u001b[200~',
  end: '\u001b[201~',
};

/** A line break of a pasted text, which would end the answer otherwise. */
const BREAK = '↵';

/** Longest pasted text that is shown while it is edited, in characters; a longer one gets a name. */
const LONGEST_SHOWN = 1000;

/**
 * What is typed, on its way to the prompts: takes out the keys that work everywhere, and holds a
 * pasted text of several lines together as one answer.
 */
export class TerminalInput extends Transform {
  readonly isTTY = true;
  readonly #source: ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #decoder = new StringDecoder('utf8');
  readonly #pastes = new Map<string, string>();
  #pasting: string | undefined;
  #onKey: ((key: GlobalKey) => void) | undefined;

  constructor(source: ReadStream, output: NodeJS.WriteStream) {
    super();
    this.#source = source;
    this.#output = output;
    output.write(PASTE.on);
    source.pipe(this);
  }

  /** Who is told of a key; only the question that is put now. */
  listen(onKey: ((key: GlobalKey) => void) | undefined): void {
    this.#onKey = onKey;
  }

  /** As `readline` asks of a terminal. */
  setRawMode(mode: boolean): this {
    this.#source.setRawMode(mode);
    return this;
  }

  /** An answer with its line breaks and what was pasted in full. */
  expand(answer: string): string {
    let text = answer;
    for (const [name, pasted] of this.#pastes) text = text.replaceAll(name, () => pasted);
    return text.replace(/ ?↵ ?/g, '\n').trim();
  }

  /** Lets go of the terminal while an editor has it. */
  suspend(): void {
    this.#source.unpipe(this);
    this.#source.pause();
    if (this.#source.isTTY) this.#source.setRawMode(false);
    this.#output.write(PASTE.off);
  }

  /** Takes the terminal back. */
  takeBack(): void {
    this.#output.write(PASTE.on);
    this.#source.pipe(this);
  }

  /** Gives the terminal back as it was. */
  close(): void {
    this.#source.unpipe(this);
    this.#output.write(PASTE.off);
    if (this.#source.isTTY) this.#source.setRawMode(false);
    this.#source.pause();
    this.destroy();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const text = this.#decoder.write(chunk);
    this.#pass(text);
    done();
  }

  #pass(text: string): void {
    let rest = text;
    while (rest !== '') {
      if (this.#pasting === undefined) {
        const start = rest.indexOf(PASTE.start);
        const typed = start === -1 ? rest : rest.slice(0, start);
        this.#type(typed);
        if (start === -1) return;
        this.#pasting = '';
        rest = rest.slice(start + PASTE.start.length);
      } else {
        // The end may come in two pieces.
        this.#pasting += rest;
        const end = this.#pasting.indexOf(PASTE.end);
        if (end === -1) return;
        rest = this.#pasting.slice(end + PASTE.end.length);
        this.push(this.#shown(this.#pasting.slice(0, end)));
        this.#pasting = undefined;
      }
    }
  }

  /** Passes on what was typed, up to a key that works everywhere. */
  #type(typed: string): void {
    const found = KEY.exec(typed);
    const key = KEYS.get(found?.[0] ?? '');
    const text = found === null || this.#onKey === undefined ? typed : typed.slice(0, found.index);
    if (text !== '') this.push(text);
    // The prompt first gets what was typed before the key.
    if (key !== undefined) setImmediate(() => this.#onKey?.(key));
  }

  /** A pasted text as it stands in the line. */
  #shown(pasted: string): string {
    const text = pasted
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a pasted text must not press keys
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/\t/g, '  ')
      .replace(/^\n+|\n+$/g, '');
    if (text.length <= LONGEST_SHOWN) return text.replaceAll('\n', ` ${BREAK} `);
    const lines = text.split('\n').length;
    const name = `[pasted ${this.#pastes.size + 1}: ${lines} line${lines === 1 ? '' : 's'}]`;
    this.#pastes.set(name, text);
    return name;
  }
}
