import type { Path, Sides } from './change.ts';
import { insertKey } from './insert-key.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeKeys } from './merge-keys.ts';
import type { Merging } from './merging.ts';
import { isMap, keysOf, type Plain, type PlainMap, valueIn } from './plain.ts';

/** Merges lists by their topics, such as `requirements`: a topic may have another name and place. */
export function mergeTopics(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  const key = String(path.at(-1));
  let topics: PlainMap = isMap(holder[key]) ? { ...holder[key] } : {};
  let { base, current } = sides;
  for (const [old, fresh] of renamed(sides, topics)) {
    merging.log.change([...path, old], old, fresh);
    [base, current, topics] = [base, current, topics].map((side) => withKey(side, old, fresh)) as [
      Plain,
      Plain,
      PlainMap,
    ];
  }
  const before = new Set(Object.keys(topics));
  mergeKeys(merging, { ...sides, base, current }, topics, path);
  const order = keysOf(sides.edited);
  for (const topic of order)
    if (topics[topic] !== undefined && !before.has(topic)) topics = insertKey(topics, topic, order);
  if (Object.keys(topics).length > 0) holder[key] = topics;
  else delete holder[key];
}

/** Topics whose name was edited and nothing else. */
function renamed({ base, edited, current }: Sides, topics: PlainMap): [string, string][] {
  const come = keysOf(edited).filter((topic) => valueIn(base, topic) === undefined);
  return keysOf(base).flatMap((old): [string, string][] => {
    const said = valueIn(base, old);
    const isFree = valueIn(edited, old) === undefined && topics[old] !== undefined;
    if (!isFree || !isSameValue(said, valueIn(current, old))) return [];
    const at = come.findIndex(
      (topic) => topics[topic] === undefined && isSameValue(valueIn(edited, topic), said),
    );
    return at < 0 ? [] : [[old, come.splice(at, 1)[0] as string]];
  });
}

function withKey(map: Plain | undefined, old: string, fresh: string): Plain | undefined {
  if (!isMap(map)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key === old ? fresh : key, value]),
  );
}
