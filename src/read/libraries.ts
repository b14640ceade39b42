import { posix } from 'node:path';
import { library } from '../model/design.ts';
import { decode } from './decode.ts';
import type { Files, ReadFailure } from './files.ts';
import { parseYaml } from './parse-yaml.ts';
import { isMap, type Plain } from './plain.ts';
import type { Source, SourceProblem } from './source.ts';
import { validate } from './validate.ts';

type PlainMap = { [key: string]: Plain };

/** The parts that a library can hold, each merged by id. */
const REGISTRIES = ['controls', 'requirements', 'data', 'risks'] as const;

/** Libraries of one model, and how deep they import each other: an organisation has a few. */
const MOST_LIBRARIES = 100;

/** A problem together with the file that it is in. */
export interface FileProblem {
  readonly source: Source;
  readonly problem: SourceProblem;
}

/** What a file's imports bring, as plain values to lay below its own. */
export interface Imported {
  readonly registries: PlainMap;
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

interface Loaded extends Imported {
  readonly value: PlainMap;
}

/**
 * Reads the libraries that a file imports, and theirs, and lays them over each other by id. Two
 * libraries that say different things about one field clash, unless the importing file says it
 * itself. Each file is read once, so that a library may be reached by several ways.
 */
export function importsOf(value: Plain, source: Source, files: Files): Imported {
  const loaded = new Map<string, Loaded | { failure: ReadFailure | 'not-a-library' }>();

  function imports(importing: PlainMap, from: Source, trail: readonly string[]): Imported {
    const registries: PlainMap = Object.create(null);
    const origins = new Map<string, string>();
    const sources: Source[] = [];
    const problems: FileProblem[] = [];
    const stated = importing.import;
    const paths = Array.isArray(stated) ? stated : stated === undefined ? [] : [stated];
    for (const [index, stating] of paths.entries()) {
      if (typeof stating !== 'string') continue;
      const path = ['import', index];
      const fail = (code: string, message: string, suggestion: string) =>
        problems.push({
          source: from,
          problem: { code, severity: 'error', message, suggestion, path },
        });
      if (posix.isAbsolute(stating) || /^[a-z]:|\\/i.test(stating)) {
        fail(...explainFailure('outside', stating));
        continue;
      }
      const file = posix.join(posix.dirname(from.file), stating);
      if (trail.includes(file)) {
        fail(
          'import-cycle',
          `The imports go round: ${[...trail.slice(trail.indexOf(file)), file].map((name) => `\`${name}\``).join(' → ')}`,
          'Take one of the imports out',
        );
        continue;
      }
      if (trail.length > MOST_LIBRARIES || loaded.size >= MOST_LIBRARIES) {
        fail(
          'import-too-many',
          `Unexpected import, expected at most ${MOST_LIBRARIES} libraries`,
          'Join libraries that belong together',
        );
        break;
      }
      const result = load(file, trail);
      if ('failure' in result) {
        fail(...explainFailure(result.failure, stating));
        continue;
      }
      for (const other of result.sources) if (!sources.includes(other)) sources.push(other);
      for (const problem of result.problems)
        if (!problems.includes(problem)) problems.push(problem);
      for (const clash of layOver(registries, origins, result, importing, file))
        fail('import-clash', clash, 'Say in this file what holds, or import one of the two');
    }
    return { registries, sources, problems };
  }

  function load(
    file: string,
    trail: readonly string[],
  ): Loaded | { failure: ReadFailure | 'not-a-library' } {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const bytes = files.read(file);
    if (typeof bytes === 'string') return remember(file, { failure: bytes });
    const text = decode(bytes);
    if (typeof text !== 'string') {
      const bare = parseYaml(file, '').source;
      return remember(file, {
        value: {},
        registries: {},
        sources: [bare],
        problems: [{ source: bare, problem: text }],
      });
    }
    const parsed = parseYaml(file, text);
    const problems: FileProblem[] = parsed.problems.map((problem) => ({
      source: parsed.source,
      problem,
    }));
    const value = parsed.value;
    if (value === undefined)
      return remember(file, { value: {}, registries: {}, sources: [parsed.source], problems });
    if (!isMap(value) || !('threatdoc-library' in value))
      return remember(file, { failure: 'not-a-library' });
    const validated = validate(library, value, { 'threatdoc-library': '1' }, parsed.source.kept);
    problems.push(...validated.problems.map((problem) => ({ source: parsed.source, problem })));
    const below = imports(value, parsed.source, [...trail, file]);
    const registries = overlay(below.registries, value);
    return remember(file, {
      value,
      registries,
      sources: [parsed.source, ...below.sources],
      problems: [...problems, ...below.problems],
    });
  }

  function remember<T extends Loaded | { failure: ReadFailure | 'not-a-library' }>(
    file: string,
    result: T,
  ): T {
    loaded.set(file, result);
    return result;
  }

  return isMap(value)
    ? imports(value, source, [source.file])
    : { registries: {}, sources: [], problems: [] };
}

/** The registries of a file laid over those below it: field by field, the file wins. */
export function overlay(below: PlainMap, above: PlainMap): PlainMap {
  const result: PlainMap = Object.create(null);
  for (const registry of REGISTRIES) {
    const items: PlainMap = Object.assign(Object.create(null), below[registry]);
    const own = above[registry];
    if (own !== undefined && !isMap(own)) {
      result[registry] = own;
      continue;
    }
    for (const [id, item] of Object.entries(own ?? {})) {
      const lower = items[id];
      items[id] = lower === undefined ? item : mergeItem(lower, item);
    }
    if (Object.keys(items).length > 0) result[registry] = items;
  }
  const matrix = above.matrix ?? below.matrix;
  if (matrix !== undefined) result.matrix = matrix;
  return result;
}

function mergeItem(lower: Plain, upper: Plain): Plain {
  if (Array.isArray(lower) || Array.isArray(upper)) return upper;
  return Object.assign(Object.create(null), asMap(lower), asMap(upper));
}

/** `id: text` is short for a name. */
function asMap(item: Plain): Plain {
  return typeof item === 'string' ? { name: item } : item;
}

/** Adds a library to what came before it; the sentences say where two libraries disagree. */
function layOver(
  registries: PlainMap,
  origins: Map<string, string>,
  library: Loaded,
  importing: PlainMap,
  file: string,
): string[] {
  const clashes: string[] = [];
  for (const registry of REGISTRIES) {
    const items = library.registries[registry];
    if (!isMap(items)) continue;
    const known = registries[registry];
    const target: PlainMap = isMap(known) ? known : Object.create(null);
    registries[registry] = target;
    const own = importing[registry];
    for (const [id, item] of Object.entries(items)) {
      const key = `${registry}.${id}`;
      const before = target[id];
      if (before !== undefined) {
        const decided = isMap(own) ? own[id] : undefined;
        const fields = disagreements(before, item, decided);
        if (fields.length > 0)
          clashes.push(
            `\`${key}\` is said differently in \`${origins.get(key)}\` and \`${file}\`${fields[0] === '' ? '' : ` (${fields.map((name) => `\`${name}\``).join(', ')})`}`,
          );
      }
      target[id] = before === undefined ? item : mergeItem(before, item);
      origins.set(key, origins.get(key) ?? file);
    }
  }
  const matrix = library.registries.matrix;
  if (matrix !== undefined) {
    const before = registries.matrix;
    if (
      before !== undefined &&
      importing.matrix === undefined &&
      JSON.stringify(before) !== JSON.stringify(matrix)
    )
      clashes.push(
        `\`matrix\` is said differently in \`${origins.get('matrix')}\` and \`${file}\``,
      );
    registries.matrix = matrix;
    origins.set('matrix', file);
  }
  return clashes;
}

function disagreements(left: Plain, right: Plain, decided: Plain | undefined): string[] {
  const [one, other, own] = [
    asMap(left),
    asMap(right),
    decided === undefined ? {} : asMap(decided),
  ];
  if (!isMap(one) || !isMap(other))
    return decided === undefined && JSON.stringify(one) !== JSON.stringify(other) ? [''] : [];
  return Object.keys(one).filter(
    (field) =>
      field in other &&
      !(isMap(own) && field in own) &&
      JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );
}

function explainFailure(
  failure: ReadFailure | 'not-a-library',
  path: string,
): [string, string, string] {
  switch (failure) {
    case 'missing':
      return [
        'import-missing',
        `There is no file \`${path}\``,
        'The path is taken from the folder of this file',
      ];
    case 'outside':
      return [
        'import-outside',
        `\`${path}\` is outside the project`,
        'Copy the library into the project',
      ];
    case 'unreadable':
      return [
        'import-missing',
        `\`${path}\` cannot be read`,
        'It must be a file that you may read',
      ];
    case 'not-a-library':
      return [
        'import-not-library',
        `\`${path}\` is not a shared library`,
        'A library starts with `threatdoc-library: 1`',
      ];
  }
}
