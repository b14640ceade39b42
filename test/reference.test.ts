import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { explanations } from '../src/explanations.ts';
import { jsonSchemas } from '../src/model/json-schema.ts';
import { readingCodes } from '../src/read/finding-codes.ts';
import { assemble, readTemplates } from '../src/shell/load-templates.ts';
import { questions } from '../src/shelves/questions.ts';
import { startingPoints } from '../src/shelves/starting-points.ts';
import { templatesFolder } from '../src/templates-folder.ts';
import { documentCodes } from '../src/write/finding-codes.ts';
import { commandsReference, reportSample } from './reference/commands-reference.ts';
import { fillRegions } from './reference/fill-regions.ts';
import {
  type FindingGroup,
  findingsIndex,
  findingsReference,
} from './reference/findings-reference.ts';
import { kindsReference, questionsReference } from './reference/interview-reference.ts';
import { matrixReference, modelReference } from './reference/model-reference.ts';
import { samplePages } from './reference/pages.ts';
import { readmeSample } from './reference/readme-sample.ts';
import {
  pageFields,
  partialsTable,
  templateSamples,
  zonesOf,
} from './reference/templates-reference.ts';

test('docs/model.md shows every field that the schemas have', async () => {
  const schemas = jsonSchemas();
  const model = schemas.get('model.schema.json') ?? {};
  const library = schemas.get('library.schema.json') ?? {};
  await expectRegions('docs/model.md', {
    matrix: matrixReference(),
    parts: modelReference(model, library),
  });
});

test('docs/findings.md shows every code that explain knows', async () => {
  const ofRules = [...explanations].filter(
    ([code]) => !readingCodes.has(code) && !documentCodes.has(code),
  );
  const groups: FindingGroup[] = [
    {
      title: 'The text of a model',
      intro: 'What cannot be read is left out, and the rest is examined as far as it goes.',
      language: 'yaml',
      codes: readingCodes,
    },
    {
      title: 'What a model says',
      intro: 'Rules over the finished model.',
      language: 'yaml',
      codes: new Map(ofRules),
    },
    {
      title: 'Documents',
      intro: 'What stands where a document is to be written.',
      language: 'markdown',
      codes: documentCodes,
    },
  ];
  await expectRegions('docs/findings.md', {
    index: findingsIndex(groups),
    codes: findingsReference(groups),
  });
});

test('docs/commands.md shows every command as the program declares it', async () => {
  await expectRegions('docs/commands.md', {
    commands: await commandsReference(),
    json: await reportSample(),
  });
});

test('docs/templates.md shows what a template can use', async () => {
  const templates = readTemplates(templatesFolder, 'templates');
  await expectRegions('docs/templates.md', {
    samples: await templateSamples(templates),
    partials: partialsTable(templates),
    zones: zonesOf(templates, 'design'),
    page: pageFields(await samplePages()),
  });
});

test('docs/interview.md shows every question as the interview puts it', async () => {
  await expectRegions('docs/interview.md', {
    questions: questionsReference(questions),
    kinds: kindsReference(startingPoints),
  });
});

test('README.md shows what its own model gives', async () => {
  const templates = await assemble(readTemplates(templatesFolder, 'templates'));
  const sample = await readmeSample(await textOf('README.md'), templates);
  await expectRegions('README.md', { sample });
});

/** Compares the regions of a page with what they should be; `npm run reference` writes them. */
async function expectRegions(page: string, regions: Readonly<Record<string, string>>) {
  await expect(fillRegions(await textOf(page), regions)).toMatchFileSnapshot(`../${page}`);
}

function textOf(page: string): Promise<string> {
  return readFile(new URL(`../${page}`, import.meta.url), 'utf8');
}
