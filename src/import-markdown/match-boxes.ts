import type { ChartBoundary, ChartNode } from './chart.ts';
import { bareKey, nameKey as key } from './name-key.ts';
import type { FoundElement } from './read-elements.ts';

const whole = ({ lines }: ChartNode) => lines.join(' ');
const firstLine = ({ lines }: ChartNode) => lines[0] ?? '';

/** What of a box is compared with what of the name of an element, the surest first. */
const SPELLINGS: readonly (readonly [
  box: (box: ChartNode) => string,
  element: (name: string) => string,
])[] = [
  [(box) => key(whole(box)), key],
  [(box) => key(firstLine(box)), key],
  [(box) => bareKey(whole(box)), bareKey],
  [(box) => bareKey(firstLine(box)), bareKey],
  [(box) => key(box.id), key],
  [(box) => key(box.id), bareKey],
  [(box) => key(beforeColon(whole(box))), key],
  [(box) => key(withoutSort(whole(box))), key],
  [(box) => key(whole(box)), (name) => key(withoutSort(name))],
];

/** Which element describes which box, by their names, each once. */
export function matchBoxes(
  boxes: readonly ChartNode[],
  elements: readonly FoundElement[],
): Map<ChartNode, FoundElement> {
  const result = new Map<ChartNode, FoundElement>();
  const used = new Set<FoundElement>();
  for (const [ofBox, ofName] of SPELLINGS) {
    const byKey = new Map<string, FoundElement>();
    for (const element of elements) {
      const spelling = ofName(element.name);
      if (!used.has(element) && !byKey.has(spelling)) byKey.set(spelling, element);
    }
    for (const box of boxes) {
      const spelling = ofBox(box);
      const element = result.has(box) ? undefined : byKey.get(spelling);
      if (element === undefined || used.has(element) || spelling === '') continue;
      result.set(box, element);
      used.add(element);
    }
  }
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
