/**
 * Something in a tree that finds its ancestors in logarithmic time, however deep the tree: `jump`
 * leads to an ancestor far above (Myers, "An applicative random-access stack", 1983).
 */
export interface Branch<T> {
  readonly parent: T | null;
  readonly jump: T | null;
  readonly depth: number;
}

/** The `jump` of a new child of `parent`. */
export function jumpFrom<T extends Branch<T>>(parent: T): T {
  const near = parent.jump;
  const far = near?.jump ?? null;
  if (near === null || far === null) return parent;
  return parent.depth - near.depth === near.depth - far.depth ? far : parent;
}

/** The ancestor of `node`, or `node` itself, at a depth that is not below it. */
export function ancestorAt<T extends Branch<T>>(node: T, depth: number): T {
  let place = node;
  while (place.depth > depth) {
    const { jump, parent } = place;
    const next = jump !== null && jump.depth >= depth ? jump : parent;
    if (next === null) break;
    place = next;
  }
  return place;
}

/** The lowest node that both stand in; one that the other stands in counts as standing in itself. */
export function commonAncestor<T extends Branch<T>>(one: T, other: T): T {
  let [a, b] = [
    ancestorAt(one, Math.min(one.depth, other.depth)),
    ancestorAt(other, Math.min(one.depth, other.depth)),
  ];
  while (a !== b && a.parent !== null && b.parent !== null) {
    const far = a.jump !== b.jump;
    a = (far ? a.jump : a.parent) ?? a.parent;
    b = (far ? b.jump : b.parent) ?? b.parent;
  }
  return a;
}
