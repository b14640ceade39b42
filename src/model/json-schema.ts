import { z } from 'zod';
import { design, library } from './design.ts';

const ADDRESS = 'https://threatdoc.dev/schemas';

/** The JSON Schemas (2020-12) that editors use, by file name. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map([
    ['model.schema.json', toJsonSchema(design, 'model.schema.json')],
    ['library.schema.json', toJsonSchema(library, 'library.schema.json')],
  ]);
}

function toJsonSchema(schema: z.ZodType, file: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    // zod leaves the examples of fields out that the reader turns into another form.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (examples !== undefined) jsonSchema.examples = examples as unknown[];
    },
  });
  return { $schema, $id: `${ADDRESS}/${file}`, ...rest };
}
