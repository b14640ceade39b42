import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editYaml } from '../src/edit-yaml/edit-yaml.ts';
import { DOCUMENT_KINDS } from '../src/model/document-kinds.ts';
import { parsePlain } from '../src/sync/parse-plain.ts';
import type { Plain, PlainMap } from '../src/sync/plain.ts';
import { bodyOf, carriedEdit, documentWith, exampleProject } from './helpers/carried-edit.ts';
import { RUNS } from './helpers/runs.ts';

type Path = readonly (string | number)[];

/** Fields whose words are few: what another model may say instead. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  likelihood: ['low', 'medium', 'high'],
  impact: ['low', 'medium', 'high', 'critical'],
  residual: ['low', 'medium'],
  sensitivity: ['low', 'medium', 'high'],
  confidentiality: ['low', 'high'],
  integrity: ['low', 'high'],
  availability: ['low', 'high'],
  status: ['recommended', 'planned'],
  treatment: ['transfer', 'avoid'],
  encrypted: ['true', 'false'],
  topic: ['business', 'security', 'design'],
  until: ['2031-01-02', '2032-03-04'],
  stride: ['tampering', 'spoofing'],
};

const ON_ONE_LINE: ReadonlySet<string> = new Set(['standards', 'references', 'contacts']);

/** What is not carried back, and why. */
const LEFT_OUT: readonly (readonly [RegExp, because: string])[] = [
  [/\.direction$/, 'a diagram shows it, and only words of diagrams are read'],
  [/\.diagram\.source$/, 'it is the diagram'],
  [/^guide\.language$/, 'the document shows the language of each sample'],
  [
    /\.(?:affects|controls|data|business-risks|contains|risks|owners)\.\d+$|\.(?:affects|same-as|after|id|kind|at|finding)$/,
    'another id would be another thing',
  ],
  [/^(?:threatdoc|gate|import|rules|documents|suppress)\b/, 'settings of the program'],
];

/** The scalars of a model by their paths. */
function scalarsOf(value: Plain, path: Path = []): Path[] {
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    scalarsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same model with other words in one field; undefined where there are no others. */
function changed(root: Plain, path: Path, choice: number, word: string): Plain | undefined {
  const copy = structuredClone(root);
  const holder = path
    .slice(0, -1)
    .reduce((value: Plain, key) => (value as PlainMap)[key] as Plain, copy);
  const key = path.at(-1) as string;
  const old = String((holder as PlainMap)[key]);
  const field = String(path.findLast((step) => typeof step === 'string'));
  const others = WORDS[field]?.filter((one) => one !== old);
  // An address has no room for several words, nor has the language of code, and in a list on one line a comma
  // parts them.
  const isWord = /:\/\/|@/.test(old) || ON_ONE_LINE.has(field) || field === 'language';
  // What stands behind a colon in a name would be its description, and is refused.
  const words = isWord ? 'marzipan' : field === 'name' ? word.replace(':', '') : word;
  const fresh = others
    ? (others[choice % others.length] ?? old)
    : old.replace(/\p{L}+(?=\P{L}*$)/u, () => words);
  if (fresh === old) return undefined;
  (holder as PlainMap)[key] = field === 'encrypted' ? fresh === 'true' : fresh;
  return copy;
}

const EXAMPLES = [
  'hello',
  'click',
  'web-shop',
  'ipsdk',
  'pyvider',
  'cloud-connectors',
  'azure-functions-cookbook',
];
const FILES = {
  design: 'docs/security/design.md',
  'security-policy': 'SECURITY.md',
  'security-guide': 'docs/security/security-guide.md',
};
/** The parts of a model that most of a document is made of. */
const PARTS = {
  design: /^(?!policy|guide)/,
  'security-policy': /^policy\./,
  'security-guide': /^(?:guide|policy\.reporting)\./,
};
const documents = EXAMPLES.flatMap((name) =>
  DOCUMENT_KINDS.filter((kind) => existsSync(`examples/${name}/${FILES[kind]}`)).map(
    (kind) => [name, kind] as const,
  ),
);

test.each(documents)(
  'a document of a model that says something else in one field makes the same of the old model: %s, %s',
  async (name, kind) => {
    const old = exampleProject(name);
    const root = parsePlain(old.model);
    const paths = scalarsOf(root).filter((path) => {
      const place = path.join('.');
      return PARTS[kind].test(place) && !LEFT_OUT.some(([left]) => left.test(place));
    });
    const before = bodyOf(await documentWith(old, undefined, kind));
    let carried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(3),
        fc.constantFrom('marzipan', 'two words, and: more', 'a "quoted" #word', '🥐 & Söhne'),
        async (path, choice, word) => {
          const model = changed(root, path, choice, word);
          fc.pre(model !== undefined);
          const edited = editYaml(old.model, model as PlainMap);
          fc.pre('text' in edited);
          if (!('text' in edited)) return;
          const fresh = await documentWith({ ...old, model: edited.text }, undefined, kind).catch(
            () => undefined,
          );
          fc.pre(fresh !== undefined && bodyOf(fresh) !== before);
          const back = await carriedEdit(old, fresh ?? '', { kind });
          expect(back.refusals).toEqual([]);
          expect(back.model).toBe(edited.text);
          carried++;
        },
      ),
      { numRuns: 3 * RUNS, maxSkipsPerRun: 60, endOnFailure: true },
    );
    expect(carried).toBeGreaterThan(0);
  },
  300_000,
);
