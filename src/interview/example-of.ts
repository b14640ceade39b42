import { z } from 'zod';
import { design } from '../model/design.ts';

/** The first example that the model's schema gives for a field; undefined where it is no text. */
export function exampleOf(path: readonly string[]): string | undefined {
  let schema: z.ZodType | undefined = design;
  let example: unknown;
  for (const step of path) {
    const object = innermost(schema);
    schema = object instanceof z.ZodObject ? (object.shape[step] as z.ZodType) : undefined;
    if (schema === undefined) throw new Error(`the model has no field ${path.join('.')}`);
    example = examplesIn(schema)[0];
  }
  const first: unknown = Array.isArray(example) ? example[0] : example;
  return typeof first === 'string' ? first : undefined;
}

/** A schema without the layers that make it optional or turn it into something else. */
function innermost(schema: z.ZodType | undefined): z.ZodType | undefined {
  for (let inner = schema; inner !== undefined; ) {
    const next = layerBelow(inner);
    if (next === undefined) return inner;
    inner = next;
  }
  return undefined;
}

function examplesIn(schema: z.ZodType): readonly unknown[] {
  for (let inner: z.ZodType | undefined = schema; inner !== undefined; inner = layerBelow(inner)) {
    const examples = z.globalRegistry.get(inner)?.examples;
    if (Array.isArray(examples)) return examples;
  }
  return [];
}

function layerBelow(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in as z.ZodType;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return schema.unwrap() as z.ZodType;
  return undefined;
}
