import type { Plain, PlainMap } from './plain.ts';

/** Sets a field to a list: one thing alone stays alone if it was, and of nothing there is no field. */
export function writeList(holder: PlainMap, key: string, list: Plain[]): void {
  const mine = holder[key];
  const [only, ...more] = list;
  if (only === undefined) delete holder[key];
  else if (more.length === 0 && mine !== undefined && !Array.isArray(mine)) holder[key] = only;
  else holder[key] = list;
}
