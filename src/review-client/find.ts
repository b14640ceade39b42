/** The first element of a kind, should the page have one. */
export function find<T extends Element>(
  selector: string,
  kind: new () => T,
  inside: ParentNode = document,
): T | null {
  const found = inside.querySelector(selector);
  return found instanceof kind ? found : null;
}

export function findAll<T extends Element>(
  selector: string,
  kind: new () => T,
  inside: ParentNode = document,
): T[] {
  return [...inside.querySelectorAll(selector)].filter(
    (found): found is T => found instanceof kind,
  );
}
