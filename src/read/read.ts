import { compareFindings, type Finding, type Problem } from '../diagnostic.ts';
import { type Design, design } from '../model/design.ts';
import { decode } from './decode.ts';
import type { Files } from './files.ts';
import { type FileProblem, importsOf, overlay } from './libraries.ts';
import { type Locate, locator } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Source, SourceProblem } from './source.ts';
import { textPath } from './text-path.ts';
import { usedImports } from './used-imports.ts';
import { validate } from './validate.ts';

/** A model as far as it could be read. */
export interface Reading {
  /** Absent when too little was left to look at. Holds only the parts without a problem. */
  readonly design?: Design;
  /** What is wrong with the texts, in the order of the files. */
  readonly findings: readonly Finding[];
  /** Ids whose definition was left out because of a finding. */
  readonly broken: ReadonlySet<string>;
  /** True for a part of the text from which something was left out because of a finding. */
  isDamaged(problem: Problem): boolean;
  /** The model's own text first, then those of its libraries. */
  readonly sources: readonly Source[];
  /** Gives a problem of the design its place in the file that says so. */
  place(problem: Problem): Finding;
}

const LIBRARY_KEY = 'threatdoc-library';

/**
 * Reads one model and the libraries that it imports.
 *
 * @param file relative to the project root
 */
export function read(file: string, bytes: Uint8Array, files: Files): Reading {
  const text = decode(bytes);
  if (typeof text !== 'string') return unreadable(parseYaml(file, '').source, [text]);
  const { source, value, problems } = parseYaml(file, text);
  if (value === undefined) return unreadable(source, problems);
  if (typeof value !== 'object' || Array.isArray(value)) {
    const problem = {
      code: 'wrong-type',
      severity: 'error',
      message: 'Unexpected text or list, expected a map of keys',
      suggestion: 'Start with `threatdoc: 1`',
      path: [],
    } as const;
    return unreadable(source, [...problems, problem]);
  }
  if (LIBRARY_KEY in value) {
    const problem = {
      code: 'import-not-model',
      severity: 'error',
      message: 'This file is a shared library, expected a model',
      suggestion: 'Name the model that imports it',
      path: [LIBRARY_KEY],
      at: 'key',
    } as const;
    return unreadable(source, [...problems, problem]);
  }
  const imported = importsOf(value, source, files);
  const own = { ...value };
  Object.assign(value, overlay(imported.registries, value));
  const validated = validate(
    design,
    value,
    { threatdoc: '1', system: { name: 'unnamed' } },
    source.kept,
  );
  const sources = [source, ...imported.sources];
  const place = placer(sources);
  const located = [
    ...findingsOf([...problems, ...validated.problems].map((problem) => ({ source, problem }))),
    ...findingsOf(imported.problems),
  ];
  const result = {
    findings: withoutEchoes(located).sort(compareFindings),
    broken: validated.broken,
    isDamaged: ({ path }: Problem) => validated.damaged.has(textPath(path, source.kept).join('\n')),
    sources,
    place,
  };
  if (validated.output === undefined) {
    if (located.some(({ severity }) => severity === 'error')) return result;
    throw new Error('a model without an error was not read');
  }
  return { ...result, design: usedImports(validated.output, own) };
}

function unreadable(source: Source, problems: readonly SourceProblem[]): Reading {
  const findings = findingsOf(problems.map((problem) => ({ source, problem })));
  return {
    findings: findings.sort(compareFindings),
    broken: new Set(),
    isDamaged: () => false,
    sources: [source],
    place: placer([source]),
  };
}

/** Schema findings on a line that is already wrong as YAML only echo the first one. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const isSyntax = ({ code, severity }: Finding) =>
    code.startsWith('yaml-') && severity === 'error';
  const lines = new Set(findings.filter(isSyntax).map(({ file, line }) => `${file}:${line}`));
  return findings.filter(
    (finding) => isSyntax(finding) || !lines.has(`${finding.file}:${finding.line}`),
  );
}

function findingsOf(problems: readonly FileProblem[]): Finding[] {
  const locators = new Map<Source, Locate>();
  return problems.map(({ source, problem }) => {
    const locate = locators.get(source) ?? locator(source);
    locators.set(source, locate);
    const range = problem.range ?? locate(problem.path, problem.at).range;
    return toFinding(problem, source, range[0], range[1]);
  });
}

/** What a library says of an item is reported there, unless the model says it itself. */
function placer(sources: readonly Source[]): (problem: Problem) => Finding {
  const locators = sources.map((source) => ({ source, locate: locator(source) }));
  return (problem) => {
    let best: { source: Source; depth: number; range: readonly [number, number] } | undefined;
    for (const { source, locate } of locators) {
      const { range, depth } = locate(textPath(problem.path, source.kept), problem.at);
      if (best === undefined || (depth > best.depth && depth > 1)) best = { source, depth, range };
      if (depth === problem.path.length) break;
    }
    if (best === undefined) throw new Error('a reading has at least one source');
    return toFinding(problem, best.source, best.range[0], best.range[1]);
  };
}

function toFinding(problem: Problem, source: Source, start: number, end: number): Finding {
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return {
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    file: source.file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    path: problem.path.join('.'),
    ...(problem.suggestion === undefined ? {} : { suggestion: problem.suggestion }),
  };
}

function positionAt(source: Source, offset: number): { line: number; column: number } {
  const { line, col } = source.lines.linePos(offset);
  return line === 0 ? { line: 1, column: 1 } : { line, column: col };
}
