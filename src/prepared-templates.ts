import type Handlebars from 'handlebars';
import type { RootContent } from 'mdast';

/**
 * What the build writes to `dist/prepared-templates.js`, so that a run neither compiles our
 * templates nor parses their pieces: half of the time of a small document. Both are looked up by
 * the text that they were made of, so a template that was changed since is simply compiled.
 */
export interface PreparedTemplates {
  readonly programs: ReadonlyMap<string, ReturnType<typeof Handlebars.precompile>>;
  readonly pieces: ReadonlyMap<string, readonly RootContent[]>;
}
