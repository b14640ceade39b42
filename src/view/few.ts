/** The first of a list that may be long, and how many more there are. */
export interface Few<T> {
  readonly shown: readonly T[];
  readonly more: number | null;
}

/** Links in one line beyond which nobody reads on; each is also where the thing itself stands. */
const MOST = 20;

/** Cuts a list that stands in one line, such as all the elements that a control protects. */
export function few<T>(all: readonly T[]): Few<T> {
  return { shown: all.slice(0, MOST), more: all.length > MOST ? all.length - MOST : null };
}
