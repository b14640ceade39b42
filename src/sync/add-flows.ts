import type { WrittenFlow } from '../import-markdown/own/flows-without-anchor.ts';
import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import { flowPlace } from './flow-place.ts';
import type { Merging } from './merging.ts';
import { isMap, type Plain, type PlainMap, plainOf, valueIn } from './plain.ts';
import { valueAt } from './value-at.ts';
import { viewPath } from './view-path.ts';

/**
 * Puts flows that somebody wrote into the lists of a document into the model, beside the same
 * neighbours. One whose ends nobody knows is left out, and so told as an edit that was not carried.
 *
 * @param edited the document as it was read, for the names of its elements
 */
export function addFlows(
  merging: Merging,
  written: readonly WrittenFlow[],
  edited: PlainMap,
): void {
  const last = new Map<string, Plain>();
  for (const flow of written) {
    const steps = viewPath(flow.beside.split('.').slice(0, -1));
    const ends = endsOf(flow.shown, namesIn(edited, steps));
    const place = flowPlace(merging.root, flow.beside);
    if (ends === undefined || place === undefined) continue;
    const value = flowOf(ends, flow);
    const before = last.get(flow.beside);
    const at =
      before === undefined ? place.index - (flow.isBefore ? 1 : 0) : place.list.indexOf(before);
    place.list.splice(at + 1, 0, value);
    last.set(flow.beside, value);
    merging.log.change([...steps, 'flows', at + 1], undefined, flow.shown);
  }
}

function flowOf({ arrow, label }: Ends, { fields }: WrittenFlow): Plain {
  const more = plainOf(fields as ModelValue);
  const details: PlainMap = {
    ...(label === undefined ? {} : { label }),
    ...(isMap(more) ? more : {}),
  };
  return { [arrow]: details };
}

interface Ends {
  /** `from -> to` */
  readonly arrow: string;
  readonly label?: string;
}

/** The ends of `From → To: label`. Names may hold colons. */
function endsOf(shown: string, ids: ReadonlyMap<string, string>): Ends | undefined {
  for (const [from, id] of ids) {
    const arrow = [' → ', ' ↔ '].find((one) => shown.startsWith(from + one));
    if (arrow === undefined) continue;
    const rest = shown.slice(from.length + arrow.length);
    for (const [to, other] of ids) {
      if (rest !== to && !rest.startsWith(`${to}: `)) continue;
      const label = rest.slice(to.length + 2).trim();
      const ends = `${id} ${arrow === ' → ' ? '->' : '<->'} ${other}`;
      return label === '' ? { arrow: ends } : { arrow: ends, label };
    }
  }
  return undefined;
}

/** The ids of the elements of a view by their names. */
function namesIn(model: PlainMap, path: readonly string[]): ReadonlyMap<string, string> {
  const view = valueAt(model, path);
  const ids = new Map<string, string>();
  for (const shelf of ['elements', 'boundaries']) {
    const things = valueIn(view, shelf);
    for (const [id, thing] of isMap(things) ? Object.entries(things) : [])
      ids.set(String(valueIn(thing, 'name') ?? nameOfId(id)), id);
  }
  return ids;
}
