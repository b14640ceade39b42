import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { ModelFile } from '../pipeline.ts';
import { filesOf, type Project, projectOf, rootOf, slashed } from './project.ts';
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
  const paths =
    named.length > 0 ? named.flatMap((path) => modelsIn(path, cwd)) : await defaultPaths(cwd);
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

/** For a folder the models in it; below it nothing is looked for, so that naming one is exact. */
function modelsIn(path: string, cwd: string): string[] {
  const absolute = resolve(cwd, path);
  if (path === '-' || !statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(absolute).sort();
  if (names.includes(DEFAULT_NAME)) return [join(path, DEFAULT_NAME)];
  const models = names.filter((name) => name.endsWith(`.${DEFAULT_NAME}`));
  if (models.length > 0) return models.map((name) => join(path, name));
  throw new UsageError(
    `There is no model in the folder ${path}: no ${DEFAULT_NAME} and no *.${DEFAULT_NAME}`,
  );
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
  const absolute = resolve(cwd, path);
  const shown = relative(cwd, absolute) || absolute;
  if (!existsSync(dirname(absolute))) throw new UsageError(`There is no file ${shown}`);
  const project = projectOf(absolute);
  const bytes = project.files.read(project.file);
  if (bytes === 'missing') throw new UsageError(`There is no file ${shown}`);
  if (bytes === 'outside') throw new UsageError(`${shown} is a link that leads out of its project`);
  if (typeof bytes === 'string')
    throw new UsageError(`${shown} cannot be read: it must be a file that you may read`);
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
