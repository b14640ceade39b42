import type { List } from 'mdast';
import type { ModelValue } from '../../importer.ts';
import type { Fields } from '../draft.ts';
import type { OwnArrow } from './own-chart.ts';
import { fieldsOf, itemsOf, markdownOf, type OwnItem, plainOf, targetsOf } from './own-text.ts';
import { useOf } from './own-uses.ts';

/** What a document of ours lists about a flow. */
export interface OwnFlow {
  /** `from--to`, or the id of the flow. */
  readonly tail: string;
  /** `From → To: label`, with the names of the two. */
  readonly shown: string;
  readonly fields: Fields;
}

const LABELS = [
  'Description',
  'Protocol',
  'Data',
  'Authentication',
  'Encrypted',
  'Security controls',
  'Risks',
];

/** The list of flows below a diagram. */
export function flowsOfList(list: List): OwnFlow[] {
  return itemsOf(list).flatMap((item) => {
    if (item.anchor === undefined) return [];
    return [flowOfItem(item, item.anchor.slice(item.anchor.lastIndexOf('.') + 1))];
  });
}

/** A flow of a list, also one that somebody wrote without an anchor. */
export function flowOfItem(item: OwnItem, tail: string): OwnFlow {
  const { text, fields } = fieldsOf(item, LABELS);
  const plain = (label: string) => plainOf(fields.get(label)?.phrases ?? []) || undefined;
  const description = fields.get('Description');
  const encrypted = plain('Encrypted');
  const controls = splitUses(fields.get('Security controls')?.phrases ?? []);
  return {
    tail,
    shown: plainOf(text.phrases),
    fields: {
      id: tail.includes('--') ? undefined : tail || undefined,
      description: description && markdownOf(description),
      protocol: plain('Protocol'),
      data: targetsOf(fields.get('Data')?.phrases ?? [], 'data'),
      authentication: plain('Authentication'),
      encrypted: encrypted === undefined ? undefined : encrypted === 'yes',
      controls,
    },
  };
}

type Phrases = Parameters<typeof plainOf>[0];

/** Uses on one line: links and words between commas. */
function splitUses(phrases: Phrases): ModelValue[] {
  const parts: Phrases[number][][] = [[]];
  for (const phrase of phrases) {
    if (phrase.type !== 'text') {
      parts.at(-1)?.push(phrase);
      continue;
    }
    for (const [index, piece] of phrase.value.split(/, /).entries()) {
      if (index > 0) parts.push([]);
      if (piece !== '') parts.at(-1)?.push({ ...phrase, value: piece });
    }
  }
  return parts
    .filter((part) => plainOf(part) !== '')
    .map((part) => useOf({ phrases: part, blocks: [] }));
}

/** An arrow with the ids of the model at its ends. */
export interface PlacedArrow extends OwnArrow {
  /** `From → To: label`, as the list of flows shows it. */
  readonly shown: string;
}

/** Flows in the order of the diagram, with what the list says of them; then those not drawn. */
export function joinFlows(
  arrows: readonly PlacedArrow[],
  listed: readonly OwnFlow[],
): ModelValue[] {
  const byArrow = new Map<PlacedArrow, OwnFlow>();
  const left: OwnFlow[] = [];
  const free = new Set(arrows);
  for (const flow of listed) {
    const arrow = [...free].find(
      ({ from, to, shown }) =>
        shown === flow.shown && (!flow.tail.includes('--') || flow.tail === `${from}--${to}`),
    );
    if (arrow === undefined) left.push(flow);
    else {
      byArrow.set(arrow, flow);
      free.delete(arrow);
    }
  }
  return [
    ...arrows.map((arrow) => flowOf(arrow, byArrow.get(arrow)?.fields ?? {})),
    ...left.flatMap(undrawnFlow),
  ];
}

function flowOf({ from, to, both, label, protocol }: OwnArrow, fields: Fields): ModelValue {
  const ends = `${from} ${both ? '<->' : '->'} ${to}`;
  const all: Fields = { ...fields, label, protocol: protocol ?? fields.protocol };
  const set = Object.entries(all).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  if (set.length === 0) return ends;
  if (set.length === 1 && label !== undefined) return new Map([[ends, label]]);
  const { id, description, protocol: how, data, authentication, encrypted, controls } = all;
  const ordered: Fields = { id, label, description, protocol: how, data, authentication };
  return new Map<string, ModelValue>([[ends, { ...ordered, encrypted, controls }]]);
}

/** A flow whose ends are not drawn: its anchor says them, unless it has an id of its own. */
function undrawnFlow({ tail, shown, fields }: OwnFlow): ModelValue[] {
  const [, from, to] = /^(.*)--(.*)$/.exec(tail) ?? [];
  if (from === undefined || to === undefined) return [];
  const both = /^[^:]* ↔ /.test(shown);
  const label = /: (.*)$/s.exec(shown)?.[1];
  return [flowOf({ from, to, both, label }, fields)];
}
