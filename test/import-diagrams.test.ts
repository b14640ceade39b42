import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { expectRoundTrip } from './helpers/imported.ts';
import { madeOf, modelIn, type Yaml } from './helpers/imports.ts';

/** What authors draw and write beside it, each in the smallest document that has it: a shop for bicycles. */
const START = '# BUSINESS POSTURE\n\nWe hire out bicycles.\n\n# SECURITY POSTURE\n\n# DESIGN\n\n';

function documentOf(diagram: string, below = '', heading = 'C4 CONTEXT'): string {
  return `${START}## ${heading}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${below}\n`;
}

/** The model of a document, which comes back the same from the document that is generated of it. */
async function modelOf(text: string): Promise<Yaml> {
  const imported = convertDesign(text, 'bicycles.md');
  await expectRoundTrip(madeOf(imported).yaml);
  return modelIn(imported);
}

function repairsIn(text: string): string[] {
  const { notes } = madeOf(convertDesign(text, 'bicycles.md'));
  return notes.filter(({ kind }) => kind === 'repaired').map(({ message }) => message);
}

describe('words behind two dashes at the end of a line', () => {
  test('are the label of the arrow before them', async () => {
    const text = documentOf('graph LR\n  S[Stand] --> L[Lock] -- "Opens"');
    const { context } = await modelOf(text);
    expect(context.flows).toEqual([{ 'stand -> lock': 'Opens' }]);
    expect(Object.keys(context.elements)).toEqual(['stand', 'lock']);
    expect(repairsIn(text)).toEqual([
      'diagram: words behind an arrow that has its end already, read as its label: Opens',
    ]);
  });

  test('stay with the box when there is no arrow, or one with a label', async () => {
    const text = documentOf(
      'graph LR\n  S[Stand] -- "Made of steel"\n  S -->|Opens| L[Lock] -- "At once"',
    );
    const { context } = await modelOf(text);
    expect(context.flows).toEqual([{ 'stand -> lock': 'Opens' }]);
    expect(context.elements).toMatchObject({
      stand: { description: 'Drawn with the words "Made of steel".' },
      lock: { description: 'Drawn with the words "At once".' },
    });
    expect(repairsIn(text)).toContain(
      'diagram: words behind a box that no arrow carries, kept in its description: Made of steel',
    );
  });
});
