import type { ImportNote } from './import-note.ts';

/** Keys and values of a model as they are to be written: maps, lists, texts and flags. */
export type ModelValue =
  | string
  | number
  | boolean
  | undefined
  | readonly ModelValue[]
  | ReadonlyMap<string, ModelValue>
  | { readonly [key: string]: ModelValue };

/** A model made of another format, or why there is none. */
export type Imported =
  | { readonly model: ModelValue; readonly notes: readonly ImportNote[] }
  | {
      readonly refusal: string;
      readonly suggestion: string;
      /** The text is of another kind: not one of this kind that cannot be read. */
      readonly isOtherKind?: boolean;
    };

/** A format that models are made of: its file name is what `--from` calls it. */
export interface Importer {
  /** What the format is, in a few words. */
  readonly title: string;
  /** Makes a model of a text, for any text in time linear in its length. */
  convert(text: string, fileName: string): Imported;
}
