import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../model/document-kinds.ts';
import type { Checked } from '../pipeline.ts';
import type { At } from '../sync/carry-back.ts';
import { type Change, type Obstacle, shownChange } from '../sync/merge.ts';
import type { Uncarried } from '../sync/uncarried.ts';
import type { FileChange } from '../write/apply.ts';
import type { ExitCode } from './command.ts';
import { readNamed, slashed } from './project.ts';
import { UsageError } from './usage-error.ts';

export interface CarryOptions {
  /** The document as it was generated, if git does not have it. */
  readonly base?: string;
  readonly report?: 'json';
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
  const [
    pipeline,
    { findModels },
    { loadTemplates },
    { weave },
    { readDocument },
    sync,
    lines,
    edit,
  ] = await Promise.all([
    import('../pipeline.ts'),
    import('./find-models.ts'),
    import('./load-templates.ts'),
    import('../write/weave.ts'),
    import('../write/read-document.ts'),
    import('../sync/carry-back.ts'),
    import('../sync/uncarried.ts'),
    import('../sync/read-edit.ts'),
  ]);
  const cwd = process.cwd();
  const models = await findModels([modelPath], cwd);
  const [model] = models;
  if (model === undefined || models.length > 1) throw new UsageError('--into names one model file');
  if (modelPath === '-') throw new UsageError('--into names a file: the model is written there');
  const { root, files } = model.project;
  const named = (file: string) => slashed(relative(cwd, join(root, file)));
  const templates = await loadTemplates(undefined);
  const generate = (checked: Checked, kind: DocumentKind = 'design') => {
    if (checked.design === undefined) return undefined;
    const made = pipeline.pagesOf(checked.design, checked.file, templates, [kind]);
    if ('problem' in made) throw new Error(made.problem.message);
    return made.pages;
  };

  const before = await pipeline.check(model, files);
  const pages = generate(before);
  if (pages === undefined) return tellErrors(before, root, cwd);
  const file = realpathSync(existing(documentPath));
  const place = slashed(relative(root, file));
  const isPlaced = (path: string) => resolve(root, path) === file;
  const others = DOCUMENT_KINDS.filter((kind) => kind !== 'design').flatMap(
    (kind) => generate(before, kind) ?? [],
  );
  const other = others.find(({ path }) => isPlaced(path));
  const text = decodeText(readNamed(file), documentPath);
  const document = readDocument(text);
  if (other !== undefined || isOtherKind(text))
    throw new UsageError(
      `${documentPath} is no security design document: edits of security policies and guides are not carried back yet. Change the model, and generate`,
    );
  const [page] = pages;
  if (page === undefined || edit.readEdit(text) === undefined)
    throw new UsageError(
      `${documentPath} is no document that threatdoc generated; without --into, import makes a model of it`,
    );
  const woven = weave(text, page, true);
  if ('findings' in woven) {
    return tellAll(
      woven.findings.map((finding) => ({ ...finding, file: named(place) })),
      new Map([[named(place), text.split(/\r?\n/)]]),
    );
  }
  const known = document.header?.hash;
  const isFresh = known !== undefined && known === readDocument(page.text).hash;
  const written = await baseOf(root, place, known, options.base);
  const base = isFresh ? woven.text : written;
  const zones = written === undefined ? [] : edit.editedZones(written, text);
  const yaml = decodeText(model.bytes, modelPath);
  const libraries = await librariesOf(before);
  const carried = sync.carryBack({
    model: yaml,
    libraries,
    current: woven.text,
    base,
    edited: text,
  });
  if (carried === undefined)
    throw new UsageError('The document as it was generated is no document of threatdoc');
  if ('problem' in carried) {
    await (await import('./terminal.ts')).tell(
      `${named(model.file)} cannot be edited: ${carried.problem}. Change it by hand.\n\nNothing was written.\n`,
    );
    return 1;
  }
  const toFinding = (obstacle: At<Obstacle>): Finding => {
    const { code, message, suggestion, path, line } = obstacle;
    if (path.length === 0)
      return toUncarried({ line, text: String(obstacle.after), message, suggestion });
    const finding = before.reading.place({
      code,
      severity: 'error',
      message: `${path.join('.')}: ${message} (${named(place)}:${line}; ${shownChange(obstacle)})`,
      path,
      suggestion,
    });
    return { ...finding, file: named(finding.file) };
  };
  const toUncarried = ({ line, text: said, message, suggestion }: Uncarried): Finding => ({
    code: 'edit-without-field',
    severity: 'error',
    message,
    suggestion,
    file: named(place),
    line,
    column: 1,
    endLine: line,
    endColumn: said.length + 1,
    path: '',
  });
  const sources = new Map(
    before.reading.sources.map((source) => [named(source.file), source.text.split(/\r?\n/)]),
  );
  sources.set(named(place), text.split(/\r?\n/));
  const refuse = (findings: readonly Finding[]) =>
    finish({
      findings,
      sources,
      changes: carried.changes,
      options,
      document: documentPath,
      model: modelPath,
      zones,
    });
  if (carried.obstacles.length > 0) return refuse(carried.obstacles.map(toFinding));

  const bytes = Buffer.from(carried.text);
  const after = await pipeline.check({ file: model.file, bytes }, files);
  const errors = newErrors(before, after);
  const [fresh] = generate(after) ?? [];
  if (errors.length > 0 || fresh === undefined) {
    for (const source of after.reading.sources)
      sources.set(named(source.file), source.text.split(/\r?\n/));
    return refuse(
      (errors.length > 0 ? errors : after.findings).map((finding) => ({
        ...finding,
        message: `With the edits of the document: ${finding.message}`,
        file: named(finding.file),
      })),
    );
  }
  const made = weave(text, fresh, true);
  if ('findings' in made)
    return refuse(made.findings.map((finding) => ({ ...finding, file: named(place) })));
  const left = lines.uncarried(
    edit.withoutZones(base ?? woven.text),
    edit.withoutZones(text),
    edit.withoutZones(made.text),
  );
  if (left.length > 0) return refuse(left.map(toUncarried));

  const { apply } = await import('../write/apply.ts');
  const isChanged =
    !readFileSync(join(root, model.file)).equals(model.bytes) ||
    readFileSync(file, 'utf8') !== text;
  if (isChanged)
    throw new UsageError('The model or the document was changed meanwhile: import again');
  const writes: FileChange[] = [
    { path: model.file, kind: carried.text === yaml ? 'same' : 'update', after: carried.text },
  ];
  if (isPlaced(page.path) && fresh.path === page.path)
    writes.push({
      path: page.path,
      kind: made.text === text ? 'same' : 'update',
      after: made.text,
    });
  const { failure } = await apply(root, writes);
  if (failure !== undefined) {
    await (await import('./terminal.ts')).tell(`${failure.message}\n`);
    return 2;
  }
  return finish({
    findings: [],
    sources,
    changes: carried.changes,
    options,
    document: documentPath,
    model: modelPath,
    zones,
    written: writes.filter(({ kind }) => kind !== 'same').map(({ path }) => named(path)),
  });
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly changes: readonly At<Change>[];
  readonly options: CarryOptions;
  readonly document: string;
  readonly model: string;
  /** Keep zones that were edited. */
  readonly zones: readonly string[];
  readonly written?: readonly string[];
}

async function finish(outcome: Outcome): Promise<ExitCode> {
  const { findings, sources, changes, options, document, model, zones, written } = outcome;
  const { print, tell } = await import('./terminal.ts');
  const { harmless } = await import('../harmless.ts');
  if (findings.length > 0) await tellAll(findings, sources);
  else {
    for (const { line, path, before, after, note } of changes)
      await tell(
        `${harmless(`${document}:${line} → ${path.join('.')}: ${shownChange({ before, after })}${note === undefined ? '' : ` (${note})`}`)}\n`,
      );
    if (changes.length === 0)
      await tell('The document says what the model says: nothing to carry.\n');
    for (const zone of zones)
      await tell(`${document}: the keep zone "${zone}" was edited: it stays in the document\n`);
    for (const path of written ?? []) await tell(`updated ${path}\n`);
  }
  if (options.report === 'json') {
    const list = changes.map(({ line, path, before, after, note }) => ({
      line,
      path: path.join('.'),
      before,
      after,
      note,
    }));
    await print(
      `${JSON.stringify({ file: document, model, changes: list, findings, written: written ?? [] }, undefined, 2)}\n`,
    );
  }
  return findings.length > 0 ? 1 : 0;
}

/** What was there before it was edited, where the model does not give it any more. */
async function baseOf(
  root: string,
  place: string,
  hash: string | undefined,
  named: string | undefined,
): Promise<string | undefined> {
  if (named !== undefined) return decodeText(readNamed(existing(named)), named);
  if (hash === undefined || place.startsWith('../')) return undefined;
  const { generatedBase } = await import('./generated-base.ts');
  return generatedBase(root, place, hash);
}

async function librariesOf({ file, reading }: Checked) {
  const { parsePlain } = await import('../sync/parse-plain.ts');
  return reading.sources
    .filter((source) => source.file !== file)
    .map((source) => ({ file: source.file, value: parsePlain(source.text) }));
}

/** Errors that were not there before the edits. */
function newErrors(before: Checked, after: Checked): Finding[] {
  const keyOf = ({ code, path, message }: Finding) => [code, path, message].join('\n');
  const known = new Set(before.findings.map(keyOf));
  return after.findings.filter(
    (finding) => finding.severity === 'error' && !known.has(keyOf(finding)),
  );
}

async function tellErrors(checked: Checked, root: string, cwd: string): Promise<ExitCode> {
  const { toReport } = await import('./to-report.ts');
  const { findings, lines } = toReport([{ root, checked }], cwd);
  return tellAll(
    findings.filter(({ severity }) => severity === 'error'),
    lines,
  );
}

async function tellAll(
  findings: readonly Finding[],
  lines: ReadonlyMap<string, readonly string[]>,
): Promise<ExitCode> {
  const { tellFindings } = await import('./tell-findings.ts');
  await tellFindings(findings, lines);
  return 1;
}

/** The first heading of the other kinds of documents. */
function isOtherKind(text: string): boolean {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  return /^<!-- threatdoc: generated from /m.test(text) && !title.startsWith('Security design: ');
}

function existing(path: string): string {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist`);
  return path;
}

function decodeText(bytes: ReturnType<typeof readNamed>, path: string): string {
  if (typeof bytes === 'string') throw new UsageError(`${path} cannot be read`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${basename(path)} is not UTF-8 text (${dirname(path)})`);
  }
}
