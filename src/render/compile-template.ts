import Handlebars from 'handlebars';
import { CLOSE, OPEN } from './marker.ts';
import { explainTemplateError, type TemplateFile, type TemplateProblem } from './template.ts';

/**
 * A template as the text of a JavaScript object, which Handlebars' runtime can run. Every `{{…}}`
 * prints a marker in place of its value, so that no value is ever read as markdown of the template;
 * `{{{…}}}` would go around that and is refused.
 *
 * @param partials names of the partials that there are
 */
export function compileTemplate(
  { path, text }: TemplateFile,
  partials: ReadonlySet<string>,
): string | TemplateProblem {
  const index = text.search(new RegExp(`[${OPEN}${CLOSE}]`));
  if (index >= 0) {
    const before = text.slice(0, index).split('\n');
    return {
      file: path,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: 'Unexpected private-use character: U+E000 and U+E001 mark values',
    };
  }
  try {
    const tree = Handlebars.parse(text);
    const printer = new Printer(partials);
    printer.accept(tree);
    const [mistake] = printer.mistakes;
    if (mistake === undefined)
      return String(Handlebars.precompile(tree, { strict: true, noEscape: true }));
    const { line, column } = mistake.place;
    return { file: path, line, column: column + 1, message: mistake.message };
  } catch (error) {
    return explainTemplateError(error, path);
  }
}

/** Rewrites `{{value}}` to `{{print value}}`, and looks for what a template must not do. */
class Printer extends Handlebars.Visitor {
  readonly mistakes: { place: hbs.AST.Position; message: string }[] = [];
  readonly partials: ReadonlySet<string>;

  constructor(partials: ReadonlySet<string>) {
    super();
    this.partials = partials;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    super.MustacheStatement(mustache);
    if (mustache.escaped === false)
      this.mistakes.push({
        place: mustache.loc.start,
        message: 'Unexpected `{{{` or `{{&`, expected `{{`: values are never raw markdown',
      });
    const { loc, path, params, hash } = mustache;
    const isCall = params.length > 0 || hash !== undefined;
    const call = { type: 'SubExpression', path, params, hash, loc } as hbs.AST.SubExpression;
    mustache.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: ['print'],
      original: 'print',
      loc,
    } as hbs.AST.PathExpression;
    mustache.params = [isCall ? call : path];
    mustache.hash = undefined as unknown as hbs.AST.Hash;
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    super.PartialStatement(partial);
    const name = 'original' in partial.name ? String(partial.name.original) : undefined;
    if (name !== undefined && !this.partials.has(name))
      this.mistakes.push({
        place: partial.loc.start,
        message: `There is no partial \`${name}\`, expected one of ${[...this.partials].join(', ')}`,
      });
  }

  /** Handlebars is strict about what it prints only; here a misspelt field anywhere is a mistake. */
  override PathExpression(path: hbs.AST.PathExpression): void {
    Object.assign(path, { strict: true });
  }
}
