import type Handlebars from 'handlebars';
import type { PieceCache } from './build-blocks.ts';

/** A template as it was written. */
export interface TemplateFile {
  /** How messages name it. */
  readonly path: string;
  readonly text: string;
}

/** A template ready to run. */
export interface Template {
  readonly path: string;
  readonly program: ReturnType<typeof Handlebars.precompile>;
}

/** Everything that documents are rendered with. */
export interface Templates {
  /** By kind of document. */
  readonly documents: ReadonlyMap<string, Template>;
  /** By the name that other templates call them. */
  readonly partials: ReadonlyMap<string, Template>;
  /** Pieces of the templates that are parsed already; rendering adds to it. */
  readonly pieces: PieceCache;
}

/** A template that cannot be compiled or run, with its place. */
export interface TemplateProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A template's problem on one line, with its place. */
export function sayTemplateProblem({ file, line, column, message }: TemplateProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Handlebars' errors in one form: some tell the place in fields, some in words. */
export function explainTemplateError(error: unknown, file: string): TemplateProblem {
  const failure = error as { message?: string; lineNumber?: number; column?: number };
  const message = failure.message ?? String(error);
  const said = /^Parse error on line (\d+):\n([\s\S]*)$/.exec(message);
  const place = / - (\d+):(\d+)$/.exec(message);
  return {
    file,
    line: failure.lineNumber ?? Number(said?.[1] ?? place?.[1] ?? 1),
    column: (failure.column ?? Number(place?.[2] ?? 0)) + 1,
    message: said === null ? wordsOf(message) : syntaxWords(said[2] ?? ''),
  };
}

/** What is wrong with a name, in our words. */
function wordsOf(message: string): string {
  const [, name] = /^"(.*)" not defined in /.exec(message) ?? [];
  return name === undefined
    ? message.replace(/ - \d+:\d+$/, '')
    : `Unexpected field \`${name}\`: there is none of that name here`;
}

/** The parser lists all tokens of its grammar; what it met says more. */
function syntaxWords(message: string): string {
  const [, token] = /got '(\w+)'/.exec(message) ?? [];
  if (token === 'EOF') return 'Unexpected end: a block is not closed';
  return `Unexpected ${token ?? 'text'} near \`${(message.split('\n')[0] ?? '').replace(/^\.\.\./, '')}\``;
}
