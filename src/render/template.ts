import Handlebars from 'handlebars';
import { CLOSE, marker, OPEN } from './marker.ts';
import { isMarkdown, type Value } from './value.ts';

/** The text of the templates and partials, by name. */
export interface Templates {
  /** Document templates: `design` → the text of `design.md.hbs`. */
  readonly documents: ReadonlyMap<string, TemplateFile>;
  /** Partials: `entry` → the text of `partials/entry.md.hbs`. */
  readonly partials: ReadonlyMap<string, TemplateFile>;
}

export interface TemplateFile {
  /** How messages name it. */
  readonly path: string;
  readonly text: string;
}

/** A template that cannot be run, with its place. */
export interface TemplateProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A template's text, and the values that its markers stand for. */
export interface Expanded {
  readonly text: string;
  readonly values: readonly Value[];
}

type Compiled = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** Words that a template may call besides Handlebars' own. */
const HELPERS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  eq: (left, right) => left === right,
  or: (...values) => values.slice(0, -1).find(Boolean) ?? null,
  and: (...values) => values.slice(0, -1).every(Boolean),
  alone: (entries) => (Array.isArray(entries) && entries.length === 1 ? aloneOf(entries[0]) : null),
};

/** A point that fits on the line of its label: one without points below it. */
function aloneOf(entry: unknown): unknown {
  const items = (entry as { items?: unknown[] }).items;
  return items === undefined || items.length === 0 ? entry : null;
}

class TemplateFailure extends Error {
  readonly problem: TemplateProblem;
  constructor(problem: TemplateProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Runs a document's template over a view. Every `{{…}}` prints a marker in place of its value, so
 * that no value is ever read as markdown of the template; `{{{…}}}` would go around that and is
 * refused.
 */
export function expand(
  kind: string,
  view: object,
  templates: Templates,
): Expanded | TemplateProblem {
  const values: Value[] = [];
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(HELPERS)) handlebars.registerHelper(name, helper);
  handlebars.registerHelper('print', (value: unknown) => {
    if (value === null || value === undefined || value === '' || value === false) return '';
    return new handlebars.SafeString(marker(values.push(toValue(value)) - 1));
  });
  try {
    for (const [name, file] of templates.partials)
      handlebars.registerPartial(
        name,
        lazily(() => compile(handlebars, file)) as Handlebars.Template,
      );
    const file = templates.documents.get(kind);
    if (file === undefined) throw new Error(`there is no template for documents of kind ${kind}`);
    return { text: compile(handlebars, file)(view), values };
  } catch (error) {
    if (error instanceof TemplateFailure) return error.problem;
    throw error;
  }
}

function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || isMarkdown(value)) return value;
  throw new Error(
    `expected a text, found ${Array.isArray(value) ? 'a list' : 'a group of fields'}`,
  );
}

function lazily(make: () => Compiled): Compiled {
  let compiled: Compiled | undefined;
  return (context, options) => {
    compiled ??= make();
    return compiled(context, options);
  };
}

/** Compiles one file; what fails inside it, now or when it runs, is told with its place. */
function compile(handlebars: typeof Handlebars, file: TemplateFile): Compiled {
  const failed = (error: unknown): never => {
    if (error instanceof TemplateFailure) throw error;
    throw new TemplateFailure(explain(error, file));
  };
  try {
    refuseMarkers(file);
    const tree = handlebars.parse(file.text);
    new Printer(file).accept(tree);
    const run = handlebars.compile(tree, { strict: true, noEscape: true });
    return (context, options) => {
      try {
        return run(context, options);
      } catch (error) {
        return failed(error);
      }
    };
  } catch (error) {
    return failed(error);
  }
}

function refuseMarkers({ path, text }: TemplateFile): void {
  const index = text.search(new RegExp(`[${OPEN}${CLOSE}]`));
  if (index < 0) return;
  const before = text.slice(0, index).split('\n');
  throw new TemplateFailure({
    file: path,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: 'Unexpected private-use character: templates use U+E000 and U+E001 to mark values',
  });
}

/** Rewrites `{{value}}` to `{{print value}}`. */
class Printer extends Handlebars.Visitor {
  readonly file: TemplateFile;
  constructor(file: TemplateFile) {
    super();
    this.file = file;
  }
  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { line, column } = mustache.loc.start;
    if (mustache.escaped === false)
      throw new TemplateFailure({
        file: this.file.path,
        line,
        column: column + 1,
        message: 'Unexpected `{{{`, expected `{{`: values are never printed as raw markdown',
      });
    const isCall = mustache.params.length > 0 || mustache.hash !== undefined;
    const value: hbs.AST.Expression = isCall
      ? ({
          type: 'SubExpression',
          path: mustache.path,
          params: mustache.params,
          hash: mustache.hash,
          loc: mustache.loc,
        } as hbs.AST.SubExpression)
      : mustache.path;
    mustache.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: ['print'],
      original: 'print',
      loc: mustache.loc,
    } as hbs.AST.PathExpression;
    mustache.params = [value];
    mustache.hash = undefined as unknown as hbs.AST.Hash;
  }
}

/** Handlebars' errors in one form: some tell the place in fields, some in words. */
function explain(error: unknown, { path }: TemplateFile): TemplateProblem {
  const failure = error as { message?: string; lineNumber?: number; column?: number };
  const message = failure.message ?? String(error);
  const said = /^Parse error on line (\d+):\n([\s\S]*)$/.exec(message);
  const place = / - (\d+):(\d+)$/.exec(message);
  return {
    file: path,
    line: failure.lineNumber ?? Number(said?.[1] ?? place?.[1] ?? 1),
    column: (failure.column ?? Number(place?.[2] ?? 0)) + 1,
    message: (said?.[2] ?? message).replace(/ - \d+:\d+$/, ''),
  };
}
