import { Command, type Option } from 'commander';
import { check } from '../../src/pipeline.ts';
import { toReport } from '../../src/shell/to-report.ts';
import { commands } from '../../src/shelves/commands.ts';
import { reporters } from '../../src/shelves/reporters.ts';
import { code, fenced, table } from './markdown.ts';

/** Every verb as the program itself declares it, in the order of the alphabet. */
export async function commandsReference(): Promise<string> {
  const sections = Object.entries(commands).map(async ([name, load]) => {
    const { default: declare } = await load();
    const command = new Command('threatdoc').command(name);
    declare(command, async () => {});
    return describe(command);
  });
  return (await Promise.all(sections)).join('\n\n');
}

function describe(command: Command): string {
  const help = command.createHelp();
  const terms = command.registeredArguments.map((argument) => [
    code(argument.name()),
    argument.description,
  ]);
  const options = command.options.map((option) => [code(option.flags), meaningOf(option)]);
  return [
    `### ${command.name()}`,
    `${upperFirst(command.description())}.`,
    fenced(help.commandUsage(command), 'text'),
    table(['Argument or option', 'Meaning'], [...terms, ...options]),
  ].join('\n\n');
}

function meaningOf({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices?.map((choice) => code(choice)).join(', ');
  const initial = defaultValue === undefined ? '' : `; default ${code(String(defaultValue))}`;
  return `${description}${choices === undefined ? '' : `: ${choices}`}${initial}`;
}

const FAULTY = `threatdoc: 1
system: {name: Shop}
container:
  elements:
    web: {type: Web application}
  flows:
    - web -> databse: Reads orders
`;

/** A model with a mistake in it, and what \`check --format json\` prints for it, in part. */
export async function reportSample(): Promise<string> {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(FAULTY) };
  const report = toReport(
    [{ root: '.', checked: await check(model, { read: () => 'missing' }) }],
    '.',
  );
  const [first] = report.findings.filter(({ severity }) => severity === 'error');
  const findings = first === undefined ? [] : [first];
  const json = reporters.json.report({ ...report, findings });
  return `${fenced(FAULTY, 'yaml')}\n\n${fenced(json, 'json')}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
