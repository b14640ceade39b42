import type { Nodes } from 'mdast';
import { check, pagesOf } from '../src/pipeline.ts';
import { compileTemplate } from '../src/render/compile-template.ts';
import { assemble, readTemplates } from '../src/shell/load-templates.ts';
import { filesOf } from '../src/shell/project.ts';

/**
 * The text of `dist/prepared-templates.js`.
 *
 * @param root the folder of the package
 * @param models the models whose documents show which pieces our templates give
 */
export async function prepareTemplates(root: string, models: readonly string[]): Promise<string> {
  const files = readTemplates(`${root}/templates`, 'templates');
  const partials = new Set(files.partials.keys());
  const programs = [...files.documents.values(), ...files.partials.values()].map((file) => {
    const program = compileTemplate(file, partials);
    if (typeof program !== 'string') throw new Error(`${file.path}: ${program.message}`);
    return `[${JSON.stringify(file.text)}, ${program}]`;
  });
  const templates = await assemble(files);
  const project = filesOf(root);
  for (const model of models) {
    const bytes = project.read(model);
    if (typeof bytes === 'string') throw new Error(`${model} is ${bytes}`);
    const { design, findings } = await check({ file: model, bytes }, project);
    if (design === undefined) throw new Error(`${model}: ${findings[0]?.message}`);
    pagesOf(design, model, templates);
  }
  const pieces = [...templates.pieces].sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    '// Written by scripts/prepare-templates.mjs; see src/prepared-templates.ts.',
    `export const programs = new Map([\n${programs.join(',\n')},\n]);`,
    `export const pieces = new Map(${JSON.stringify(pieces, withoutPositions)});`,
    '',
  ].join('\n');
}

/** Where a piece stood in its text is of no use any more. */
function withoutPositions(key: string, value: Nodes): Nodes | undefined {
  return key === 'position' ? undefined : value;
}
