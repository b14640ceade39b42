import { LONGEST_NAME, namedText } from './lead.ts';

/** A name that a model takes, and what of a longer one goes on as text. */
export function shortName(name: string): { name: string; rest?: string } {
  if (name.length <= LONGEST_NAME) return { name };
  const { name: short, description } = namedText(name);
  return { name: short, ...(description === undefined ? {} : { rest: description }) };
}
