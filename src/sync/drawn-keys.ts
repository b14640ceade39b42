import type { Path } from './change.ts';

/** What only diagrams show, and what is read from them; `flows` are merged by their anchors. */
const DRAWN: ReadonlySet<string> = new Set([
  'kind',
  'focus',
  'drawn',
  'listed',
  'contains',
  'trust-boundary',
  'direction',
  'diagram',
  'flows',
]);

/** True for a key that says how its holder is drawn. In other places such keys mean something else. */
export function isDrawnKey(path: Path, key: string): boolean {
  return (
    DRAWN.has(key) && ['context', 'container', 'deployment', 'build'].includes(String(path[0]))
  );
}
