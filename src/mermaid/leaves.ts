import type { DrawnBoundary, DrawnElement } from '../view/drawing.ts';
import { breakWords } from './break-words.ts';
import type { Leaf } from './chart.ts';
import { detailOf, elementLabel, nameLine, smallPrint } from './label.ts';
import { LOOKS } from './looks.ts';
import { nodeId } from './node-id.ts';
import { SMALL, textWidth } from './text-width.ts';

/** The width at which mermaid wraps a label, and what a box adds to it, in pixels. */
const WRAP = 200;
const PADDING = 56;

/** Longest name in a box that only stands for what another diagram shows, in characters. */
const LONGEST_SHORT_NAME = 60;

const RECTANGLE = { open: '[', close: ']' } as const;

export function elementLeaf(element: DrawnElement): Leaf {
  const { open, close } = LOOKS[element.kind];
  return {
    id: nodeId('element', element.id),
    label: elementLabel(element),
    open,
    close,
    className: element.kind,
    focus: element.focus,
    width: boxWidth(element.name, detailOf(element)),
  };
}

/** A boundary with nothing inside: mermaid has no frame without content. */
export function emptyBoundaryLeaf(boundary: DrawnBoundary): Leaf {
  return {
    id: nodeId('boundary', boundary.id),
    label: elementLabel(boundary),
    ...RECTANGLE,
    className: boundary.trust ? 'trust' : 'group',
    focus: boundary.focus,
    width: boxWidth(boundary.name, detailOf(boundary)),
  };
}

/** A box for what another diagram shows: its name, shortened, and how much it is. */
export function summaryLeaf(
  id: string,
  name: string,
  amount: string | null,
  className: 'trust' | 'group' | 'outside',
): Leaf {
  const short = shorten(name, LONGEST_SHORT_NAME);
  const lines = [nameLine(short), ...(amount === null ? [] : [smallPrint(amount)])];
  const width = boxWidth(short, amount);
  return { id, label: lines.join('<br/>'), ...RECTANGLE, className, focus: false, width };
}

/** A text of at most so many characters, with an ellipsis for what is cut off. */
export function shorten(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}

function boxWidth(name: string, detail: string | null): number {
  const lines = [
    ...breakWords(name).split('\n').map(textWidth),
    ...breakWords(detail ?? '')
      .split('\n')
      .map((line) => textWidth(line) * SMALL),
  ];
  return Math.min(WRAP, Math.max(...lines)) + PADDING;
}
