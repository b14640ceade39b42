import { posix } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { documentFinding } from './document-finding.ts';
import { groupBy } from './group-by.ts';
import type { Page } from './page.ts';

/** A file that is to be written, and the model that it is made from. */
type Output = Pick<Page, 'path' | 'model'>;

const suggestion = 'Give one of the models another name or folder, or generate them one by one.';

/** Documents and pictures that would replace one another on some file system, or would need a file to be a folder. */
export function outputClashes(outputs: readonly Output[]): readonly Finding[] {
  const byFile = groupBy(outputs, ({ path }) => fileKey(path));
  return [...byFile].flatMap(([key, [first, ...others]]) => {
    if (!first) return [];
    const folder = foldersOf(key).find((above) => byFile.has(above));
    return [
      ...others.map((other) => sameFile(first, other)),
      ...(folder === undefined ? [] : [fileAsFolder(first, posix.normalize(folder))]),
    ];
  });
}

/** Common file systems tell neither letter case nor Unicode normal forms apart. */
function fileKey(path: string): string {
  return posix.normalize(path).normalize('NFC').toLowerCase();
}

function foldersOf(path: string): readonly string[] {
  const parent = posix.dirname(path);
  return parent === path || parent === '.' ? [] : [parent, ...foldersOf(parent)];
}

function sameFile(first: Output, other: Output): Finding {
  const file = posix.normalize(other.path);
  const message =
    first.model === other.model
      ? `Two documents of ${other.model} are written to this file`
      : `The documents of ${first.model} and ${other.model} are written to the same file`;
  return documentFinding('output-clash', { file }, message, suggestion);
}

function fileAsFolder(output: Output, folder: string): Finding {
  const file = posix.normalize(output.path);
  const message = `This document of ${output.model} lies in ${folder}, where another document is written`;
  return documentFinding('output-clash', { file }, message, suggestion);
}
