import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { answersSchema } from '../src/interview/answers-schema.ts';
import type { Rules } from '../src/lint.ts';
import { jsonSchemas } from '../src/model/json-schema.ts';
import { questions } from '../src/shelves/questions.ts';
import { rules } from '../src/shelves/rules.ts';

const codes = Object.entries(rules as Rules).flatMap(([code, { always }]) =>
  always ? [] : [code],
);

const schemas = [...jsonSchemas(codes), ['answers.schema.json', answersSchema(questions)]] as const;

describe.each(schemas)('%s', (file, schema) => {
  it('is what the model in src/model says', async () => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      `../schemas/${file}`,
    );
  });

  it('is accepted by ajv in strict mode', () => {
    expect(() => new Ajv2020({ strict: true, allErrors: true }).compile(schema)).not.toThrow();
  });

  it('has a title, a description and an example on every field', () => {
    const lacking = fieldsOf(schema).filter(
      ([, field]) => !('title' in field && 'description' in field && hasExample(field)),
    );
    expect(lacking.map(([path]) => path)).toEqual([]);
  });
});

function hasExample({ examples }: Field): boolean {
  return Array.isArray(examples) && examples.length > 0;
}

type Field = Record<string, unknown>;

/** Every property of every object in a schema, with its path. */
function fieldsOf(schema: unknown, path = ''): [string, Field][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema ? Object.entries(schema.properties as Record<string, Field>) : [];
  return [
    ...own.map(([name, field]): [string, Field] => [`${path}/${name}`, field]),
    ...Object.entries(schema)
      .filter(([key]) => key !== 'examples')
      .flatMap(([key, inner]) => fieldsOf(inner, `${path}/${key}`)),
  ];
}
