import { join } from 'node:path';
import { readNamed } from './project.ts';

/** The address of a project's source that its git configuration names, as a page to open. */
export function repositoryOf(root: string): string | undefined {
  const bytes = readNamed(join(root, '.git', 'config'));
  if (typeof bytes === 'string') return undefined;
  const text = new TextDecoder().decode(bytes);
  const url = /^\[remote "origin"\][^[]*?^\s*url\s*=\s*(\S+)/m.exec(text)?.[1];
  const [, host, path] =
    /^(?:https:\/\/|ssh:\/\/git@|git@)([a-z0-9.-]+)[/:](.+?)(?:\.git)?\/?$/i.exec(url ?? '') ?? [];
  return host === undefined || path === undefined ? undefined : `https://${host}/${path}`;
}
