import type { ModelPath } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Suggest } from '../suggest.ts';
import { quote } from '../wording.ts';
import type { DataAsset } from './data-asset.ts';
import type { Design } from './design.ts';
import { endsOf, flowsOf, type NamedFlow } from './flows.ts';
import { type NamedElement, type NamedView, viewsOf } from './views.ts';

/** What a reference leads to. */
export type Target = ElementTarget | FlowTarget | DataTarget;

export interface ElementTarget {
  readonly kind: 'element' | 'boundary';
  /** The one spelling of the reference: as suppressions and anchors name the thing. */
  readonly subject: string;
  readonly path: ModelPath;
  readonly view: NamedView;
  readonly element: NamedElement;
}

export interface FlowTarget {
  readonly kind: 'flow';
  readonly subject: string;
  readonly path: ModelPath;
  readonly view: NamedView;
  /** One flow, or all that go between the two ends when several do; `path` is that of the first. */
  readonly flows: readonly [NamedFlow, ...NamedFlow[]];
}

export interface DataTarget {
  readonly kind: 'data';
  readonly subject: string;
  readonly path: ModelPath;
  readonly id: string;
  readonly asset: DataAsset;
}

/** Why a reference leads nowhere. */
export interface Unresolved {
  /** What was looked for in vain, one sentence without a full stop. */
  readonly reason: string;
  /** The id that is not there. */
  readonly missing: string;
  /** The reference that was probably meant. */
  readonly nearest: string | undefined;
}

/** The references of one design. */
export interface References {
  /**
   * Finds what a reference names: `<view>.<id>` an element, boundary or flow; `<view>.<a> -> <b>`
   * every flow from `a` to `b`, those in both directions too; `<view>.<a> <-> <b>` only the latter;
   * `data.<id>`. A view is `context`, `container`, `build`, `deployment` or
   * `deployment.<environment>`.
   */
  resolve(reference: string): Target | undefined;
  /** Says what is wrong with a reference that leads nowhere. */
  explain(reference: string, suggest?: Suggest): Unresolved;
}

const REFERENCE = /^([a-z0-9-]+(?:\.[a-z0-9-]+)?)\.([^.]+)$/;
const ENDS = /^([a-z0-9-]+) +(->|<->) +([a-z0-9-]+)$/;
const ANY_ARROW = /^([^<>=→↔-]+(?:-[^<>=→↔-]+)*)\s*(<[-=]+>|[-=]+>|→|↔)\s*/;

/** Prepares a design for looking up references; each is then found in constant time. */
export function referencesOf(design: Design): References {
  const views = new Map(viewsOf(design).map((view) => [view.key, view]));
  const flowIndexes = new Map<string, ReadonlyMap<string, [NamedFlow, ...NamedFlow[]]>>();

  function flowsNamedIn(view: NamedView) {
    const known = flowIndexes.get(view.key);
    if (known) return known;
    const index = indexFlows(view);
    flowIndexes.set(view.key, index);
    return index;
  }

  function resolve(reference: string): Target | undefined {
    const [, key = '', id = ''] = REFERENCE.exec(reference) ?? [];
    if (key === 'data') return dataTarget(design, id);
    const view = views.get(key);
    return view && (elementTarget(view, id) ?? flowTarget(view, id, flowsNamedIn(view)));
  }

  let places: ReadonlyMap<string, string> | undefined;

  /** The first reference in the model that ends with this id or these ends. */
  function placeOf(id: string): string | undefined {
    places ??= indexPlaces(design, views.values(), flowsNamedIn);
    return places.get(id);
  }

  function explain(reference: string, suggest: Suggest = nearest): Unresolved {
    const tidy = reference.trim().replace(ANY_ARROW, tidyArrow);
    if (tidy !== reference && resolve(tidy))
      return { reason: 'it is not spelt like one', missing: reference, nearest: tidy };
    if (views.has(tidy)) return { reason: 'it is a whole view', missing: tidy, nearest: undefined };
    const [, key, id] = REFERENCE.exec(tidy) ?? [];
    if (key === undefined || id === undefined)
      return { reason: 'it names no view', missing: tidy, nearest: placeOf(tidy) };
    if (key === 'data')
      return unresolved(
        `there is no data ${quote(id)}`,
        id,
        'data',
        suggest(id, design.data.keys()),
      );
    const view = views.get(key);
    if (view) return explainInView(view, id, suggest);
    const environment = `deployment.${key}.${id}`;
    const near = `${suggest(key, chain(views.keys(), ['data']))}.${id}`;
    return {
      reason: `the model has no view ${quote(key)}`,
      missing: key.slice(key.lastIndexOf('.') + 1),
      nearest: [environment, near].find((guess) => resolve(guess)) ?? placeOf(id),
    };
  }

  function explainInView(view: NamedView, id: string, suggest: Suggest): Unresolved {
    const { elements, boundaries } = view.view;
    const [, from, arrow, to] = ENDS.exec(id) ?? [];
    if (from === undefined || to === undefined) {
      const elsewhere = placeOf(id);
      const reason = `${quote(view.key)} has no element, boundary or flow ${quote(id)}`;
      if (elsewhere !== undefined) return { reason, missing: id, nearest: elsewhere };
      const ids = chain(elements.keys(), boundaries.keys(), flowsNamedIn(view).keys());
      return unresolved(reason, id, view.key, suggest(id, ids));
    }
    const meant = [from, to].map((end) =>
      elements.has(end) || boundaries.has(end)
        ? end
        : suggest(end, chain(elements.keys(), boundaries.keys())),
    );
    const guess = `${view.key}.${meant[0]} ${arrow} ${meant[1]}`;
    const fixed = resolve(guess) ? guess : undefined;
    const stranger = [from, to].find((end) => !elements.has(end) && !boundaries.has(end));
    if (stranger !== undefined)
      return {
        reason: `${quote(view.key)} has no element or boundary ${quote(stranger)}`,
        missing: stranger,
        nearest: fixed,
      };
    const reason = `${quote(view.key)} has no flow ${quote(id)}`;
    const back = `${to} -> ${from}`;
    const flows = flowsNamedIn(view);
    return unresolved(reason, id, view.key, flows.has(back) ? back : suggest(id, flows.keys()));
  }

  return { resolve, explain };
}

/** The element or boundary of a view that has this id. */
function elementTarget(view: NamedView, id: string): ElementTarget | undefined {
  const found = view.view.elements.get(id);
  const element = found ?? view.view.boundaries.get(id);
  if (element === undefined) return undefined;
  const boundary = found === undefined;
  const subject = `${view.key}.${id}`;
  const path = [...view.path, boundary ? 'boundaries' : 'elements', id];
  const named = { id, subject, path, element, boundary };
  return { kind: boundary ? 'boundary' : 'element', subject, path, view, element: named };
}

function flowTarget(
  view: NamedView,
  id: string,
  index: ReadonlyMap<string, [NamedFlow, ...NamedFlow[]]>,
): FlowTarget | undefined {
  const flows = index.get(id.replace(/ +/g, ' '));
  if (flows === undefined) return undefined;
  const [{ subject, path }] = flows;
  return { kind: 'flow', subject, path, view, flows };
}

function dataTarget(design: Design, id: string): DataTarget | undefined {
  const asset = design.data.get(id);
  if (asset === undefined) return undefined;
  return { kind: 'data', subject: `data.${id}`, path: ['data', id], id, asset };
}

/** The flows of a view by id and by each pair of ends that names them. */
function indexFlows(view: NamedView): ReadonlyMap<string, [NamedFlow, ...NamedFlow[]]> {
  const index = new Map<string, [NamedFlow, ...NamedFlow[]]>();
  for (const named of flowsOf(view)) {
    const { flow } = named;
    const names = new Set([endsOf(flow)]);
    if (flow.id !== undefined) names.add(flow.id);
    if (flow.both) {
      names.add(endsOf({ ...flow, both: false }));
      names.add(endsOf({ from: flow.to, to: flow.from, both: true }));
      names.add(endsOf({ from: flow.to, to: flow.from, both: false }));
    }
    for (const name of names) {
      const known = index.get(name);
      if (known) known.push(named);
      else index.set(name, [named]);
    }
  }
  return index;
}

/** The first place of each id and of each pair of ends: for those who forgot the view or took another. */
function indexPlaces(
  design: Design,
  views: Iterable<NamedView>,
  flowsNamedIn: (view: NamedView) => ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const add = (key: string, ids: Iterable<string>) => {
    for (const id of ids) if (!places.has(id)) places.set(id, `${key}.${id}`);
  };
  for (const view of views) {
    add(view.key, view.view.elements.keys());
    add(view.key, view.view.boundaries.keys());
    add(view.key, flowsNamedIn(view).keys());
  }
  add('data', design.data.keys());
  return places;
}

function tidyArrow(_: string, from: string, arrow: string): string {
  return `${from.trim()} ${/^[<↔]/.test(arrow) ? '<->' : '->'} `;
}

function unresolved(
  reason: string,
  missing: string,
  view: string,
  near: string | undefined,
): Unresolved {
  return { reason, missing, nearest: near === undefined ? undefined : `${view}.${near}` };
}

function* chain(...parts: Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}
