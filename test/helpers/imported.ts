import { expect } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../../src/import-markdown/convert-design.ts';
import { check } from '../../src/pipeline.ts';
import { writeYaml } from '../../src/write-yaml/write-yaml.ts';
import { designDocument } from './documents.ts';
import { filesOf } from './files.ts';
import { parseMermaid } from './mermaid.ts';
import type { Plain } from './shown-model.ts';

/** The YAML that a document gives. */
export function importedYaml(document: string): string {
  const imported = convertDesign(document, 'system.md');
  if ('refusal' in imported) throw new Error(imported.refusal);
  return writeYaml(imported.model);
}

/** What `check` and the YAML reader find wrong with a model. */
export async function errorsIn(yaml: string): Promise<string[]> {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(yaml) };
  const { findings } = await check(model, filesOf({}), { today: '2026-06-15' });
  return findings
    .filter(({ severity, code }) => severity === 'error' || code.startsWith('yaml-'))
    .map(({ line, message }) => `${line}: ${message}`);
}

/** Import → generate → import gives the same YAML, and mermaid reads every diagram in between. */
export async function expectRoundTrip(yaml: string): Promise<void> {
  const document = designDocument(yaml);
  for (const [, source = ''] of document.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm))
    await parseMermaid(source);
  expect(importedYaml(document)).toBe(yaml);
}

/** Elements, controls, risks and flows: what no layout of a document may change. */
export function substanceOf(document: string): Plain {
  // A copy of a page has lost what marks code.
  const model: Plain = parse(importedYaml(document).replaceAll('`', ''));
  const environments = Object.entries<Plain>(model.deployment?.environments ?? {});
  const views = [
    ...['context', 'container', 'deployment', 'build'].map((key): [string, Plain] => [
      key,
      model[key],
    ]),
    ...environments,
  ];
  const { controls, risks, requirements, data, questions, assumptions } = model;
  return {
    ...{ controls, risks, requirements, data, questions, assumptions },
    business: [model.business?.goals, model.business?.risks],
    views: views.flatMap(([key, view]) =>
      view === undefined
        ? []
        : [[key, view.elements, view.boundaries, view.flows, view.steps, view.controls]],
    ),
  };
}
