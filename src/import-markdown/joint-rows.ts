import type { ChartBoundary, ChartNode } from './chart.ts';
import { matchBoxes, matchFrames } from './match-boxes.ts';
import { bareKey, nameKey } from './name-key.ts';
import type { FoundElement } from './read-elements.ts';

/** Elements one for each box, and of those that a row describes together all but the first. */
export interface Parted {
  readonly elements: readonly FoundElement[];
  /** What has the description of another: that one. */
  readonly twins: ReadonlyMap<FoundElement, FoundElement>;
}

/**
 * Rows about copies such as `Stand 1 & 2` as a row for each, when every one is a box, or every one a
 * frame, that nothing else describes. The first has what the row says.
 */
export function partJointRows(
  elements: readonly FoundElement[],
  boxes: readonly ChartNode[],
  frames: readonly ChartBoundary[],
): Parted {
  const partner = matchBoxes(boxes, elements);
  const described = new Set(partner.values());
  const framed = matchFrames(frames, elements, described);
  for (const element of framed.values()) described.add(element);
  const waiting = [
    boxes.filter((box) => !partner.has(box)).map(({ lines }) => lines.join(' ')),
    frames.filter((frame) => !framed.has(frame)).map(({ label }) => label),
  ].map((labels) => new Set(labels.flatMap((label) => [nameKey(label), bareKey(label)])));
  const twins = new Map<FoundElement, FoundElement>();
  const parted = elements.flatMap((element) => {
    const names = described.has(element) ? [] : partsOf(element.name);
    const keys = names.map((name) => [nameKey(name), bareKey(name)]);
    const isDrawn = waiting.some((labels) =>
      keys.every((spellings) => spellings.some((spelling) => labels.has(spelling))),
    );
    if (!areCopies(names) || !isDrawn) return [element];
    for (const spelling of keys.flat()) for (const labels of waiting) labels.delete(spelling);
    const [first = '', ...others] = names;
    const head: FoundElement = { ...element, name: first };
    const rest = others.map(
      (name): FoundElement => ({
        name,
        line: element.line,
        description: [],
        responsibilities: [],
        controls: [],
      }),
    );
    for (const twin of rest) twins.set(twin, head);
    return [head, ...rest];
  });
  return { elements: parted, twins };
}

/**
 * True of names that only a number or a letter tells apart. What else is described together is not
 * the same twice, and to say so of two services would be wrong.
 */
function areCopies(names: readonly string[]): boolean {
  const stems = new Set(names.map((name) => name.replace(/\b(?:\d{1,3}|[A-Z])\b/g, '#')));
  return names.length > 1 && new Set(names).size === names.length && stems.size === 1;
}

/** The names in `A & B`, `A, B, C`, `A / B` and `A 1 & 2`; none when brackets would be torn. */
function partsOf(name: string): string[] {
  const [, list = '', aside = ''] = /^(.*?)(\s*\([^()]*\))?$/s.exec(name) ?? [];
  const [first = '', ...others] = list.split(/\s*(?:[,;&/]|\band\b)\s*/);
  const stem = /^(.*\S)\s+(?:\d{1,3}|[A-Z])$/.exec(first)?.[1];
  const whole = others
    .filter((part) => part !== '')
    .map((part) =>
      stem !== undefined && /^(?:\d{1,3}|[A-Z])$/.test(part) ? `${stem} ${part}` : part,
    );
  const parts = [first, ...whole];
  const isTorn = parts.some(
    (part) => part.split('(').length !== part.split(')').length || part === '',
  );
  return isTorn ? [] : parts.map((part) => part + aside);
}
