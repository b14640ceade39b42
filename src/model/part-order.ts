import { design } from './design.ts';

/** The parts of a model in the order of the document, in which risks come after the views. */
export const PART_ORDER: readonly string[] = Object.keys(design.shape).flatMap((key) => {
  if (key === 'risks') return [];
  return key === 'build' ? ['build', 'risks'] : [key];
});
