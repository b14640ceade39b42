import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateFile, Templates } from '../render/template.ts';
import { templatesFolder } from '../templates-folder.ts';
import { UsageError } from './usage-error.ts';

const SUFFIX = '.md.hbs';

/**
 * Our templates, and over them those of a folder of the user's: `design.md.hbs` and the like in
 * it, partials in its `partials`.
 */
export function loadTemplates(folder: string | undefined): Templates {
  const ours = readTemplates(templatesFolder, 'templates');
  if (folder === undefined) return ours;
  let theirs: Templates;
  try {
    theirs = readTemplates(folder, folder);
  } catch {
    throw new UsageError(`The templates folder ${folder} cannot be read`);
  }
  if (theirs.documents.size + theirs.partials.size === 0)
    throw new UsageError(
      `The templates folder ${folder} holds no *${SUFFIX} and no partials/*${SUFFIX}`,
    );
  const strangers = [
    ...[...theirs.documents.keys()]
      .filter((name) => !ours.documents.has(name))
      .map((name) => `${name}${SUFFIX}`),
  ];
  if (strangers.length > 0)
    throw new UsageError(
      `${join(folder, strangers[0] ?? '')} is a template of no document: expected ${[...ours.documents.keys()].map((name) => name + SUFFIX).join(', ')}`,
    );
  return {
    documents: new Map([...ours.documents, ...theirs.documents]),
    partials: new Map([...ours.partials, ...theirs.partials]),
  };
}

function readTemplates(folder: string, shown: string): Templates {
  return {
    documents: readFolder(folder, shown, true),
    partials: readFolder(join(folder, 'partials'), join(shown, 'partials'), folder !== shown),
  };
}

/** @param required whether the folder must be there */
function readFolder(folder: string, shown: string, required: boolean): Map<string, TemplateFile> {
  const files = new Map<string, TemplateFile>();
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (required) throw error;
    return files;
  }
  for (const name of names.sort()) {
    if (!name.endsWith(SUFFIX)) continue;
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    files.set(name.slice(0, -SUFFIX.length), {
      path: join(shown, name),
      text: inlineIfOneLine(text),
    });
  }
  return files;
}

/** A template of one line is for use inside a line, which its line end would break. */
function inlineIfOneLine(text: string): string {
  return text.indexOf('\n') === text.length - 1 ? text.slice(0, -1) : text;
}
