import { readdirSync, readFileSync } from 'node:fs';
import { check, pagesOf } from '../../src/pipeline.ts';
import { loadTemplates } from '../../src/shell/load-templates.ts';
import { carryBack } from '../../src/sync/carry-back.ts';
import { parsePlain } from '../../src/sync/parse-plain.ts';
import { withoutZones } from '../../src/sync/read-edit.ts';
import { uncarried } from '../../src/sync/uncarried.ts';
import { weave } from '../../src/write/weave.ts';
import { filesOf } from './files.ts';

const templates = await loadTemplates(undefined);

/** A model with the files beside it. */
export interface Project {
  readonly model: string;
  readonly libraries: Readonly<Record<string, string>>;
}

export function exampleProject(name: string): Project {
  const folder = `examples/${name}`;
  const texts = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
  );
  const { 'threatdoc.yaml': model = '', ...libraries } = texts;
  return { model, libraries };
}

/** The document of a model; `existing` is the one whose keep zones it takes over. */
export async function documentWith(
  { model, libraries }: Project,
  existing?: string,
): Promise<string> {
  const file = { file: 'threatdoc.yaml', bytes: Buffer.from(model) };
  const { design, findings } = await check(file, filesOf(libraries));
  if (design === undefined)
    throw new Error(findings.map(({ message }) => message).join('\n') || 'no design');
  const made = pagesOf(design, 'threatdoc.yaml', templates, ['design']);
  if ('problem' in made || made.pages[0] === undefined) throw new Error('there is no document');
  const woven = weave(existing, made.pages[0], true);
  if ('findings' in woven) throw new Error(woven.findings.map(({ message }) => message).join('\n'));
  return woven.text;
}

/** What carrying an edited document back gives. */
export interface CarriedEdit {
  readonly model: string;
  /** The document that the new model gives. */
  readonly document: string;
  readonly paths: readonly string[];
  /** Why it is not written. */
  readonly refusals: readonly string[];
}

/** Carries an edited document back as the command does, without files. */
export async function carriedEdit(
  project: Project,
  edited: string,
  base?: string,
): Promise<CarriedEdit> {
  const current = await documentWith(project, edited);
  const libraries = Object.entries(project.libraries).map(([file, text]) => ({
    file,
    value: parsePlain(text),
  }));
  const carried = carryBack({
    model: project.model,
    libraries,
    current,
    base: base ?? current,
    edited,
  });
  if (carried === undefined) throw new Error('no document of ours');
  const unchanged = { model: project.model, document: current, paths: [] };
  if ('problem' in carried) return { ...unchanged, refusals: [carried.problem] };
  const paths = carried.changes.map(({ path }) => path.join('.'));
  if (carried.obstacles.length > 0)
    return { ...unchanged, paths, refusals: carried.obstacles.map(({ message }) => message) };
  const after = { ...project, model: carried.text };
  let document: string;
  try {
    document = await documentWith(after, edited);
  } catch (error) {
    return { ...unchanged, paths, refusals: [String(error)] };
  }
  const left = uncarried(
    withoutZones(base ?? current),
    withoutZones(edited),
    withoutZones(document),
  );
  return {
    model: carried.text,
    document,
    paths,
    refusals: left.map(({ line, message }) => `${line}: ${message}`),
  };
}

/** A document without its first line, which has a hash. */
export function bodyOf(document: string): string {
  return document.slice(document.indexOf('\n') + 1);
}
