import type { ImportNote } from '../import-note.ts';
import type { ModelValue } from '../importer.ts';
import type { SECTIONS } from '../model/settings.ts';
import type { Declared } from './declare-ends.ts';
import { Ids, nameBeside } from './ids.ts';
import type { SourceText } from './source-text.ts';

/** A section after which something kept aside is printed. */
export type Place = (typeof SECTIONS)[number];

export type Fields = Record<string, ModelValue>;

/** Things by id, made one after the other. */
class Registry {
  readonly items = new Map<string, Fields>();
  readonly #ids = new Ids();

  add(name: string, fields: Fields, wanted?: string): string {
    const id = this.#ids.make(name, wanted);
    this.items.set(id, { name: nameBeside(id, name), ...fields });
    return id;
  }
}

/** A model while it is being made of a document. */
export class Draft {
  readonly source: SourceText;
  readonly notes: ImportNote[];
  /** True for a document that threatdoc generated. */
  readonly own: boolean;
  readonly business: {
    description: string[];
    goals: { label: string; items: ModelValue[] }[];
    processes: ModelValue[];
    notes: string[];
  } = { description: [], goals: [], processes: [], notes: [] };
  readonly businessRisks = new Registry();
  readonly controls = new Registry();
  readonly requirements = new Map<string, ModelValue[]>();
  readonly risks = new Registry();
  readonly data = new Registry();
  /** Set when it is another than the usual one. */
  matrix: ModelValue;
  readonly views = new Map<string, Fields>();
  /** Titles of the diagrams. */
  readonly titles: string[] = [];
  /** Boxes of the diagrams read so far, by the ids that the document gives them. */
  readonly declared = new Map<string, Declared>();
  /** What stands apart at the end and is about the document, such as the day of its next review. */
  closing: string | undefined;
  readonly questions: ModelValue[] = [];
  readonly assumptions: ModelValue[] = [];
  readonly extra: { after: Place; name?: string | undefined; text: string }[] = [];

  constructor(source: SourceText, notes: ImportNote[], own: boolean) {
    this.source = source;
    this.notes = notes;
    this.own = own;
  }

  note(kind: ImportNote['kind'], line: number, message: string): void {
    this.notes.push({ kind, line, message });
  }

  /** Keeps what has no slot, to be printed after the section. */
  keep(after: Place, text: string, line: number, name?: string): void {
    if (text.trim() === '') return;
    this.note('kept', line, `no slot for this; kept in \`extra\` after ${after}: ${startOf(text)}`);
    const heading = name?.slice(0, 200);
    // Under one heading, or under none, is one text to a reader.
    const known = this.extra.findLast((extra) => extra.after === after && extra.name === heading);
    if (known !== undefined && known.text.length + text.length < LONGEST_TEXT) {
      known.text += `\n\n${text}`;
      return;
    }
    for (const part of partsOf(text))
      this.extra.push({ after, ...(heading === undefined ? {} : { name: heading }), text: part });
  }
}

/** Longest text of a model, with room to spare. */
const LONGEST_TEXT = 90_000;

/** A text in pieces that a model takes. */
function partsOf(text: string): string[] {
  if (text.length <= LONGEST_TEXT) return [text];
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.lastIndexOf('\n', start + LONGEST_TEXT);
    const next = start + LONGEST_TEXT >= text.length || end <= start ? start + LONGEST_TEXT : end;
    parts.push(text.slice(start, next));
    start = next;
  }
  return parts.filter((part) => part.trim() !== '');
}

export function startOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
