import { alignLists } from '../edit-yaml/align-lists.ts';
import { isMap, keysOf, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';

/**
 * A section that was read, with the points that stand for controls as `controls`, by id.
 *
 * @param known the same section with its controls told apart
 */
export function takeControls(known: Plain | undefined, section: PlainMap): PlainMap {
  const controls = valueIn(known, 'controls');
  const ids = keysOf(controls);
  if (ids.length === 0) return section;
  const points = ids.map((id) => pointOf(valueIn(controls, id)));
  const items = listOf(section.items);
  const { forward, backward } = alignLists([...points, ...listOf(valueIn(known, 'items'))], items);
  const found = ids.flatMap((id, index): [string, PlainMap][] => {
    const at = forward.get(index);
    return at === undefined ? [] : [[id, controlOf(items[at] as Plain)]];
  });
  const left = items.filter((_, index) => (backward.get(index) ?? ids.length) >= ids.length);
  const { items: _, ...fields } = section;
  return {
    ...fields,
    ...(found.length === 0 ? {} : { controls: Object.fromEntries(found) }),
    ...(left.length === 0 ? {} : { items: left }),
  };
}

const COMMAND = /^Run it with (`+) ?(.*?) ?\1$/s;

/** The control that a point of a document of ours stands for. */
export function controlOf(point: Plain): PlainMap {
  if (!isMap(point)) return { name: point };
  const command = COMMAND.exec(String(listOf(point.items)[0] ?? ''))?.[2];
  return {
    ...(point.name === undefined ? {} : { name: point.name }),
    ...(point.text === undefined ? {} : { description: point.text }),
    ...(command === undefined ? {} : { command }),
  };
}

function pointOf(control: Plain | undefined): PlainMap {
  const [name, text, command] = ['name', 'description', 'command'].map((key) =>
    valueIn(control, key),
  );
  return {
    ...(name === undefined ? {} : { name }),
    ...(text === undefined ? {} : { text }),
    ...(command === undefined ? {} : { items: [`Run it with \`${String(command)}\``] }),
  };
}
