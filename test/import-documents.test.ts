import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { writeYaml } from '../src/write-yaml/write-yaml.ts';
import { MUTATIONS, webCopy } from './helpers/document-mutations.ts';
import { designDocument } from './helpers/documents.ts';
import { errorsIn, expectRoundTrip, importedYaml, substanceOf } from './helpers/imported.ts';
import { lostWords } from './helpers/lost-words.ts';
import { RUNS } from './helpers/runs.ts';
import { findings, page } from './write/samples.ts';

/** Documents about invented systems in the manner of language models and of people. */
const folder = 'test/documents';
const documents = readdirSync(folder).map(
  (name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const,
);

describe.each(documents)('%s', (_, document) => {
  test('becomes a model without errors, and comes back the same from its own document', async () => {
    const yaml = importedYaml(document);
    expect(await errorsIn(yaml)).toEqual([]);
    await expectRoundTrip(yaml);
  });

  test('is generated with its keep zones between its blocks', () => {
    const text = designDocument(importedYaml(document));
    expect(findings(undefined, { ...page(''), text })).toEqual([]);
  });

  test('loses no word', () => {
    expect(lostWords(document)).toEqual([]);
  });

  test('says the same in every layout', () => {
    const substance = substanceOf(document);
    for (const [layout, mutate] of Object.entries(MUTATIONS))
      expect(substanceOf(mutate(document)), layout).toEqual(substance);
  });
});

test('a copy of a page on which a document was shown gives the same model', () => {
  const [, document = ''] = documents.find(([name]) => name.startsWith('gemini')) ?? [];
  const list = document.replace(/^\|[\s\S]*?\n\n/m, '');
  expect(substanceOf(webCopy(list))).toEqual(substanceOf(list));
});

describe('what a reader would expect', () => {
  const modelOf = (name: string) =>
    parse(importedYaml(readFileSync(`${folder}/${name}.md`, 'utf8')));

  test('a bold title after the prefix is the name of the control', () => {
    expect(modelOf('gemini-bakery').controls).toMatchObject({
      'managed-tls': {
        description: 'The hosting platform terminates TLS 1.3.',
        where: 'Implemented in: platform ingress',
      },
      'rate-limiting': { status: 'recommended' },
    });
  });

  test('a table of controls is read row by row', () => {
    expect(modelOf('claude-lockers').controls['one-time-codes']).toEqual({
      name: 'One-time codes',
      description: 'Each rental has a code of eight digits',
      where: 'Locker controller',
    });
  });

  test('participants and messages of a sequence diagram are elements and flows', () => {
    const { context } = modelOf('gpt-parcels');
    expect(Object.keys(context.elements)).toEqual(['recipient', 'fernway', 'carrier']);
    expect(context.flows[0]).toEqual({ 'recipient -> fernway': 'Asks for a parcel' });
  });

  test.each([
    ['numbered-bird-ringing', 'ringer data-steward universities ringbook euring-data-bank'],
    ['human-ferry', 'passenger deckhand kiosk-system acquirer booking-backend'],
    ['deepseek-logship', 'click-tracking-pods node-operator logship loki-grafana kafka s3-bucket'],
    [
      'german-library',
      'leserin-leser bibliothekspersonal ausleihsystem verbundkatalog-gbv stadtkasse',
    ],
    ['chat-choir', 'singer choir-librarian choirshelf rights-clearing-house'],
    ['human-hospital', 'nurse cleaner bedboard pas interface-engine'],
    ['mixed-seed-vault', 'curator breeder grainark genesys-pgr'],
    ['o3-greenhouse', 'grower operator glassrow vendor-support weather-api plcs-modbus'],
  ])('%s describes everything in its context', (name, ids) => {
    const { elements } = modelOf(name).context;
    expect(Object.keys(elements)).toEqual(ids.split(' '));
    for (const element of Object.values<Yaml>(elements))
      expect(element).toMatchObject({ type: expect.any(String), description: expect.any(String) });
  });

  test.each([
    ['numbered-bird-ringing', [5, 2, 3, 2, 2]],
    ['human-ferry', [6, 2, 3, 2, 1]],
    ['deepseek-logship', [5, 2, 3, 3, 3]],
    ['gemini-beehives', [5, 2, 3, 2, 3]],
    ['german-library', [6, 2, 3, 2, 2]],
    ['japanese-inn', [6, 1, 3, 2, 2]],
    ['human-hospital', [5, 2, 3, 2, 0]],
    ['mixed-seed-vault', [5, 1, 3, 3, 3]],
    ['o3-greenhouse', [4, 1, 3, 3, 3]],
  ])('%s has its controls, risks, data, questions and assumptions', (name, counts) => {
    const { controls, risks, data, questions, assumptions = [] } = modelOf(name);
    expect([controls, risks, data, questions, assumptions].map(countOf)).toEqual(counts);
  });

  test('“None.” is no control', () => {
    const { recipient } = modelOf('gpt-parcels').context.elements;
    expect(recipient.controls).toBeUndefined();
    expect(recipient.description).toContain('Security controls: None.');
  });

  test('one word decides how sensitive data is, more words stay as they are', () => {
    const { data } = modelOf('gpt-parcels');
    expect(data).toEqual({
      addresses: { sensitivity: 'high' },
      'parcel-states': { sensitivity: 'low' },
    });
  });
});

type Yaml = ReturnType<typeof parse>;

function countOf(things: object): number {
  return Object.keys(things).length;
}

describe('any text ends in a model or a refusal', () => {
  const isFine = async (text: string) => {
    const imported = convertDesign(text, 'noise.md');
    if ('model' in imported) expect(await errorsIn(writeYaml(imported.model))).toEqual([]);
    else expect(imported.suggestion).not.toBe('');
  };
  const whole = fc.constantFrom(...documents.map(([, document]) => document));
  const settings = { numRuns: 25 * RUNS, endOnFailure: true };

  test('cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.double({ min: 0, max: 1, noNaN: true }), (document, part) =>
        isFine(document.slice(0, Math.floor(document.length * part))),
      ),
      settings,
    );
  }, 60_000);

  test('with its lines in another order', async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.infiniteStream(fc.nat()), (document, numbers) => {
        const lines = document
          .split('\n')
          .map((line) => [numbers.next().value ?? 0, line] as const);
        return isFine(
          lines
            .sort(([left], [right]) => left - right)
            .map(([, line]) => line)
            .join('\n'),
        );
      }),
      settings,
    );
  }, 60_000);

  test('with random bytes in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        whole,
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(),
        (document, bytes, at) => {
          const cut = at % document.length;
          const noise = new TextDecoder().decode(bytes);
          return isFine(`${document.slice(0, cut)}${noise}${document.slice(cut)}`);
        },
      ),
      settings,
    );
  }, 60_000);
});

test.each([
  ['lists in lists without end', `${'- '.repeat(3000)}x`],
  ['quotes in quotes without end', `${'>'.repeat(5000)} x`],
  ['marks without end', '*a **b '.repeat(3000)],
])('%s are refused at once', (_, knot) => {
  const [, document = ''] = documents[0] ?? [];
  const own =
    '# Security design: X\n\n<!-- threatdoc:keep introduction -->\n\n## BUSINESS POSTURE\n\n';
  for (const text of [document, own]) {
    const line = text.split('\n').length + 2;
    expect(convertDesign(`${text}\n\n${knot}\n`, 'knot.md')).toMatchObject({
      refusal: `Line ${line} is longer, or has more marks of markdown, than a reader can follow`,
    });
  }
});
