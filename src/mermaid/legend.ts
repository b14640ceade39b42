import { KINDS } from '../model/element.ts';
import type { Drawing } from '../view/drawing.ts';
import { LOOKS } from './looks.ts';

/** With so many kinds or fewer, names and types say enough. */
const MOST_KINDS_WITHOUT_SHAPES = 3;

/** How to read the diagrams of a drawing: a sentence for each thing that occurs in it. */
export function legend({ elements, boundaries, flows }: Drawing): string[] {
  const kinds = KINDS.filter((kind) => elements.some((element) => element.kind === kind));
  const shapes = kinds.map((kind) => `${LOOKS[kind].shape} is ${LOOKS[kind].meaning}`);
  const trust = boundaries.some((boundary) => boundary.trust);
  const group = boundaries.some((boundary) => !boundary.trust);
  const focus = [...elements, ...boundaries].some((drawn) => drawn.focus);
  return [
    ...(trust ? ['Boxes with a dashed line are trust boundaries.'] : []),
    ...(trust && group ? ['Boxes with a thin line are not: they only group what is inside.'] : []),
    ...(flows.some(({ crosses }) => crosses) ? ['Thick arrows cross a trust boundary.'] : []),
    ...(focus ? ['A thick border marks what the view is about.'] : []),
    ...(kinds.length > MOST_KINDS_WITHOUT_SHAPES ? [`Shapes: ${shapes.join(', ')}.`] : []),
  ];
}
