import type { Sides } from './change.ts';
import { isMap, valueIn } from './plain.ts';

/** An element as it was edited: tables print `Type (Technology)`. */
export function withTechnology(sides: Sides): Sides {
  const { base, edited } = sides;
  const technology = valueIn(base, 'technology');
  if (technology === undefined || valueIn(edited, 'technology') !== undefined || !isMap(edited))
    return sides;
  const whole = String(edited.type ?? '');
  const known = ` (${String(technology)})`;
  if (whole.endsWith(known))
    return { ...sides, edited: { ...edited, type: whole.slice(0, -known.length), technology } };
  const [, type, other] = /^(.+) \((.+)\)$/.exec(whole) ?? [];
  return type === undefined || other === undefined
    ? sides
    : { ...sides, edited: { ...edited, type, technology: other } };
}
