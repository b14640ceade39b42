import type { Draft, Fields } from '../import-markdown/draft.ts';
import { Ids, nameBeside } from '../import-markdown/ids.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ThreatView } from './threat.ts';
import { withoutHash } from './without-hash.ts';

/** Longest text that is taken for the name of a component, in characters and in words. */
const LONGEST = 60;
const MOST_WORDS = 7;
/** Most words of each of several names. */
const MOST_WORDS_EACH = 4;

/** The components that a document names, each once in its view. */
export class Components {
  readonly #draft: Draft;
  readonly #ids = new Map<ThreatView, { ids: Ids; known: Map<string, string> }>();

  /** In small letters, of all views. */
  readonly #names = new Set<string>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** References to the components that a text names; none when the text is no name. */
  named(text: string, view: ThreatView, line: number): string[] {
    const plain = plainText(text).replace(/\.$/, '');
    return namesIn(plain).map((name) => `${view}.${this.id(name, view, line)}`);
  }

  /** Takes notice of a name, without making a component. */
  name(name: string): void {
    this.#names.add(name.trim().toLowerCase());
  }

  /** True for a name that the document gives to a component, in whichever view. */
  isNamed(name: string): boolean {
    return this.#names.has(name.trim().toLowerCase());
  }

  /** The id of a component in a view, which is made when it is not there. */
  id(written: string, view: ThreatView, line: number): string {
    const name = withoutHash(written);
    let here = this.#ids.get(view);
    if (here === undefined) {
      here = { ids: new Ids(), known: new Map() };
      this.#ids.set(view, here);
      this.#draft.note(
        'guessed',
        line,
        `components become elements of the ${view} view, without a type`,
      );
    }
    const key = name.toLowerCase();
    const known = here.known.get(key);
    if (known !== undefined) return known;
    const id = here.ids.make(name);
    here.known.set(key, id);
    this.name(name);
    const fields = this.view(view);
    const elements = (fields.elements as Map<string, Fields> | undefined) ?? new Map();
    elements.set(id, { name: nameBeside(id, name) });
    fields.elements = elements;
    return id;
  }

  /** The fields of a view. */
  view(view: ThreatView): Fields {
    const fields = this.#draft.views.get(view) ?? {};
    this.#draft.views.set(view, fields);
    return fields;
  }
}

/** One name, or several short ones that commas part; none for a sentence. */
function namesIn(plain: string): string[] {
  const words = (text: string) => text.split(/\s+/).length;
  const isName = (text: string, most: number) =>
    text !== '' &&
    text.length <= LONGEST &&
    words(text) <= most &&
    /\p{L}/u.test(text) &&
    !/[→]|->|[.:;!?] |\(https?:/.test(text) &&
    !/^(?:n\/?a|none|all|any|various|unknown|-)$/i.test(text);
  const several = plain.split(/\s*[,;]\s*(?:and )?/);
  if (several.length > 1)
    return several.length <= 8 && several.every((name) => isName(name, MOST_WORDS_EACH))
      ? several
      : [];
  return isName(plain, MOST_WORDS) ? [plain] : [];
}
