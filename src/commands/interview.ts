import { basename, relative } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Declare, ExitCode } from '../shell/command.ts';
import { questions } from '../shelves/questions.ts';

interface Options {
  readonly answers?: string;
  readonly record?: string;
  readonly section?: string;
  readonly plain?: true;
}

/** `interview`: asks, and writes or extends a model. */
const declare: Declare = (command, carryOut) => {
  command
    .alias('init')
    .description('answer questions, get a model and its documents; goes on where it was left')
    .argument('[model]', 'the model to write or extend', 'threatdoc.yaml')
    .option('--answers <file>', 'take the answers from this file, without a terminal')
    .option('--record <file>', 'write the answers to this file at the end')
    .option('--section <name>', `only this section (${sections().join(', ')})`, sectionOf)
    .option('--plain', 'ask line by line with numbered choices, for screen readers')
    .action((model: string, options: Options) => carryOut(interview(model, options)));
};
export default declare;

function sections(): string[] {
  return Object.entries(questions)
    .filter(([, { use }]) => use === 'draft')
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([name]) => name);
}

function sectionOf(name: string): string {
  if (sections().includes(name)) return name;
  throw new InvalidArgumentError(`Expected one of ${sections().join(', ')}.`);
}

async function interview(model: string, options: Options): Promise<ExitCode> {
  const { conductInterview } = await import('../shell/conduct-interview.ts');
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const result = await conductInterview(model, { ...options, isTerminal });
  if (typeof result === 'number') return result;
  const [{ tell }, { sayFindingsThatMatter }] = await Promise.all([
    import('../shell/terminal.ts'),
    import('../shell/say-findings-that-matter.ts'),
  ]);
  const shown = relative(process.cwd(), result.model) || basename(result.model);
  if (!result.finished) {
    await tell(
      `\nStopped. All answers are kept; \`threatdoc interview ${shown}\` goes on where you left.\n`,
    );
    return 0;
  }
  await tell(`\n${await sayFindingsThatMatter(result.model, shown)}`);
  if (!result.generate) {
    await tell(`Next: \`threatdoc generate ${shown}\` writes the documents.\n`);
    return 0;
  }
  const { writeDocuments } = await import('../shell/write-documents.ts');
  const code = await writeDocuments([result.model], {});
  await tell(
    'Next: read the document, change what is not true in the model, and run threatdoc generate again.\n',
  );
  return code;
}
