import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { LARGEST_FILE } from '../read/decode.ts';
import type { Files } from '../read/files.ts';
import { type FoundModel, findModels } from './find-models.ts';
import { slashed } from './project.ts';
import { UsageError } from './usage-error.ts';

/**
 * An earlier version of a model: a file, or `REV:path` in git, where the path counts from the top
 * of the repository unless it starts with `./`, as for git itself. Its imports come from there, too.
 */
export async function baseModel(named: string, cwd: string): Promise<FoundModel> {
  if (existsSync(resolve(cwd, named))) {
    const [model, ...others] = await findModels([named], cwd);
    if (model !== undefined && others.length === 0) return model;
    throw new UsageError(`${named} holds several models: name one of them to compare with`);
  }
  const [, revision = '', path = ''] = /^([^:]+):(.+)$/s.exec(named) ?? [];
  if (revision === '' || revision.startsWith('-'))
    throw new UsageError(
      `There is no file ${named} to compare with: name one, or a version in git as main:threatdoc.yaml`,
    );
  return fromGit(revision, path, named, cwd);
}

function fromGit(revision: string, path: string, named: string, cwd: string): FoundModel {
  const top = git(['rev-parse', '--show-toplevel'], cwd);
  const prefix = git(['rev-parse', '--show-prefix'], cwd);
  if (typeof top === 'string' || typeof prefix === 'string')
    throw new UsageError(`${named} names a version in git, and this folder is in no repository`);
  const root = line(top);
  const isBelow = /^\.{1,2}\//.test(path);
  const file = posix.normalize(isBelow ? posix.join(line(prefix), path) : path);
  const files: Files = {
    read(wanted) {
      if (wanted.startsWith('../') || posix.isAbsolute(wanted)) return 'outside';
      const found = git(['cat-file', 'blob', `${revision}:${wanted}`], root);
      return typeof found === 'string' ? 'missing' : found;
    },
  };
  const bytes = files.read(file);
  if (typeof bytes === 'string') {
    const said = git(['cat-file', 'blob', `${revision}:${file}`], root);
    const reason = typeof said === 'string' ? said : bytes;
    throw new UsageError(`git has no file ${named} to compare with: ${reason}`);
  }
  return { file, bytes, project: { root: slashed(root), file, files }, shown: named };
}

/** What git prints, or why it does not. */
function git(words: readonly string[], cwd: string): Uint8Array | string {
  const { status, stdout, stderr, error } = spawnSync('git', words, {
    cwd,
    maxBuffer: LARGEST_FILE + 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) return error.message;
  if (status === 0) return stdout;
  return (stderr.toString('utf8').split('\n')[0] ?? '').replace(/^fatal: /, '');
}

function line(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replace(/\n$/, '');
}
