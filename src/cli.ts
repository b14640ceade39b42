import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { ExitCode } from './shell/command.ts';
import { UsageError } from './shell/usage-error.ts';
import { commands } from './shelves/commands.ts';

/** Argv → a command; the only place that sets the exit code. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('threatdoc')
    .description(
      'One YAML model of a system: its security design document, diagrams and risk table',
    )
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError(
      'Run threatdoc --help for the commands, threatdoc <command> --help for one.',
    );
  for (const [name, load] of verbsToLoad(argv)) {
    const { default: declare } = await load();
    declare(program.command(name), async (result) => {
      code = await result;
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

/** The verb that is called, so that the others cost nothing; for help and errors all of them. */
function verbsToLoad(argv: readonly string[]) {
  const verbs = Object.entries(commands);
  const called = verbs.filter(([name]) => name === argv[0]);
  return called.length > 0 ? called : verbs;
}

/** A reader that has seen enough, such as `head`, changes nothing about the result. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `${report}\n\nThis is a bug in threatdoc ${packageJson.version} (Node ${process.version}). Please report it with the text above and the model, if you may share it.\n`,
    );
    process.exitCode = 2;
  },
);
