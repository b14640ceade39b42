import type { Design } from '../../src/model/design.ts';
import type { DocumentKind } from '../../src/model/document-kinds.ts';
import { pagesOf } from '../../src/pipeline.ts';
import { read } from '../../src/read/read.ts';
import { loadTemplates } from '../../src/shell/load-templates.ts';
import { filesOf } from './files.ts';

const templates = await loadTemplates(undefined);

/** The design document of a model, without its first line: that one is the writer's. */
export function designDocument(model: string): string {
  return documentOf(designOf(model));
}

/** A model whose text has no errors, as the views see it. */
export function designOf(model: string): Design {
  const { design, findings } = read('threatdoc.yaml', Buffer.from(model), filesOf());
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (design !== undefined && errors.length === 0) return design;
  throw new Error(`the model has errors:\n${errors.map(({ message }) => message).join('\n')}`);
}

/** A document of a model, without its first line. */
export function documentOf(design: Design, kind: DocumentKind = 'design'): string {
  const made = pagesOf(design, 'threatdoc.yaml', templates, [kind]);
  if ('problem' in made) throw new Error(made.problem.message);
  const [page] = made.pages;
  if (page === undefined) throw new Error('there is no document');
  return page.text;
}
