import { posix } from 'node:path';
import type { Root } from 'mdast';
import { compareFindings, type Finding, type Problem } from './diagnostic.ts';
import type { DocumentPlugin } from './document.ts';
import { documentPath, documentPathProblems } from './document-paths.ts';
import { type NamedDiagram, picturePath } from './drawn-views.ts';
import { gateProblems } from './gate.ts';
import { lint, type Rules } from './lint.ts';
import type { Design } from './model/design.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './model/document-kinds.ts';
import type { RiskSeverity } from './model/levels.ts';
import { sampleCodesOf } from './model/sections-of.ts';
import type { DiagramForm, Gate } from './model/settings.ts';
import type { Files } from './read/files.ts';
import { type Reading, read } from './read/read.ts';
import type { Source } from './read/source.ts';
import { render, renderTree } from './render/render.ts';
import type { TemplateProblem, Templates } from './render/template.ts';
import type { RuleContext } from './rule.ts';
import { examineSamples } from './samples/examine-samples.ts';
import { hideSecrets, hideSecretsInSources } from './secrets/hide-secrets.ts';
import { type SecretInModel, secretsInModel } from './secrets/secret-in-model.ts';
import { documents } from './shelves/documents.ts';
import { rules as shelf } from './shelves/rules.ts';
import { toView } from './view/design-view.ts';
import type { Page } from './write/page.ts';

/**
 * The program in order: text → model → view → pages. What is done with the pages, and everything
 * that touches the world, is the shell's.
 */

const rules: Rules = shelf;

/** A model file, as the shell found it. */
export interface ModelFile {
  /** Relative to the project root, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface CheckOptions {
  /** `YYYY-MM-DD`: what has lapsed by then counts. Absent: nothing lapses. */
  readonly today?: string;
  /** Overrides the model's own gate. */
  readonly gate?: Gate;
  /** Whether to look for passwords, keys and tokens in the texts. */
  readonly secrets?: boolean;
  /** Whether to parse code samples: only a report shows what that finds. */
  readonly samples?: boolean;
}

/** A model that was read and examined. */
export interface Checked {
  readonly file: string;
  readonly reading: Reading;
  /** Of the texts, of the rules and of the gate, by place. */
  readonly findings: readonly Finding[];
  /** Unmitigated risks by severity. */
  readonly risks: Readonly<Record<RiskSeverity | 'unrated', number>>;
  /** Absent when the model has errors that documents cannot be made with. */
  readonly design?: Design;
}

/** Reads a model and examines it by every rule. */
export async function check(
  { file, bytes }: ModelFile,
  files: Files,
  options: CheckOptions = {},
): Promise<Checked> {
  const reading = read(file, bytes, files);
  const none = { low: 0, medium: 0, high: 0, critical: 0, unrated: 0 };
  if (reading.design === undefined)
    return { file, reading, findings: reading.findings, risks: none };
  const context = await contextOf(reading.design, reading.sources, options);
  // A rule would take what was left out for something that nobody wrote.
  const problems = lint(reading.design, rules, context, reading.broken).filter(
    (problem) => problem.severity === 'error' || !reading.isDamaged(problem),
  );
  const { problems: gated, risks } = gateProblems(reading.design, options.today, options.gate);
  const sources = new Set(reading.sources.map((source) => source.file));
  const paths = documentPathProblems(reading.design, file, sources);
  const placed = [...problems, ...gated, ...paths].map((problem: Problem) => ({
    ...reading.place(problem),
    ...problem.span,
  }));
  const { secrets = [] } = context;
  const findings = [...reading.findings, ...placed]
    .map((finding) => withoutSecrets(finding, secrets))
    .sort(compareFindings);
  const usable =
    !reading.findings.some(({ severity }) => severity === 'error') &&
    paths.length === 0 &&
    !problems.some(({ code }) => rules[code]?.always);
  const checked = {
    file,
    reading: { ...reading, sources: hideSecretsInSources(reading.sources, secrets) },
    findings,
    risks,
  };
  return usable ? { ...checked, design: reading.design } : checked;
}

/** What the rules may know besides the design; what is slow to load only where it is needed. */
async function contextOf(
  design: Design,
  sources: readonly Source[],
  options: CheckOptions,
): Promise<Omit<RuleContext, 'codes' | 'always'>> {
  const hasCvss = [...design.risks.values()].some(({ cvss }) => cvss !== undefined);
  const [cvss, problemOfSample, secrets] = await Promise.all([
    hasCvss ? import('./cvss.ts') : undefined,
    options.samples ? examineSamples(sampleCodesOf(design)) : undefined,
    options.secrets ? secretsInModel(sources) : undefined,
  ]);
  return {
    ...(options.today === undefined ? {} : { today: options.today }),
    ...(cvss === undefined ? {} : { cvss }),
    ...(problemOfSample === undefined ? {} : { problemOfSample }),
    ...(secrets === undefined ? {} : { secrets }),
  };
}

/** A finding that may be shown: other rules quote what the model says. */
function withoutSecrets(finding: Finding, secrets: readonly SecretInModel[]): Finding {
  if (secrets.length === 0 || finding.code === 'secret-in-model') return finding;
  const { message, suggestion } = finding;
  return {
    ...finding,
    message: hideSecrets(message, secrets),
    ...(suggestion === undefined ? {} : { suggestion: hideSecrets(suggestion, secrets) }),
  };
}

/** A picture that a page links to. */
export interface PlacedDiagram {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  readonly diagram: NamedDiagram;
}

/** What is to be written of a model. */
export interface Pages {
  readonly pages: Page[];
  readonly pictures: PlacedDiagram[];
}

/** A document before it is markdown, for readers that want no markdown. */
export interface DocumentTree {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly tree: Root;
}

/** The trees of all of a model's documents, or the template that cannot be run. */
export function documentTrees(
  design: Design,
  templates: Templates,
): { readonly trees: DocumentTree[] } | { readonly problem: TemplateProblem } {
  const view = toView(design);
  const trees: DocumentTree[] = [];
  for (const kind of DOCUMENT_KINDS) {
    const document: DocumentPlugin = documents[kind];
    if (!document.hasContent(design)) continue;
    const elements = design.documents.get(kind)?.elements ?? 'list';
    const page = document.page(view, { elements, diagrams: 'mermaid' });
    const rendered = renderTree(kind, page, templates);
    if ('problem' in rendered) return rendered;
    trees.push({ kind, title: document.title, tree: rendered.tree });
  }
  return { trees };
}

/**
 * The pages of a model's documents, or the template that cannot be run. A document that the model
 * has nothing to say in has no page.
 *
 * @param diagrams - overrides what the model says about diagrams in documents
 */
export function pagesOf(
  design: Design,
  file: string,
  templates: Templates,
  kinds: readonly DocumentKind[] = DOCUMENT_KINDS,
  diagrams?: DiagramForm,
): Pages | { readonly problem: TemplateProblem } {
  const view = toView(design);
  const pages: Page[] = [];
  const pictures: PlacedDiagram[] = [];
  for (const kind of kinds) {
    const document: DocumentPlugin = documents[kind];
    if (!document.hasContent(design)) continue;
    const settings = design.documents.get(kind);
    const form = diagrams ?? settings?.diagrams ?? 'mermaid';
    const page = document.page(view, { elements: settings?.elements ?? 'list', diagrams: form });
    const rendered = render(kind, page, templates);
    if ('problem' in rendered) return rendered;
    const path = documentPath(file, kind, settings?.path);
    pages.push({ path, model: file, text: rendered.text });
    if (form === 'image')
      for (const diagram of document.diagrams?.(view) ?? [])
        pictures.push({
          path: posix.join(posix.dirname(path), picturePath(diagram.name)),
          diagram,
        });
  }
  return { pages, pictures };
}
