import type { Nodes, RootContent } from 'mdast';
import { Ids, idOf, nameBeside } from '../import-markdown/ids.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import type { ImportNote } from '../import-note.ts';
import type { ModelValue } from '../importer.ts';
import { MovedAnchors } from './moved-anchors.ts';

export type Fields = Record<string, ModelValue>;

/** Sections by id, in the order written. */
export class Sections {
  readonly items = new Map<string, Fields>();
  readonly #ids = new Ids();

  add(name: string, fields: Fields): void {
    // A name without a letter of the Latin alphabet gives no id.
    const id = this.#ids.make(name, idOf(name) === 'item' ? 'section' : undefined);
    this.items.set(id, { name: nameBeside(id, name), ...fields });
  }
}

/** A policy and a guide while they are being made of a document. */
export class PolicyDraft {
  readonly source: SourceText;
  readonly notes: ImportNote[];
  /** True for a document that threatdoc generated. */
  readonly own: boolean;

  readonly policyText: string[] = [];
  readonly scope: { text: string[]; in: ModelValue[]; out: ModelValue[] } = {
    text: [],
    in: [],
    out: [],
  };
  readonly versions: { supported: string[]; unsupported: string[]; text: string[] } = {
    supported: [],
    unsupported: [],
    text: [],
  };
  readonly reporting: { channels: Fields[]; include: ModelValue[]; text: string[] } = {
    channels: [],
    include: [],
    text: [],
  };
  readonly response: { acknowledge?: string; update?: string; fix: Fields; text: string[] } = {
    fix: {},
    text: [],
  };
  readonly disclosure: { steps: ModelValue[]; embargo?: string; text: string[] } = {
    steps: [],
    text: [],
  };
  readonly sections = new Sections();
  readonly closing: string[] = [];

  readonly guideText: string[] = [];
  readonly practices = new Sections();
  readonly considerations = new Sections();
  readonly checklists = new Sections();
  readonly references: ModelValue[] = [];

  /** Controls that our own documents name as being in place, by id. */
  readonly controls = new Sections();

  /** Headings that give way to those of our document. */
  readonly moved = new MovedAnchors();

  constructor(source: SourceText, notes: ImportNote[], own: boolean) {
    this.source = source;
    this.notes = notes;
    this.own = own;
  }

  note(kind: ImportNote['kind'], line: number, message: string): void {
    this.notes.push({ kind, line, message });
  }

  /**
   * The markdown of a block. Paragraphs that somebody wrapped go on one line; those of our own
   * documents stay as they are.
   */
  text(node: Nodes): string {
    const isJoined = node.type === 'paragraph' && !this.own;
    return isJoined ? this.source.inline(node) : this.source.block(node);
  }

  /** Words that only named a place. */
  label(node: RootContent, text: string): void {
    this.note('label', this.source.line(node), text);
  }
}
