import { InvalidArgumentError, Option } from 'commander';
import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import { DIAGRAM_FORMS } from '../model/settings.ts';
import type { Declare, ExitCode } from '../shell/command.ts';
import type { DocumentOptions } from '../shell/write-documents.ts';

/** `generate`: writes the documents of models; of one project all or none. */
const declare: Declare = (command, carryOut) => {
  command
    .description('write the documents of a model')
    .argument('[models...]', 'model files or folders; - for standard input')
    .option(
      '--document <kind>',
      `only this document (${DOCUMENT_KINDS.join(', ')}); repeatable`,
      addKind,
    )
    .option('--out <folder>', 'write the documents into this folder')
    .option('--stdout', 'print the documents, write nothing')
    .addOption(
      new Option(
        '--check',
        'write nothing; exit 1 and show the difference if anything would change',
      ).conflicts(['stdout', 'force']),
    )
    .option('--force', 'write over what was edited outside the keep zones')
    .option('--templates <folder>', 'templates and partials that replace ours')
    .addOption(
      new Option(
        '--diagrams <form>',
        'diagrams as mermaid text in the document, or as SVG files beside it (default: what the model says, else mermaid)',
      ).choices(DIAGRAM_FORMS),
    )
    .action((models: string[], options: DocumentOptions) => carryOut(generate(models, options)));
};
export default declare;

function addKind(kind: string, before: readonly string[] = []): string[] {
  if (DOCUMENT_KINDS.some((known) => known === kind)) return [...before, kind];
  throw new InvalidArgumentError(`Expected ${DOCUMENT_KINDS.join(' or ')}.`);
}

async function generate(models: readonly string[], options: DocumentOptions): Promise<ExitCode> {
  const { writeDocuments } = await import('../shell/write-documents.ts');
  return writeDocuments(models, options);
}
