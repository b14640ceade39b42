import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PreparedTemplates } from '../prepared-templates.ts';
import {
  sayTemplateProblem,
  type Template,
  type TemplateFile,
  type TemplateProblem,
  type Templates,
} from '../render/template.ts';
import { preparedFile, templatesFolder } from '../templates-folder.ts';
import { UsageError } from './usage-error.ts';

const SUFFIX = '.md.hbs';

export interface TemplateFiles {
  readonly documents: ReadonlyMap<string, TemplateFile>;
  readonly partials: ReadonlyMap<string, TemplateFile>;
}

/**
 * Our templates, and over them those of a folder of the user's: `design.md.hbs` and the like in
 * it, partials in its `partials`. The build has compiled ours; others are compiled now.
 */
export async function loadTemplates(folder: string | undefined): Promise<Templates> {
  const ours = readTemplates(templatesFolder, 'templates');
  if (folder === undefined) return assemble(ours, await readPrepared());
  const theirs = readTheirs(folder, ours);
  return assemble(
    {
      documents: new Map([...ours.documents, ...theirs.documents]),
      partials: new Map([...ours.partials, ...theirs.partials]),
    },
    await readPrepared(),
  );
}

/** The files of a folder of the user's that templates come from. */
export function templatePaths(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  return [folder, join(folder, 'partials')]
    .filter((place) => existsSync(place))
    .flatMap((place) => [
      resolve(place),
      ...readdirSync(place)
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => resolve(place, name)),
    ]);
}

/** Compiles the templates that are not prepared; reports all that cannot be. */
export async function assemble(
  files: TemplateFiles,
  prepared?: PreparedTemplates,
): Promise<Templates> {
  const problems: TemplateProblem[] = [];
  const partialNames = new Set(files.partials.keys());
  const compileAll = async (shelf: ReadonlyMap<string, TemplateFile>) => {
    const compiled = new Map<string, Template>();
    for (const [name, file] of shelf) {
      const known = prepared?.programs.get(file.text);
      const result = known ? { program: known } : await compile(file, partialNames);
      if ('problem' in result) problems.push(result.problem);
      else compiled.set(name, { path: file.path, program: result.program });
    }
    return compiled;
  };
  const documents = await compileAll(files.documents);
  const partials = await compileAll(files.partials);
  if (problems.length > 0) throw new UsageError(problems.map(sayTemplateProblem).join('\n'));
  return { documents, partials, pieces: new Map(prepared?.pieces) };
}

async function compile(
  file: TemplateFile,
  partials: ReadonlySet<string>,
): Promise<{ program: Template['program'] } | { problem: TemplateProblem }> {
  const { compileTemplate } = await import('../render/compile-template.ts');
  const compiled = compileTemplate(file, partials);
  if (typeof compiled !== 'string') return { problem: compiled };
  return { program: new Function(`return ${compiled}`)() };
}

async function readPrepared(): Promise<PreparedTemplates | undefined> {
  if (!existsSync(preparedFile)) return undefined;
  return import(pathToFileURL(preparedFile).href);
}

function readTheirs(folder: string, ours: TemplateFiles): TemplateFiles {
  let theirs: TemplateFiles;
  try {
    theirs = readTemplates(folder, folder);
  } catch {
    throw new UsageError(`The templates folder ${folder} cannot be read`);
  }
  if (theirs.documents.size + theirs.partials.size === 0)
    throw new UsageError(
      `The templates folder ${folder} holds no *${SUFFIX} and no partials/*${SUFFIX}`,
    );
  const stranger = [...theirs.documents.keys()].find((name) => !ours.documents.has(name));
  if (stranger !== undefined)
    throw new UsageError(
      `${join(folder, stranger + SUFFIX)} is a template of no document, expected ${[...ours.documents.keys()].map((name) => name + SUFFIX).join(', ')}`,
    );
  return theirs;
}

/** Reads the templates of a folder, which must be there, and its partials, which need not. */
export function readTemplates(folder: string, shown: string): TemplateFiles {
  const partials = join(folder, 'partials');
  return {
    documents: readFolder(folder, shown),
    partials: existsSync(partials) ? readFolder(partials, join(shown, 'partials')) : new Map(),
  };
}

function readFolder(folder: string, shown: string): Map<string, TemplateFile> {
  const files = new Map<string, TemplateFile>();
  for (const name of readdirSync(folder).sort()) {
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
