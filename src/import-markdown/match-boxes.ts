import type { ChartBoundary, ChartNode } from './chart.ts';
import { bareKey, nameKey as key } from './name-key.ts';
import type { FoundElement } from './read-elements.ts';

/** Which element describes which box, by their names: the surest first, each once. */
export function matchBoxes(
  boxes: readonly ChartNode[],
  elements: readonly FoundElement[],
): Map<ChartNode, FoundElement> {
  const result = new Map<ChartNode, FoundElement>();
  const used = new Set<FoundElement>();
  const pass = (nameOf: (box: ChartNode) => string, other: (element: FoundElement) => string) => {
    const byKey = new Map<string, FoundElement>();
    for (const element of elements)
      if (!used.has(element) && !byKey.has(other(element))) byKey.set(other(element), element);
    for (const box of boxes) {
      const element = result.has(box) ? undefined : byKey.get(nameOf(box));
      if (element === undefined || used.has(element) || nameOf(box) === '') continue;
      result.set(box, element);
      used.add(element);
    }
  };
  pass(
    ({ lines }) => key(lines.join(' ')),
    ({ name }) => key(name),
  );
  pass(
    ({ lines }) => key(lines[0] ?? ''),
    ({ name }) => key(name),
  );
  pass(
    ({ lines }) => bareKey(lines.join(' ')),
    ({ name }) => bareKey(name),
  );
  pass(
    ({ lines }) => bareKey(lines[0] ?? ''),
    ({ name }) => bareKey(name),
  );
  pass(
    ({ id }) => key(id),
    ({ name }) => key(name),
  );
  pass(
    ({ id }) => key(id),
    ({ name }) => bareKey(name),
  );
  pass(
    ({ lines }) => key(beforeColon(lines.join(' '))),
    ({ name }) => key(name),
  );
  pass(
    ({ lines }) => key(withoutSort(lines.join(' '))),
    ({ name }) => key(name),
  );
  pass(
    ({ lines }) => key(lines.join(' ')),
    ({ name }) => key(withoutSort(name)),
  );
  return result;
}

/** `Visitor: a tourist` is about the visitor; nothing when there is no colon. */
function beforeColon(label: string): string {
  return /^([^:]{2,60}):\s/.exec(label)?.[1] ?? '';
}

/** A name without a last word that only says what sort of thing it is; nothing when there is none. */
function withoutSort(name: string): string {
  return (
    /^(.*\S)\s+(?:apps?|applications?|API|components?|platform|services?|software|systems?)$/i.exec(
      name,
    )?.[1] ?? ''
  );
}

/** Which element describes which frame, of those that describe no box. */
export function matchFrames(
  frames: readonly ChartBoundary[],
  elements: readonly FoundElement[],
  used: ReadonlySet<FoundElement>,
): Map<ChartBoundary, FoundElement> {
  const result = new Map<ChartBoundary, FoundElement>();
  // The same key and the same key without brackets: whoever has the first has the second, or none.
  const waiting = new Map<string, FoundElement[]>();
  for (const element of elements) {
    if (used.has(element)) continue;
    const others = waiting.get(bareKey(element.name));
    if (others === undefined) waiting.set(bareKey(element.name), [element]);
    else others.push(element);
  }
  for (const frame of frames) {
    const element = waiting.get(bareKey(frame.label))?.shift();
    if (element !== undefined) result.set(frame, element);
  }
  return result;
}
