import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import { withoutAnchor } from './anchor.ts';
import { controlUse } from './control-use.ts';
import type { Fields } from './draft.ts';
import type { Placed } from './place-diagram.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';

/** What our own documents list about a flow. */
export interface OwnFlow {
  /** `from--to`, or the id of the flow. */
  readonly anchor: string;
  /** `From → To: label`, with the names of the two. */
  readonly shown: string;
  readonly fields: Fields;
}

/** The list of flows below a diagram of ours. */
export function readOwnFlows(points: readonly Point[]): OwnFlow[] {
  return points.flatMap((point) => {
    const { anchor, text } = withoutAnchor(point.text);
    if (anchor === undefined) return [];
    const tail = anchor.slice(anchor.lastIndexOf('.') + 1);
    const fields: Fields = { id: tail.includes('--') ? undefined : tail };
    for (const item of point.items) setField(fields, item.text);
    return [{ anchor: tail, shown: plainText(text), fields }];
  });
}

function setField(fields: Fields, text: string): void {
  const [, field, value = ''] = /^([A-Z][a-z ]+): (.*)$/s.exec(text) ?? [];
  if (field === 'Description') fields.description = value;
  else if (field === 'Protocol') fields.protocol = plainText(value);
  else if (field === 'Authentication') fields.authentication = plainText(value);
  else if (field === 'Encrypted') fields.encrypted = value === 'yes';
  else if (field === 'Data')
    fields.data = [...value.matchAll(/#data\.([a-z0-9-]+)\)/g)].map(([, id = '']) => id);
  else if (field === 'Security controls')
    fields.controls = value
      .split(/,\s(?=\[)/)
      .map((use) => controlUse(use.replace(/\) \((?:planned|recommended)\)$/, ')')));
}

/** Adds what the list says to the flows of the diagram. */
export function addOwnFlows(placed: Placed, flows: readonly OwnFlow[]): void {
  const left = new Set(placed.flows.keys());
  for (const flow of flows) {
    for (const index of left) {
      const [ends = '', label, fields] = partsOf(placed.flows[index]);
      const [from = '', arrow, to = ''] = ends.split(' ');
      const names = [from, to]
        .map((id) => nameIn(placed, id))
        .join(arrow === '<->' ? ' ↔ ' : ' → ');
      const shown = label === undefined ? names : `${names}: ${label}`;
      const isAnchored = flow.anchor === `${from}--${to}` && flow.shown.endsWith(label ?? '');
      if (!isAnchored && shown !== flow.shown) continue;
      left.delete(index);
      const known = { id: undefined, ...fields, label, ...flow.fields };
      const isMore = Object.values(flow.fields).some((value) => value !== undefined);
      if (isMore) placed.flows[index] = new Map([[ends, known]]);
      break;
    }
  }
}

function partsOf(
  flow: ModelValue,
): readonly [ends?: string | undefined, label?: string | undefined, fields?: Fields | undefined] {
  if (typeof flow === 'string') return [flow];
  if (!(flow instanceof Map)) return [];
  const [first] = flow as Map<string, ModelValue>;
  const [ends, details] = first ?? [];
  if (typeof details === 'string') return [ends, details];
  const fields = details as Fields | undefined;
  return [ends, typeof fields?.label === 'string' ? fields.label : undefined, fields];
}

function nameIn(placed: Placed, id: string): string {
  const name = (placed.elements.get(id) ?? placed.boundaries.get(id))?.name;
  return typeof name === 'string' ? name : nameOfId(id);
}
