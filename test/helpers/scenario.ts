import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A scenario: what somebody has, what they run, what comes of it. The first line of the file says
 * it in a sentence; after an empty line more may be said. Sections start with `===`:
 *
 * | section | |
 * |---|---|
 * | `=== file PATH` | a file there before the command runs; `, with escapes` reads `\t`, `\r`, `\\` and bytes as `\xff`, `, as UTF-16` encodes it so |
 * | `=== link PATH -> TARGET` | a symbolic link |
 * | `=== remove PATH` | a file that goes away |
 * | `=== change PATH` | a text in a file, a line `--- becomes`, another text |
 * | `=== no git folder` | the folder is no git repository, as it else is |
 * | `=== run threatdoc …` | the command; `=== run in FOLDER: threatdoc …` from a folder in it |
 * | `=== stdin` | what the command reads |
 * | `=== exit 0` | the exit code |
 * | `=== stdout`, `=== stderr` | what the command prints; no section: nothing; `=== stdout, errors only` leaves out warnings and notes |
 * | `=== changed files` | every file that the command created, changed or removed; no section: none |
 * | `=== then PATH` | what a file says afterwards |
 *
 * One empty line before a section belongs to the layout. `[..]` in an expectation stands for any
 * part of a line, on a line of its own for any number of lines. Several commands run one after the
 * other in one folder. `UPDATE_SCENARIOS=1 npx vitest run test/scenarios.test.ts` writes what came
 * out into the files: read the difference before it is committed.
 */
export interface Scenario {
  readonly title: string;
  readonly sections: readonly Section[];
}

interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const LONGEST_RUN = 20_000;

const PREPARATIONS = /^(file|link|remove|change|no git folder)\b/;
const EXPECTATIONS = /^(exit|stdout|stderr|changed files|then)\b/;

export function parseScenario(text: string): Scenario {
  const [intro = '', ...rest] = text.split(/^=== /m);
  const sections = rest.map((part, index): Section => {
    const [head = '', ...lines] = part.split('\n');
    lines.pop();
    if (index < rest.length - 1 && lines.at(-1) === '') lines.pop();
    return { head, lines };
  });
  return { title: intro.trim(), sections };
}

function printScenario({ title, sections }: Scenario): string {
  const parts = sections.map(({ head, lines }) => [`=== ${head}`, ...lines].join('\n'));
  return `${[title, ...parts].join('\n\n')}\n`;
}

/** Runs a scenario in an empty folder; gives its text with what really came out. */
export async function playScenario(scenario: Scenario, folder: string): Promise<string> {
  const project = join(folder, 'project');
  const isRepository = !scenario.sections.some(({ head }) => head === 'no git folder');
  await mkdir(isRepository ? join(project, '.git') : project, { recursive: true });
  const sections: Section[] = [];
  let run: Section | undefined;
  let input = '';
  let expected: Section[] = [];

  const finishRun = async () => {
    if (run === undefined) return;
    sections.push(...(await playRun(run, input, expected, project)));
    run = undefined;
    input = '';
    expected = [];
  };
  for (const section of scenario.sections) {
    const { head, lines } = section;
    if (EXPECTATIONS.test(head)) {
      if (run === undefined) throw new Error(`\`=== ${head}\` stands before any command`);
      expected.push(section);
      continue;
    }
    if (head === 'stdin') {
      input = lines.map((line) => `${line}\n`).join('');
      sections.push(section);
      continue;
    }
    await finishRun();
    sections.push(section);
    if (PREPARATIONS.test(head)) await prepare(section, project);
    else if (head.startsWith('run ')) run = section;
    else throw new Error(`\`=== ${head}\` is no section of a scenario`);
  }
  await finishRun();
  return printScenario({ title: scenario.title, sections });
}

async function prepare({ head, lines }: Section, project: string): Promise<void> {
  const [verb = '', ...words] = head.split(' ');
  const rest = words.join(' ');
  if (head === 'no git folder') return;
  if (verb === 'link') {
    const [path = '', target = ''] = rest.split(' -> ');
    await mkdir(dirname(join(project, path)), { recursive: true });
    return symlink(target, join(project, path));
  }
  if (verb === 'remove') return rm(join(project, rest), { recursive: true });
  const text = lines.map((line) => `${line}\n`).join('');
  const [path = '', manner] = rest.split(', ');
  const file = join(project, path);
  if (verb === 'change') {
    const [before = '', after = ''] = text.split('--- becomes\n');
    const old = await readFile(file, 'utf8');
    if (!old.includes(before)) throw new Error(`${path} does not hold what is to be changed`);
    return writeFile(
      file,
      old.replace(before, () => after),
    );
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, encode(text, manner));
}

function encode(text: string, manner: string | undefined): Uint8Array {
  switch (manner) {
    case undefined:
      return Buffer.from(text);
    case 'as UTF-16':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'with escapes': {
      const parts = text.split(/(\\(?:[tr\\]|x[0-9a-f]{2}))/);
      return Buffer.concat(
        parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : byteOf(part))),
      );
    }
    default:
      throw new Error(`a file cannot be written \`${manner}\``);
  }
}

function byteOf(escaped: string): Buffer {
  const known: Record<string, string> = { '\\t': '\t', '\\r': '\r', '\\\\': '\\' };
  const character = known[escaped];
  return character === undefined ? Buffer.from(escaped.slice(2), 'hex') : Buffer.from(character);
}

async function playRun(
  run: Section,
  input: string,
  expected: readonly Section[],
  project: string,
): Promise<Section[]> {
  const [, place, command] = /^run (?:in (.+?): )?threatdoc ?(.*)$/.exec(run.head) ?? [];
  if (command === undefined) throw new Error(`\`=== ${run.head}\` runs something else`);
  const before = await snapshot(project);
  const { code, stdout, stderr } = await execute(
    splitWords(command),
    place === undefined ? project : join(project, place),
    input,
  );
  const after = await snapshot(project);
  const found: Section[] = [{ head: `exit ${code}`, lines: [] }];
  const add = (head: string, text: string) => {
    if (text !== '') found.push({ head, lines: linesOf(text) });
  };
  const onlyErrors = 'stdout, errors only';
  if (expected.some(({ head }) => head === onlyErrors)) add(onlyErrors, errorsOf(stdout));
  else add('stdout', stdout);
  add('stderr', stderr);
  add('changed files', differences(before, after));
  for (const { head } of expected.filter(({ head }) => head.startsWith('then ')))
    found.push({ head, lines: linesOf(after.get(head.slice(5)) ?? '(there is no such file)\n') });
  return found.map(
    (section) =>
      expected.find(({ head, lines }) => head === section.head && matches(section.lines, lines)) ??
      section,
  );
}

/** A report for people without its warnings and notes; how many there are is still its last line. */
function errorsOf(report: string): string {
  const blocks = report.split(/\n\n(?=\S)/);
  return blocks.filter((block) => !/^\S+:\d+:\d+ (warning|note) /.test(block)).join('\n\n');
}

/** `a "b c"` → a, b c. */
function splitWords(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else lines.push('(no line end)');
  return lines;
}

function matches(found: readonly string[], expected: readonly string[]): boolean {
  const pattern = expected
    .map((line) =>
      line === '[..]'
        ? '(?:.*\n)*?'
        : `${line
            .split('[..]')
            .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
            .join('.*')}\n`,
    )
    .join('');
  return new RegExp(`^${pattern}$`).test(found.map((line) => `${line}\n`).join(''));
}

/** The files of a project and beside it, with what is in them. */
async function snapshot(project: string): Promise<Map<string, string>> {
  const folder = dirname(project);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries.filter((found) => !found.isDirectory())) {
    const file = join(entry.parentPath, entry.name);
    const path = file.startsWith(`${project}/`)
      ? file.slice(project.length + 1)
      : `../${file.slice(folder.length + 1)}`;
    const content = entry.isSymbolicLink()
      ? `a link to ${await readlink(file)}\n`
      : await readFile(file, 'utf8');
    files.set(path, content);
  }
  return files;
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      if (!before.has(path)) return `created ${path}\n`;
      return after.has(path) ? `changed ${path}\n` : `removed ${path}\n`;
    })
    .join('');
}

function execute(
  words: readonly string[],
  cwd: string,
  input: string,
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', TZ: 'UTC', LANG: 'C.UTF-8' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd,
      env,
      timeout: LONGEST_RUN,
    });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (chunk: string) => {
        output[stream] += chunk;
      });
    }
    child.stdin.on('error', () => {
      // A command that reads no input may end before it took it.
    });
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? `by ${signal}`, ...output }));
  });
}
