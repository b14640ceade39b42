import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { marker } from './marker.ts';
import {
  explainTemplateError,
  type Template,
  type TemplateProblem,
  type Templates,
} from './template.ts';
import { isMarkdown, type Value } from './value.ts';

/** A template's text, and the values that its markers stand for. */
export interface Expanded {
  readonly text: string;
  readonly values: readonly Value[];
}

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

/** Runs the template of a kind of document over a view; each value printed becomes a marker. */
export function expand(
  kind: string,
  view: object,
  { documents, partials }: Templates,
): Expanded | TemplateProblem {
  const template = documents.get(kind);
  if (template === undefined) throw new Error(`there is no template for documents of kind ${kind}`);
  const values: Value[] = [];
  const handlebars = (runtime as unknown as typeof Handlebars).create();
  for (const [name, helper] of Object.entries(HELPERS)) handlebars.registerHelper(name, helper);
  handlebars.registerHelper('print', (value: unknown, { loc }: PrintOptions) => {
    if (value === null || value === undefined || value === '' || value === false) return '';
    return marker(values.push(toValue(value, loc.start)) - 1);
  });
  try {
    for (const [name, partial] of partials)
      handlebars.registerPartial(name, runnable(handlebars, partial) as Handlebars.Template);
    return { text: runnable(handlebars, template)(view), values };
  } catch (error) {
    if (error instanceof TemplateFailure) return error.problem;
    throw error;
  }
}

/** What Handlebars tells a helper of the place that calls it. */
interface PrintOptions {
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
}

function toValue(value: unknown, { line, column }: PrintOptions['loc']['start']): Value {
  if (typeof value === 'string' || typeof value === 'number' || isMarkdown(value)) return value;
  const found = Array.isArray(value) ? 'list' : 'group of fields';
  throw Object.assign(new Error(`Unexpected ${found}, expected one value to print`), {
    lineNumber: line,
    column,
  });
}

type Run = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** A template as a function; what fails while it runs is told with its file. */
function runnable(handlebars: typeof Handlebars, { path, program }: Template): Run {
  let run: Run | undefined;
  return (context, options) => {
    try {
      run ??= handlebars.template(program) as Run;
      return run(context, options);
    } catch (error) {
      if (error instanceof TemplateFailure) throw error;
      throw new TemplateFailure(explainTemplateError(error, path));
    }
  };
}
