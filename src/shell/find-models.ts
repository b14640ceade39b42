import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { ModelFile } from '../pipeline.ts';
import { filesOf, type Project, projectOf, readNamed, rootOf, slashed } from './project.ts';
import { UsageError } from './usage-error.ts';

/** A model to work on, with the project that it belongs to. */
export interface FoundModel extends ModelFile {
  readonly project: Project;
  /** How the person at the terminal would name it. */
  readonly shown: string;
}

const DEFAULT_NAME = 'threatdoc.yaml';

/**
 * The models that a command is about: those named, else `threatdoc.yaml` here, else every model
 * below this folder that git does not ignore. A folder stands for the `threatdoc.yaml` in it, `-`
 * for standard input.
 */
export async function findModels(named: readonly string[], cwd: string): Promise<FoundModel[]> {
  const paths = named.length > 0 ? named : await defaultPaths(cwd);
  const models: FoundModel[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const model = path === '-' ? await fromStandardInput(cwd) : fromFile(path, cwd);
    const place = join(model.project.root, model.file);
    if (!seen.has(place)) models.push(model);
    seen.add(place);
  }
  return models;
}

async function defaultPaths(cwd: string): Promise<string[]> {
  if (existsSync(join(cwd, DEFAULT_NAME))) return [DEFAULT_NAME];
  const { globby } = await import('globby');
  const found = await globby(['**/*.threatdoc.yaml', `**/${DEFAULT_NAME}`], {
    cwd,
    gitignore: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    followSymbolicLinks: false,
  });
  if (found.length > 0) return found.sort();
  throw new UsageError(
    `There is no model here: no ${DEFAULT_NAME} in this folder and no *.threatdoc.yaml below it.\n` +
      'Name one, or write a first one:\n\n  threatdoc: 1\n  system:\n    name: My system',
  );
}

function fromFile(path: string, cwd: string): FoundModel {
  let absolute = resolve(cwd, path);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory())
    absolute = join(absolute, DEFAULT_NAME);
  const shown = relative(cwd, absolute) || absolute;
  const bytes = readNamed(absolute);
  if (bytes === 'missing') throw new UsageError(`There is no file ${shown}`);
  if (typeof bytes === 'string')
    throw new UsageError(`${shown} cannot be read: it must be a file that you may read`);
  const project = projectOf(absolute);
  return { file: project.file, bytes, project, shown };
}

async function fromStandardInput(cwd: string): Promise<FoundModel> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const root = rootOf(realpathSync(cwd));
  const file = slashed(join(relative(root, realpathSync(cwd)), 'stdin'));
  return {
    file,
    bytes: Buffer.concat(chunks),
    project: { root, file, files: filesOf(root) },
    shown: 'standard input',
  };
}
