import { z } from 'zod';
import { design, library } from './design.ts';
import { DOCUMENT_KINDS } from './document-kinds.ts';

/**
 * The JSON Schemas (2020-12) that editors use, by file name.
 *
 * @param codes of the rules that a model can give another severity, where editors shall offer them
 */
export function jsonSchemas(codes: readonly string[] = []): ReadonlyMap<string, object> {
  const model = toJsonSchema(design, 'urn:threatdoc:schema:model:1');
  if (codes.length > 0)
    Object.assign(model.properties?.rules ?? {}, { propertyNames: { enum: codes } });
  Object.assign(model.properties?.documents ?? {}, { propertyNames: { enum: DOCUMENT_KINDS } });
  return new Map([
    ['model.schema.json', model],
    ['library.schema.json', toJsonSchema(library, 'urn:threatdoc:schema:library:1')],
  ]);
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, object>>;
}

function toJsonSchema(schema: z.ZodType, id: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    // zod leaves the examples of fields out that the reader turns into another form.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (examples !== undefined) jsonSchema.examples = examples as unknown[];
    },
  });
  return { $schema, $id: id, ...rest } as JsonSchema;
}
