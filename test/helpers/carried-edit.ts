import { readdirSync, readFileSync } from 'node:fs';
import type { DocumentKind } from '../../src/model/document-kinds.ts';
import { check, pagesOf } from '../../src/pipeline.ts';
import { loadTemplates } from '../../src/shell/load-templates.ts';
import { carryEdit } from '../../src/sync/carry-edit.ts';
import { newErrors } from '../../src/sync/new-errors.ts';
import { parsePlain } from '../../src/sync/parse-plain.ts';
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

/** A document of a model; `existing` is the one whose keep zones it takes over. */
export async function documentWith(
  project: Project,
  existing?: string,
  kind: DocumentKind = 'design',
): Promise<string> {
  const { document, findings } = await generated(project, existing, kind);
  if (document === undefined)
    throw new Error(findings.map(({ message }) => message).join('\n') || 'there is no document');
  return document;
}

async function generated(project: Project, existing: string | undefined, kind: DocumentKind) {
  const file = { file: 'threatdoc.yaml', bytes: Buffer.from(project.model) };
  const { design, findings } = await check(file, filesOf(project.libraries));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (design === undefined) return { findings: errors };
  const made = pagesOf(design, 'threatdoc.yaml', templates, [kind]);
  const page = 'problem' in made ? undefined : made.pages[0];
  if (page === undefined) return { design, findings: errors };
  const woven = weave(existing, page, true);
  return 'findings' in woven
    ? { design, findings: woven.findings }
    : { design, findings: errors, document: woven.text };
}

/** What carrying an edited document back gives. */
export interface Outcome {
  readonly model: string;
  /** The document that the new model gives. */
  readonly document: string;
  readonly paths: readonly string[];
  /** Why it is not written. */
  readonly refusals: readonly string[];
  /** Where in the document, for what the model has no place for. */
  readonly lines: readonly number[];
}

/** Carries an edited document back as the command does, without files. */
export async function carriedEdit(
  project: Project,
  edited: string,
  { base, kind = 'design' }: { readonly base?: string; readonly kind?: DocumentKind } = {},
): Promise<Outcome> {
  const { design, document: current, findings: known } = await generated(project, edited, kind);
  if (design === undefined || current === undefined) throw new Error('there is no document');
  const libraries = Object.entries(project.libraries).map(([file, text]) => ({
    file,
    value: parsePlain(text),
  }));
  const from = {
    kind,
    design,
    model: project.model,
    libraries,
    current,
    base: base ?? current,
    edited,
  };
  const carried = await carryEdit(from, async (model) => {
    const { document, findings } = await generated({ ...project, model }, edited, kind);
    const errors = newErrors(known, findings);
    if (document === undefined) return { findings };
    return errors.length > 0 ? { findings: errors } : { document };
  });
  if (carried === undefined) throw new Error('no document of ours');
  const paths = carried.changes.map(({ path }) => path.join('.'));
  if ('document' in carried)
    return { model: carried.model, document: carried.document, paths, refusals: [], lines: [] };
  const { obstacles, uncarried, findings, problem } = carried;
  return {
    model: project.model,
    document: current,
    paths,
    refusals: [
      ...(problem === undefined ? [] : [problem.problem]),
      ...[...obstacles, ...findings].map(({ message }) => message),
      ...uncarried.map(({ line, message }) => `${line}: ${message}`),
    ],
    lines: [...obstacles, ...uncarried].map(({ line }) => line),
  };
}

/** A document without its first line, which has a hash. */
export function bodyOf(document: string): string {
  return document.slice(document.indexOf('\n') + 1);
}
