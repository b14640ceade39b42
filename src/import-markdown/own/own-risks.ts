import type { List, PhrasingContent, Table } from 'mdast';
import { appendAll } from '../../append-all.ts';
import type { ModelValue } from '../../importer.ts';
import { nameOfId } from '../../model/views.ts';
import type { Draft, Fields } from '../draft.ts';
import {
  afterLabel,
  fieldsOf,
  itemsOf,
  markdownOf,
  plainOf,
  targetsOf,
  withoutAnchor,
} from './own-text.ts';

/** The rows of the risk table. */
export function readRiskTable(table: Table, draft: Draft): void {
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map(({ children }) => plainOf(children));
  const things = new Things(draft);
  for (const row of rows) {
    const phrases = (title: string) => row.children[titles.indexOf(title)]?.children ?? [];
    const plain = (title: string) => plainOf(phrases(title)) || undefined;
    // Whoever adds a row writes the id without an anchor.
    const { anchor = `risks.${plain('ID') ?? ''}` } = withoutAnchor(phrases('ID'));
    const fields: Fields = {
      description: undefined,
      affects: affectedBy(phrases('Affects'), things),
      stride:
        plain('STRIDE')
          ?.split(', ')
          .map((kind) => kind.toLowerCase().replaceAll(' ', '-')) ?? [],
      likelihood: plain('Likelihood'),
      impact: plain('Impact'),
      treatment: plain('Treatment'),
      controls: targetsOf(phrases('Controls'), 'controls'),
      residual: plain('Residual severity'),
      owner: plain('Owner'),
    };
    draft.risks.add(plain('Risk') ?? 'Risk', fields, anchor.replace(/^risks\./, ''));
  }
}

const LABELS = [
  'Reason',
  'Business risks',
  'Treatment holds until',
  'Ticket',
  'CVSS',
  'References',
];

/** What the list below the table says of each risk. */
export function readAboutRisks(list: List, { risks }: Draft): void {
  for (const item of itemsOf(list)) {
    const { text, fields } = fieldsOf(item, LABELS);
    const [link, ...rest] = text.phrases;
    const [id = ''] = link === undefined ? [] : targetsOf([link], 'risks');
    const risk = risks.items.get(id);
    if (risk === undefined) continue;
    const plain = (label: string) => plainOf(fields.get(label)?.phrases ?? []) || undefined;
    const reason = fields.get('Reason');
    risk.description = markdownOf({ phrases: afterLabel(rest, ':') ?? rest, blocks: text.blocks });
    risk.reason = reason && markdownOf(reason);
    risk['business-risks'] = targetsOf(
      fields.get('Business risks')?.phrases ?? [],
      'business-risks',
    );
    risk.until = plain('Treatment holds until');
    risk.ticket = plain('Ticket');
    risk.cvss = plain('CVSS');
    risk.references = plain('References')?.split(', ') ?? [];
  }
}

/** Things with a place of their own are links; flows without one and what is only drawn are words. */
function affectedBy(phrases: readonly PhrasingContent[], things: Things): ModelValue[] {
  const affected: ModelValue[] = [];
  for (const phrase of phrases) {
    if (phrase.type === 'link') {
      const target = phrase.url.replace(/^#/, '');
      const [, view, from, to] = /^(.*)\.([a-z0-9-]+?)--([a-z0-9-]+)$/.exec(target) ?? [];
      if (from === undefined) affected.push(target);
      else {
        const both = `${view}.${from} <-> ${to}`;
        affected.push(things.flows.has(both) ? both : `${view}.${from} -> ${to}`);
      }
    } else if (phrase.type !== 'html') appendAll(affected, things.find(plainOf([phrase])));
  }
  return affected;
}

/** Most commas that a name is looked for with. */
const MOST_COMMAS = 5;

/** What of the views can be named without a link. */
class Things {
  readonly flows = new Set<string>();
  readonly #byName = new Map<string, string>();

  constructor(draft: Draft) {
    for (const [key, view] of viewsWithEnvironments(draft)) this.#addView(key, view);
  }

  /** The references that words parted by commas stand for, as many as are known. */
  find(words: string): string[] {
    const parts = words.split(',').map((part) => part.trim());
    const found: string[] = [];
    for (let from = 0; from < parts.length; from++)
      // A name may hold commas, though hardly more than a few.
      for (let to = Math.min(parts.length, from + MOST_COMMAS + 1); to > from; to--) {
        const reference = this.#byName.get(parts.slice(from, to).join(', '));
        if (reference === undefined) continue;
        found.push(reference);
        from = to - 1;
        break;
      }
    return found;
  }

  #addView(key: string, view: Fields): void {
    const names = new Map<string, string>();
    for (const shelf of ['elements', 'boundaries']) {
      const things = view[shelf];
      if (!(things instanceof Map)) continue;
      for (const [id, fields] of things as Map<string, Fields>) {
        const name = typeof fields.name === 'string' ? fields.name : nameOfId(id);
        names.set(id, name);
        if (fields.listed === false || shelf === 'boundaries') this.#add(name, `${key}.${id}`);
      }
    }
    for (const flow of Array.isArray(view.flows) ? (view.flows as ModelValue[]) : []) {
      const [ends = '', details] =
        typeof flow === 'string' ? [flow] : ([...(flow as Map<string, ModelValue>)][0] ?? []);
      const [from = '', arrow, to = ''] = ends.split(' ');
      this.flows.add(`${key}.${ends}`);
      const label = typeof details === 'string' ? details : (details as Fields | undefined)?.label;
      const shown = `${names.get(from) ?? from} ${arrow === '<->' ? '↔' : '→'} ${names.get(to) ?? to}`;
      if (typeof label === 'string') this.#add(`${shown}: ${label}`, `${key}.${ends}`);
      this.#add(shown, `${key}.${ends}`);
    }
  }

  #add(name: string, reference: string): void {
    if (!this.#byName.has(name)) this.#byName.set(name, reference);
  }
}

function* viewsWithEnvironments(draft: Draft): Generator<[string, Fields]> {
  for (const [key, view] of draft.views) {
    yield [key, view];
    if (view.environments instanceof Map)
      for (const [id, inner] of view.environments as Map<string, Fields>)
        yield [`${key}.${id}`, inner];
  }
}
