import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { documentState } from '../write/document-state.ts';
import { readDocument } from '../write/read-document.ts';

/** How far back the document is looked for: a pull request has few commits. */
const MOST_COMMITS = 50;

const run = promisify(execFile);

/**
 * The document as it was generated before somebody edited it, from the history of git: the newest
 * state that is as we wrote it and has the hash in its first line that the edited one has.
 *
 * @param root the folder with `.git`
 * @param path of the document, from there, with `/`
 * @param hash in the first line of the edited document
 */
export async function generatedBase(
  root: string,
  path: string,
  hash: string,
): Promise<string | undefined> {
  // No pager, no hooks, no filters: `cat-file` gives the bytes that git keeps.
  const git = async (...words: string[]) =>
    (await run('git', ['-C', root, '--no-pager', ...words], { maxBuffer: 64_000_000 })).stdout;
  try {
    const log = await git('log', `--max-count=${MOST_COMMITS}`, '--format=%H', '--', path);
    for (const commit of log.split('\n').filter(Boolean)) {
      const text = await git('cat-file', 'blob', `${commit}:${path}`).catch(() => '');
      const document = readDocument(text);
      if (document.header?.hash === hash && documentState(document) === 'generated') return text;
    }
  } catch {
    // No git, no repository or no commit: then nobody knows.
  }
  return undefined;
}
