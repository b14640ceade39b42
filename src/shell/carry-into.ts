import { readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { type Checked, check } from '../pipeline.ts';
import type { CarryBack } from '../sync/carry-back.ts';
import { carryEdit, type Regenerated } from '../sync/carry-edit.ts';
import { editFindings } from '../sync/edit-findings.ts';
import { newErrors } from '../sync/new-errors.ts';
import { parsePlain } from '../sync/parse-plain.ts';
import { unreadableTemplate } from '../sync/unreadable-template.ts';
import { editedZones } from '../sync/zones.ts';
import { apply, type FileChange } from '../write/apply.ts';
import { readDocument } from '../write/read-document.ts';
import { weave } from '../write/weave.ts';
import type { ExitCode } from './command.ts';
import { documentBase } from './document-base.ts';
import { editedPage, pageOf } from './edited-page.ts';
import { findModels } from './find-models.ts';
import { loadTemplates } from './load-templates.ts';
import { nothingLeft } from './nothing-left.ts';
import { slashed } from './project.ts';
import { decodeText, readText } from './read-text.ts';
import { type CarriedOutcome, tellCarried } from './tell-carried.ts';
import { tell } from './terminal.ts';
import { toReport } from './to-report.ts';
import { uneditable } from './uneditable.ts';
import { UsageError } from './usage-error.ts';

export interface CarryOptions {
  /** The document as it was generated, if git does not have it. */
  readonly base?: string;
  readonly report?: 'json';
  /** The folder of templates that the document was made with. */
  readonly templates?: string;
}

/**
 * Carries what somebody edited in a generated document back into its model: all of it or nothing.
 *
 * @param modelPath the model, and
 * @param documentPath the document, as the command line names them
 */
export async function carryInto(
  modelPath: string,
  documentPath: string,
  options: CarryOptions,
): Promise<ExitCode> {
  const cwd = process.cwd();
  if (modelPath === '-') throw new UsageError('--into names a file: the model is written there');
  const [model, ...others] = await findModels([modelPath], cwd);
  if (model === undefined || others.length > 0) throw new UsageError('--into names one model file');
  const { root, files } = model.project;
  const named = (file: string) => slashed(relative(cwd, join(root, file)));
  const templates = await loadTemplates(options.templates);
  const before = await check(model, files);
  const sources = new Map<string, readonly string[]>();
  const refuse = (findings: readonly Finding[], more: Partial<CarriedOutcome> = {}) =>
    tellCarried({ ...outcome, findings, ...more }, options.report);
  const outcome: CarriedOutcome = {
    document: documentPath,
    model: modelPath,
    findings: [],
    sources,
    changes: [],
    zones: [],
    written: [],
  };
  addSources(sources, before, named);
  if (before.design === undefined) {
    const { findings } = toReport([{ root, checked: before }], cwd);
    return refuse(findings.filter(({ severity }) => severity === 'error'));
  }

  const text = readText(documentPath);
  const file = realpathSync(documentPath);
  const place = slashed(relative(root, file));
  const generator = { design: before.design, file: before.file, templates };
  const edited = { file, text, named: documentPath };
  const { kind, page, isPlaced, hasOthers } = editedPage(generator, root, edited);
  sources.set(named(place), text.split(/\r?\n/));
  const toHere = (finding: Finding) => ({ ...finding, file: named(finding.file) });
  const inDocument = (finding: Finding) => ({ ...finding, file: named(place) });
  const woven = weave(text, page, true);
  if ('findings' in woven) return refuse(woven.findings.map(inDocument));
  if (options.templates !== undefined) {
    const ours = pageOf({ ...generator, templates: await loadTemplates(undefined) }, kind);
    const made = ours && weave(text, ours, true);
    const isMade = made !== undefined && 'text' in made;
    const part = isMade ? unreadableTemplate(kind, made.text, woven.text) : undefined;
    if (part !== undefined)
      throw new UsageError(
        `The documents that the templates in ${options.templates} make cannot be read back: what they say of \`${part}\` reads otherwise than in those of threatdoc. Change the model, and generate`,
      );
  }

  const hash = readDocument(text).header?.hash;
  const isFresh = hash !== undefined && hash === readDocument(page.text).hash;
  const written = await documentBase(root, place, hash, options.base, kind);
  const yaml = decodeText(model.bytes, modelPath);
  const from: CarryBack = {
    kind,
    model: yaml,
    design: before.design,
    libraries: before.reading.sources
      .filter((source) => source.file !== before.file)
      .map((source) => ({ file: source.file, value: parsePlain(source.text) })),
    current: woven.text,
    base: isFresh ? woven.text : written,
    edited: text,
  };
  const regenerate = async (changed: string): Promise<Regenerated> => {
    const bytes = Buffer.from(changed);
    const after = await check({ file: model.file, bytes }, files);
    const errors = newErrors(before.findings, after.findings);
    const fresh = after.design && pageOf({ ...generator, design: after.design }, kind);
    if (errors.length === 0 && fresh !== undefined) {
      const made = weave(text, fresh, true);
      return 'text' in made ? { document: made.text } : { findings: made.findings.map(inDocument) };
    }
    addSources(sources, after, named);
    const findings = errors.length > 0 ? errors : after.findings;
    return { findings: findings.length > 0 ? findings : [nothingLeft(model, kind)] };
  };
  const carried = await carryEdit(from, regenerate);
  if (carried === undefined)
    throw new UsageError(
      options.base === undefined
        ? `${documentPath} is no document that threatdoc generated; without --into, import makes a model of it`
        : `${options.base} is not the ${kind} document as threatdoc generated it`,
    );
  const zones = written === undefined ? [] : editedZones(written, text);
  if (!('document' in carried)) {
    if (carried.problem !== undefined) {
      const at = carried.changes.map(
        ({ line, path }) => `${path.join('.')} (${named(place)}:${line})`,
      );
      const finding = uneditable(model, carried.problem, at);
      return refuse([toHere(finding)], { changes: carried.changes, zones });
    }
    const findings = editFindings(carried, { document: place, place: before.reading.place });
    return refuse(findings.map(toHere), { changes: carried.changes, zones });
  }

  const isChanged =
    !readFileSync(join(root, model.file)).equals(model.bytes) ||
    !readFileSync(file).equals(Buffer.from(text));
  if (isChanged)
    throw new UsageError('The model or the document was changed meanwhile: import again');
  const writes: FileChange[] = [
    { path: model.file, kind: carried.model === yaml ? 'same' : 'update', after: carried.model },
  ];
  if (isPlaced)
    writes.push({
      path: page.path,
      kind: carried.document === text ? 'same' : 'update',
      after: carried.document,
    });
  const { failure } = await apply(root, writes);
  if (failure !== undefined) {
    await tell(`${failure.message}\n`);
    return 2;
  }
  const updated = writes.filter((write) => write.kind !== 'same').map(({ path }) => named(path));
  const { changes } = carried;
  const done = { ...outcome, changes, zones, written: updated };
  const code = await tellCarried(done, options.report);
  if (changes.length > 0 && hasOthers)
    await tell('Other documents of the model may say it, too: run threatdoc generate\n');
  return code;
}

/** The lines that findings of a model show. */
function addSources(
  sources: Map<string, readonly string[]>,
  { reading }: Checked,
  named: (file: string) => string,
): void {
  for (const source of reading.sources) sources.set(named(source.file), source.text.split(/\r?\n/));
}
