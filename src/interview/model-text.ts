import { editYaml } from '../edit-yaml/edit-yaml.ts';
import { PART_ORDER } from '../model/part-order.ts';
import { writeYaml } from '../write-yaml/write-yaml.ts';
import { orderModel } from './order-model.ts';
import type { Walk } from './walk.ts';

/**
 * The model's YAML with the answers of an interview in it.
 *
 * @param base the text before, of which only what the answers change is touched; undefined for a
 * new model
 * @returns undefined for the text while there is too little for a model
 */
export function modelText(
  base: string | undefined,
  { edits, model }: Walk,
): { readonly text: string | undefined } | { readonly problem: string } {
  if (base === undefined)
    return { text: 'system' in model ? writeYaml(orderModel(model)) : undefined };
  if (edits.length === 0) return { text: base };
  return editYaml(base, model, PART_ORDER);
}
