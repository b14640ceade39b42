import type { Design } from '../model/design.ts';
import { endsOf, flowsOf } from '../model/flows.ts';
import type { Risk } from '../model/risk.ts';
import { severityOf, standingOf } from '../model/risk-standing.ts';
import { elementsOf, nameOfId, viewsOf } from '../model/views.ts';
import type { Change, ChangeKind, Changes, FieldChange, RiskState } from './changes.ts';
import { fieldText } from './field-text.ts';

/** A thing on one side: what it is called, what it says, and of a risk what follows from that. */
interface Item {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly risk?: RiskState;
}

/**
 * Compares two designs by the ids of what is in them. A thing under another id is another thing;
 * flows without an id are told by their ends, and several between the same ends by their labels.
 *
 * @param today `YYYY-MM-DD`, on which treatments must hold on both sides; absent: none lapses
 */
export function compareDesigns(before: Design, after: Design, today?: string): Changes {
  const sides = [before, after].map((design) => ({
    risk: risksOf(design, today),
    element: elementItems(design),
    flow: flowItems(design),
    control: registryItems('controls', design.controls),
    data: registryItems('data', design.data),
  }));
  const [old, now] = sides as [(typeof sides)[0], (typeof sides)[0]];
  return (Object.keys(now) as ChangeKind[]).flatMap((kind) =>
    compareItems(kind, old[kind], now[kind]),
  );
}

type Items = ReadonlyMap<string, Item>;

function compareItems(kind: ChangeKind, before: Items, after: Items): Change[] {
  const changes: Change[] = [];
  for (const [subject, item] of after) {
    const old = before.get(subject);
    const fields = old === undefined ? [] : compareFields(old, item);
    if (old === undefined || fields.length > 0)
      changes.push(
        toChange(kind, old === undefined ? 'added' : 'changed', subject, old, item, fields),
      );
  }
  for (const [subject, item] of before)
    if (!after.has(subject)) changes.push(toChange(kind, 'removed', subject, item, undefined, []));
  return changes;
}

function toChange(
  kind: ChangeKind,
  what: Change['what'],
  subject: string,
  before: Item | undefined,
  after: Item | undefined,
  fields: readonly FieldChange[],
): Change {
  const change = {
    kind,
    what,
    // Several flows between the same ends have a number behind their subject to tell them.
    subject: subject.replace(/\n.*$/s, ''),
    name: (after ?? before)?.name ?? subject,
    fields,
  };
  if (kind !== 'risk') return change;
  return { ...change, risk: { before: before?.risk ?? null, after: after?.risk ?? null } };
}

function compareFields(before: Item, after: Item): FieldChange[] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  const fields = [...names].flatMap((field): FieldChange[] => {
    const [old, now] = [fieldText(before.fields[field]), fieldText(after.fields[field])];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
  return [...fields, ...compareStates(before.risk, after.risk)];
}

/** What nobody wrote and yet changed: by the matrix, by a control that came or went, by the day. */
function compareStates(before: RiskState | undefined, after: RiskState | undefined): FieldChange[] {
  return (['severity', 'status'] as const).flatMap((field) => {
    const [old, now] = [before?.[field] ?? null, after?.[field] ?? null];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}

function risksOf(design: Design, today: string | undefined): Items {
  const state = (risk: Risk): RiskState => ({
    severity: severityOf(risk, design),
    status: standingOf(risk, design, today),
  });
  return new Map(
    [...design.risks].map(([id, risk]) => [
      `risks.${id}`,
      { name: risk.name ?? nameOfId(id), fields: { ...risk }, risk: state(risk) },
    ]),
  );
}

function elementItems(design: Design): Items {
  return new Map(
    viewsOf(design)
      .flatMap(elementsOf)
      .map(({ id, subject, element, boundary }) => [
        subject,
        { name: element.name ?? nameOfId(id), fields: { ...element, boundary } },
      ]),
  );
}

function flowItems(design: Design): Items {
  const items = new Map<string, Item>();
  for (const view of viewsOf(design)) {
    const counts = new Map<string, number>();
    for (const { flow, subject } of flowsOf(view)) {
      const key =
        flow.id === undefined && items.has(subject) ? `${subject}\n${flow.label}` : subject;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      const { from, to, both, ...fields } = flow;
      const shown = { ...fields, ...(flow.id === undefined ? {} : { ends: endsOf(flow) }) };
      const label = flow.label === undefined ? '' : `: ${flow.label}`;
      const name = `${nameIn(view.view, from)} ${both ? '↔' : '→'} ${nameIn(view.view, to)}${label}`;
      items.set(count === 1 ? key : `${key}\n${count}`, { name, fields: shown });
    }
  }
  return items;
}

type Named = ReadonlyMap<string, { readonly name?: string | undefined }>;

function nameIn({ elements, boundaries }: { elements: Named; boundaries: Named }, id: string) {
  return elements.get(id)?.name ?? boundaries.get(id)?.name ?? nameOfId(id);
}

function registryItems(shelf: string, registry: Named): Items {
  return new Map(
    [...registry].map(([id, thing]) => [
      `${shelf}.${id}`,
      { name: thing.name ?? nameOfId(id), fields: { ...thing } },
    ]),
  );
}
