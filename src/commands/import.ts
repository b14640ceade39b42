import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Option } from 'commander';
import type { ImportNote } from '../import-note.ts';
import type { Imported } from '../importer.ts';
import { LARGEST_FILE } from '../read/decode.ts';
import { decodeDocument } from '../read/decode-document.ts';
import type { Declare, ExitCode } from '../shell/command.ts';
import { readNamed } from '../shell/project.ts';
import { UsageError } from '../shell/usage-error.ts';
import { importers } from '../shelves/importers.ts';

interface Options {
  readonly from?: keyof typeof importers;
  readonly out?: string;
  readonly force?: true;
  readonly report?: 'json';
  readonly into?: string;
  readonly base?: string;
  readonly templates?: string;
}

/** `import`: another format → a model, with a list of what was repaired, guessed or kept aside. */
const declare: Declare = (command, carryOut) => {
  command
    .description('make a model of a document in another format')
    .argument('<file>', 'the document; - for standard input')
    .addOption(
      new Option(
        '--from <format>',
        'what it is (default: markdown, which tells the kind itself)',
      ).choices(Object.keys(importers)),
    )
    .option('--out <model>', 'write the model to this file (default: print it)')
    .option('--force', 'write over a model that is there')
    .addOption(
      new Option(
        '--into <model>',
        'carry the edits of a generated document back into its model, and nothing else',
      ).conflicts(['out', 'force', 'from']),
    )
    .option(
      '--base <document>',
      'with --into: the document as it was generated (default: from git)',
    )
    .option(
      '--templates <folder>',
      'with --into: the templates that the document was generated with',
    )
    .addOption(
      new Option('--report <format>', 'print what was done as JSON; needs --out or --into').choices(
        ['json'],
      ),
    )
    .action((file: string, options: Options) => carryOut(run(file, options)));
};
export default declare;

async function run(file: string, options: Options): Promise<ExitCode> {
  const { into, base, report, templates } = options;
  if (into === undefined) {
    for (const [name, value] of Object.entries({ base, templates }))
      if (value !== undefined) throw new UsageError(`--${name} belongs to --into`);
    return importFile(file, options);
  }
  const { carryInto } = await import('../shell/carry-into.ts');
  return carryInto(into, file, {
    ...(base === undefined ? {} : { base }),
    ...(report === undefined ? {} : { report }),
    ...(templates === undefined ? {} : { templates }),
  });
}

async function importFile(file: string, options: Options): Promise<ExitCode> {
  const [{ print, tell }, { writeYaml }] = await Promise.all([
    import('../shell/terminal.ts'),
    import('../write-yaml/write-yaml.ts'),
  ]);
  const { out } = options;
  if (options.report !== undefined && out === undefined)
    throw new UsageError('--report prints to standard output: say with --out where the model goes');
  if (out !== undefined && existsSync(out) && !options.force)
    throw new UsageError(`${out} exists. Choose another file, or write over it with --force`);
  const text = await readText(file);
  const { default: importer } = await importers[options.from ?? 'markdown']();
  const imported: Imported = importer.convert(text, file === '-' ? 'system' : basename(file));
  if ('refusal' in imported) {
    await tell(`${file}: ${imported.refusal}.\n${imported.suggestion}.\n`);
    return 2;
  }
  const { withoutUndrawable } = await import('../shell/without-undrawable.ts');
  const { model, notes } = await withoutUndrawable(imported, text);
  const yaml = writeYaml(model);
  if (out === undefined) await print(yaml);
  else {
    const { apply } = await import('../write/apply.ts');
    const target = resolve(out);
    const kind = existsSync(target) ? 'update' : 'create';
    const change = { path: basename(target), kind, after: yaml } as const;
    const { failure } = await apply(dirname(target), [change]);
    if (failure !== undefined) {
      await tell(`${failure.message}\n`);
      return 2;
    }
  }
  await tell(notesText(file, notes));
  if (options.report === 'json')
    await print(`${JSON.stringify({ file, model: out, notes }, undefined, 2)}\n`);
  else if (out !== undefined) await tell(`wrote ${out}\n`);
  return 0;
}

async function readText(file: string): Promise<string> {
  if (file === '-') {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(Buffer.from(part));
    return decodeDocument(Buffer.concat(parts));
  }
  const bytes = readNamed(file);
  if (typeof bytes === 'string')
    throw new UsageError(`${file} ${bytes === 'missing' ? 'does not exist' : 'cannot be read'}`);
  if (bytes.length > LARGEST_FILE)
    throw new UsageError(`${file} is larger than ${LARGEST_FILE} bytes`);
  return decodeDocument(bytes);
}

/** One line a note, in the order of the document. */
function notesText(file: string, notes: readonly ImportNote[]): string {
  return notes
    .map(({ kind, line, message }) => `${file}:${line}: ${kind}: ${plain(message)}\n`)
    .join('');
}

/** A document must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
