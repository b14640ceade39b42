import { SYSTEM, type TypicalFlow } from '../starting-point.ts';
import type { Answer } from './answer.ts';
import type { Draft } from './draft.ts';
import { listAt, nameIn, registryAt } from './draft-model.ts';
import type { ModelEdit } from './model-edit.ts';
import type { Choice } from './section.ts';

/** The arrow of a flow in own words, with the spaces that the model asks for. */
const OWN = /^(.+?)\s+(->|<->)\s+(.+?)(?::\s+(\S[\s\S]*))?$/u;

/** Flows between things of one view, offered and in own words. */
export class ViewFlows {
  readonly #view: readonly string[];
  readonly #draft: Draft;
  readonly #offered: readonly TypicalFlow[];
  /** Names of everything that a flow of this view can have as its end, by id. */
  readonly #names: ReadonlyMap<string, string>;

  /**
   * @param system the id that stands for the system in this view
   * @param ends ids that flows may have as ends, beside what is in the view
   */
  constructor(
    view: readonly string[],
    offered: readonly TypicalFlow[],
    system: string | undefined,
    draft: Draft,
    ends: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#view = view;
    this.#draft = draft;
    const names = new Map(ends);
    for (const shelf of ['elements', 'boundaries']) {
      const registry = registryAt(draft.model, ...view, shelf);
      for (const id of registry.keys()) names.set(id, nameIn(registry, id));
    }
    this.#names = names;
    const own = (id: string) => (id === SYSTEM ? (system ?? SYSTEM) : id);
    const between = offered
      .map((flow) => ({ ...flow, from: own(flow.from), to: own(flow.to) }))
      .filter(({ from, to }) => names.has(from) && names.has(to) && from !== to)
      .filter(({ unless }) => unless === undefined || !names.has(unless));
    this.#offered = [...new Map(between.map((flow) => [idOf(flow), flow])).values()];
  }

  /** What can be ticked: flows whose ends are there and that the view does not have yet. */
  choices(): readonly Choice[] {
    const there = new Set(listAt(this.#draft.model, ...this.#view, 'flows').map(endsOf));
    return this.#offered
      .filter((flow) => !there.has(idOf(flow)))
      .map((flow) => ({
        id: idOf(flow),
        name: `${this.#nameOf(flow.from)} -> ${this.#nameOf(flow.to)}: ${flow.label}`,
        ticked: true,
      }));
  }

  /** The example that is shown beside the question for own words. */
  example(): string {
    const [from = 'customer', to = 'shop'] = this.#names.keys();
    return `${from} -> ${to}: what it sends or asks for`;
  }

  problem(answer: NonNullable<Answer>): string | undefined {
    const bad = this.#own(answer).find(({ from, to }) => from === undefined || to === undefined);
    if (bad === undefined) return undefined;
    const known = [...this.#names.keys()].slice(0, 12).join(', ');
    return `Unexpected “${bad.text}”, expected FROM -> TO: LABEL with two of ${known}.`;
  }

  /** The ends that the chosen flows need. */
  ends(answer: NonNullable<Answer>): ReadonlySet<string> {
    return new Set(
      [...this.#ticked(answer), ...this.#own(answer)].flatMap(({ from, to }) =>
        from === undefined || to === undefined ? [] : [from, to],
      ),
    );
  }

  edits(answer: NonNullable<Answer>): ModelEdit[] {
    const path = [...this.#view, 'flows'];
    const known = registryAt(this.#draft.model, 'data');
    const ticked = this.#ticked(answer).map((flow): ModelEdit => {
      const { label, protocol } = flow;
      const data = (flow.data ?? []).filter((id) => known.has(id));
      const more = {
        ...(protocol === undefined ? {} : { protocol }),
        ...(data.length === 0 ? {} : { data }),
      };
      const value =
        Object.keys(more).length === 0
          ? { [idOf(flow)]: label }
          : { [idOf(flow)]: { label, ...more } };
      return { kind: 'insert', path, value };
    });
    const own = this.#own(answer).map(
      ({ from, arrow, to, label }): ModelEdit => ({
        kind: 'insert',
        path,
        value:
          label === undefined ? `${from} ${arrow} ${to}` : { [`${from} ${arrow} ${to}`]: label },
      }),
    );
    return [...ticked, ...own];
  }

  #ticked(answer: NonNullable<Answer>): readonly TypicalFlow[] {
    const said = typeof answer === 'string' ? [answer] : answer;
    return this.#offered.filter((flow) => said.includes(idOf(flow)));
  }

  #own(answer: NonNullable<Answer>) {
    const said = typeof answer === 'string' ? [answer] : answer;
    const ids = new Set(this.#offered.map(idOf));
    return said
      .filter((text) => !ids.has(text))
      .map((text) => {
        const [, from = '', arrow = '->', to = '', label] = OWN.exec(text.trim()) ?? [];
        return { text, arrow, from: this.#find(from), to: this.#find(to), label };
      });
  }

  #find(said: string): string | undefined {
    const word = said.trim().toLowerCase();
    if (this.#names.has(word)) return word;
    return [...this.#names].find(([, name]) => name.toLowerCase() === word)?.[0];
  }

  #nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }
}

function idOf({ from, to }: Pick<TypicalFlow, 'from' | 'to'>): string {
  return `${from} -> ${to}`;
}

/** The two ends of a flow as the model writes it, short or long. */
function endsOf(flow: unknown): string {
  const text = typeof flow === 'string' ? flow : Object.keys((flow ?? {}) as object)[0];
  return /^\S+ +<?-> +[^\s:]+/.exec(text ?? '')?.[0].replace(/ +/g, ' ') ?? '';
}
