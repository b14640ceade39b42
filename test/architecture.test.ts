import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The rooms of `src` in the order of the data flow, each with the rooms that it may import. A room
 * is a folder or a file beside the folders. Imports only go up this list, so they go one way.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // What everybody may know: what a finding is, and how to word one.
  diagnostic: [],
  'append-all': [],
  harmless: [],
  nearest: [],
  wording: [],
  suggest: ['nearest'],
  explanation: ['diagnostic'],
  'wrap-text': ['harmless'],
  'templates-folder': [],
  'prepared-templates': [],
  'client-folder': [],
  // Text → model.
  model: ['diagnostic', 'nearest', 'suggest', 'wording'],
  read: ['diagnostic', 'explanation', 'model', 'nearest', 'wording'],
  // Model → findings.
  cvss: ['model', 'wording'],
  samples: ['model'],
  secrets: ['diagnostic', 'explanation', 'read'],
  rule: ['cvss', 'diagnostic', 'model', 'samples', 'secrets'],
  rules: ['cvss', 'diagnostic', 'model', 'rule', 'suggest', 'wording'],
  lint: ['diagnostic', 'model', 'rule'],
  gate: ['diagnostic', 'model'],
  // Model → view → pages.
  view: ['model'],
  mermaid: ['model', 'view'],
  diagrams: ['mermaid', 'view'],
  'drawn-views': ['diagrams', 'mermaid', 'view'],
  document: ['drawn-views', 'model', 'view'],
  render: ['append-all', 'document', 'drawn-views', 'view'],
  documents: ['document', 'drawn-views', 'model', 'render'],
  'document-paths': ['diagnostic', 'documents', 'model', 'wording'],
  // Pages → plan → files.
  write: ['diagnostic', 'explanation'],
  // Another format → model → YAML.
  'import-note': [],
  importer: ['import-note'],
  'import-markdown': ['append-all', 'import-note', 'importer', 'mermaid', 'model', 'render'],
  'import-policy': ['append-all', 'import-markdown', 'import-note', 'importer', 'model'],
  'import-threats': ['append-all', 'import-markdown', 'importer', 'model'],
  importers: ['import-markdown', 'import-policy', 'import-threats', 'importer'],
  'write-yaml': ['importer', 'model'],
  // Kind of system → what the interview offers.
  'starting-point': ['model'],
  catalogue: ['model', 'starting-point'],
  'starting-points': ['catalogue', 'starting-point'],
  // Text and what it shall say → text: only the lines that must change.
  'edit-yaml': ['write-yaml'],
  // Answers → model.
  interview: [
    'catalogue',
    'edit-yaml',
    'importer',
    'model',
    'nearest',
    'starting-point',
    'wording',
    'write-yaml',
  ],
  questions: ['catalogue', 'interview', 'model', 'starting-point'],
  // View → pictures.
  picture: ['drawn-views', 'harmless', 'model', 'view', 'wrap-text'],
  // Findings → text.
  report: ['diagnostic', 'model'],
  'code-frame': ['diagnostic', 'harmless'],
  'pretty-finding': ['code-frame', 'diagnostic', 'harmless', 'report'],
  reporters: ['diagnostic', 'model', 'pretty-finding', 'report'],
  explanations: ['diagnostic', 'explanation', 'read', 'rule', 'rules', 'secrets', 'write'],
  // Two models → what changed; everything about one → a page; what runs in the page.
  changes: ['model'],
  review: [
    'changes',
    'code-frame',
    'diagnostic',
    'mermaid',
    'model',
    'picture',
    'render',
    'report',
    'view',
  ],
  'review-client': [],
  // The map of the program, and the shell around it.
  pipeline: [
    'cvss',
    'diagnostic',
    'document',
    'document-paths',
    'documents',
    'drawn-views',
    'gate',
    'lint',
    'model',
    'read',
    'render',
    'rule',
    'rules',
    'samples',
    'secrets',
    'view',
    'write',
  ],
  // Edited document → the model that it was generated from.
  sync: [
    'diagnostic',
    'edit-yaml',
    'import-markdown',
    'import-policy',
    'importer',
    'model',
    'render',
    'write',
  ],
  shell: [
    'changes',
    'client-folder',
    'diagnostic',
    'document-paths',
    'drawn-views',
    'harmless',
    'import-note',
    'importer',
    'interview',
    'model',
    'picture',
    'pipeline',
    'prepared-templates',
    'pretty-finding',
    'questions',
    'read',
    'render',
    'report',
    'questions',
    'review',
    'rules',
    'starting-points',
    'sync',
    'templates-folder',
    'wrap-text',
    'write',
    'write-yaml',
  ],
  commands: [
    'diagnostic',
    'document-paths',
    'explanations',
    'import-note',
    'importer',
    'importers',
    'model',
    'nearest',
    'picture',
    'pipeline',
    'pretty-finding',
    'questions',
    'read',
    'render',
    'reporters',
    'review',
    'shell',
    'write',
    'write-yaml',
  ],
  cli: ['commands', 'shell'],
};

/** Where each library may be used: mostly in one room, which hides it from the others. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  '@lezer/go': ['samples'],
  '@lezer/java': ['samples'],
  '@lezer/javascript': ['samples'],
  '@lezer/json': ['samples'],
  '@lezer/php': ['samples'],
  '@lezer/python': ['samples'],
  '@lezer/rust': ['samples'],
  '@lezer/xml': ['samples'],
  '@resvg/resvg-js': ['picture'],
  'codemirror-lang-hcl': ['samples'],
  'sh-syntax': ['samples'],
  '@secretlint/core': ['secrets'],
  '@secretlint/secretlint-rule-preset-recommend': ['secrets'],
  'smol-toml': ['samples'],
  'ae-cvss-calculator': ['cvss'],
  'dagre-d3-es': ['mermaid'],
  commander: ['cli', 'commands', 'shell'],
  diff: ['edit-yaml', 'sync', 'write'],
  'github-slugger': ['import-policy', 'render', 'review'],
  hast: ['review'],
  'hast-util-sanitize': ['review'],
  'hast-util-to-html': ['review'],
  globby: ['shell'],
  handlebars: ['prepared-templates', 'render'],
  inquirer: ['shell'],
  leven: ['nearest'],
  mdast: [
    'import-markdown',
    'import-policy',
    'import-threats',
    'pipeline',
    'prepared-templates',
    'render',
    'review',
  ],
  'mdast-util-gfm-autolink-literal': ['render'],
  'mdast-util-to-hast': ['review'],
  'mdast-util-to-markdown': ['render'],
  'remark-gfm': ['render'],
  'remark-parse': ['render'],
  'remark-stringify': ['render'],
  'string-width': ['code-frame', 'picture', 'wrap-text'],
  mermaid: ['picture'],
  'playwright-core': ['shell'],
  unified: ['render'],
  yaml: ['edit-yaml', 'interview', 'read', 'samples', 'sync', 'write-yaml'],
  zod: ['interview', 'model', 'read'],
};

/** Files that touch the world: files, the process, the time. The others only compute. */
const SHELL = /^(?:cli\.ts|commands\/.*|shell\/.*|write\/(?:apply|existing|resolve-target)\.ts)$/;
const WORLD =
  /^node:(?:child_process|cluster|dgram|fs|http|https|net|os|process|tls|worker_threads)\b/;
const CHANGING = /new Date\(\)|Date\.now|Math\.random|\.toLocale|\.localeCompare|\bIntl\./;

/** Files that hold several things which share a subject and not a name. */
const SUBJECTS = [
  'diagnostic.ts',
  'import-markdown/entry-form.ts',
  'import-markdown/own/own-entries.ts',
  'import-markdown/own/own-labels.ts',
  'import-markdown/own/own-registers.ts',
  'import-markdown/own/own-risks.ts',
  'import-markdown/own/own-uses.ts',
  'mermaid/ancestry.ts',
  'mermaid/leaves.ts',
  'mermaid/limits.ts',
  'model/forms.ts',
  'model/risk-standing.ts',
  'model/same-as.ts',
  'pipeline.ts',
  'read/finding-codes.ts',
  'read/libraries.ts',
  'render/markdown-value.ts',
  'review-client/contents.ts',
  'review-client/live.ts',
  'review-client/main.ts',
  'render/processor.ts',
  'review-client/main.ts',
  'shell/command.ts',
  'shell/terminal.ts',
  'wording.ts',
  'write/finding-codes.ts',
];

interface SourceFile {
  /** Below `src`, with `/`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const source = new URL('../src/', import.meta.url);
/** Folders of plug-ins: the folder is the registry and the file name is the id. */
const SHELVES = (await readdir(new URL('shelves/', source))).map((name) => roomOf(name));
const paths = (await readdir(source, { recursive: true })).map((path) =>
  path.replaceAll('\\', '/'),
);
const files: readonly SourceFile[] = await Promise.all(
  paths
    .filter((path) => path.endsWith('.ts') && !path.startsWith('shelves/'))
    .sort()
    .map(async (path) => {
      const text = await readFile(new URL(path, source), 'utf8');
      return { path, room: roomOf(path), text, imports: importsOf(text) };
    }),
);

/** The room of a file; the import list of a shelf belongs to the shelf. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.replace(/\.ts$/, '').split('/');
  return first === 'shelves' ? second : first;
}

function importsOf(text: string): string[] {
  const pattern =
    /^(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '');
}

/** The path below `src` that a file's import of ours leads to. */
function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

/** `render → mermaid` for each import of another room by a file. */
function roomsUsedBy({ path, room, imports }: SourceFile): string[] {
  return imports
    .filter((specifier) => specifier.startsWith('.') && specifier.endsWith('.ts'))
    .map((specifier) => roomOf(targetOf(path, specifier)))
    .filter((used) => used !== room);
}

function librariesUsedBy({ imports }: SourceFile): string[] {
  return imports
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
}

describe('imports go one way', () => {
  test('each room imports only the rooms that the list allows it', () => {
    const strangers = files.flatMap((file) =>
      roomsUsedBy(file)
        .filter((room) => !ROOMS[file.room]?.includes(room))
        .map((room) => `${file.path} → ${room}`),
    );
    expect(strangers).toEqual([]);
  });

  test('a room is allowed only what stands above it in the list', () => {
    const order = Object.keys(ROOMS);
    const upward = Object.entries(ROOMS).flatMap(([room, rooms]) =>
      rooms
        .filter((other) => order.indexOf(other) < 0 || order.indexOf(other) >= order.indexOf(room))
        .map((other) => `${room} → ${other}`),
    );
    expect(upward).toEqual([]);
  });

  test('every room is in the list', () => {
    const unlisted = files.filter(({ room }) => !(room in ROOMS)).map(({ path }) => path);
    expect(unlisted).toEqual([]);
  });

  test('a library is used where the list says, and nowhere else', () => {
    const strangers = files.flatMap((file) =>
      librariesUsedBy(file)
        .filter((name) => !LIBRARIES[name]?.includes(file.room))
        .map((name) => `${file.path} → ${name}`),
    );
    expect(strangers).toEqual([]);
  });
});

describe('only the shell touches the world', () => {
  const inner = files.filter(({ path }) => !SHELL.test(path));

  test('no other file imports the file system, processes or the network', () => {
    const strangers = inner.flatMap(({ path, imports }) =>
      imports.filter((name) => WORLD.test(name)).map((name) => `${path}: ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  test('no other file asks for the time, for chance or for the locale', () => {
    const strangers = inner.filter(({ text }) => CHANGING.test(text)).map(({ path }) => path);
    expect(strangers).toEqual([]);
  });
});

test('what reads documents adds lists of any length item by item', () => {
  const rooms = ['import-markdown', 'import-policy', 'import-threats', 'render'];
  const spread = files.filter(
    ({ room, text }) => rooms.includes(room) && /\.push\(\s*\.\.\./.test(text),
  );
  expect(spread.map(({ path }) => path)).toEqual([]);
});

describe('a shelf holds plug-ins and nothing else', () => {
  const plugins = files.filter(({ room, path }) => SHELVES.includes(room) && path.includes('/'));

  test('no plug-in imports another one of its shelf', () => {
    const pairs = plugins.flatMap(({ path, room, imports }) =>
      imports
        .filter((name) => name.startsWith('.') && roomOf(targetOf(path, name)) === room)
        .map((name) => `${path}: ${name}`),
    );
    expect(pairs).toEqual([]);
  });

  test('a plug-in exports its default and nothing more', () => {
    const others = plugins.filter(
      ({ text }) => !/^export default /m.test(text) || /^export (?!default )/m.test(text),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});

test('something that a file exports has the name of the file in its own', () => {
  const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, '');
  const unlike = files
    .filter(({ room }) => room !== 'cli' && !SHELVES.includes(room))
    .filter(({ path, text }) => {
      const stem = plain(posix.basename(path, '.ts')).replace(/s$/, '');
      const names = text.matchAll(
        /^export (?:async )?(?:class|const|function\*?|interface|type) (\w+)/gm,
      );
      return ![...names].some(([, name = '']) => plain(name).includes(stem));
    });
  expect(unlike.map(({ path }) => path).filter((path) => !SUBJECTS.includes(path))).toEqual([]);
});

test('no template puts a value into its text as it is', async () => {
  const folder = new URL('../templates/', import.meta.url);
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    name.endsWith('.hbs'),
  );
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const raw = names.filter((_, index) => /\{\{\{|\{\{~?&/.test(texts[index] ?? ''));
  expect(names.length).toBeGreaterThan(0);
  expect(raw).toEqual([]);
});
