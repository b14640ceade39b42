import { Option } from 'commander';
import { GATES, type Gate } from '../model/settings.ts';
import type { Declare, ExitCode } from '../shell/command.ts';
import { parseDay } from '../shell/parse-day.ts';
import { reporters } from '../shelves/reporters.ts';

interface Options {
  readonly format: keyof typeof reporters;
  readonly failOn?: Gate;
  readonly today?: string;
  readonly templates?: string;
}

/** `check`: examines models by the schema, the rules, the risk gate and their documents. */
const declare: Declare = (command, carryOut) => {
  command
    .description('find what is wrong with a model, its risks and its documents')
    .argument('[models...]', 'model files or folders; - for standard input')
    .addOption(
      new Option('--format <format>', 'how to report')
        .choices(Object.keys(reporters))
        .default('pretty'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'fail on unmitigated risks from this severity on').choices(
        GATES,
      ),
    )
    .option(
      '--today <day>',
      'the day on which treatments must hold (default: today, UTC)',
      parseDay,
    )
    .option('--templates <folder>', 'the templates that the documents were generated with')
    .action((models: string[], options: Options) => carryOut(check(models, options)));
};
export default declare;

async function check(named: readonly string[], options: Options): Promise<ExitCode> {
  const [pipeline, { findModels }, { toReport }, { print, styleOf }] = await Promise.all([
    import('../pipeline.ts'),
    import('../shell/find-models.ts'),
    import('../shell/to-report.ts'),
    import('../shell/terminal.ts'),
  ]);
  const models = await findModels(named, process.cwd());
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const gate = options.failOn;
  const checked = await Promise.all(
    models.map((model) =>
      pipeline.check(model, model.project.files, {
        today,
        secrets: true,
        samples: true,
        ...(gate === undefined ? {} : { gate }),
      }),
    ),
  );
  const [{ staleDocuments }, { undrawableDiagrams }] = await Promise.all([
    import('../shell/stale-documents.ts'),
    import('../shell/undrawable-diagrams.ts'),
  ]);
  const stale = await staleDocuments(models, checked, options.templates);
  const undrawable = await Promise.all(checked.map(undrawableDiagrams));
  const examined = checked.map((one, index) => {
    const own = undrawable[index] ?? [];
    const others = (stale[index] ?? []).filter(({ message }) =>
      own.every((finding) => finding.message !== message),
    );
    return {
      root: models[index]?.project.root ?? '',
      checked: one,
      stale: [...own, ...others],
    };
  });
  const report = toReport(examined, process.cwd());
  await print(reporters[options.format].report(report, styleOf(process.stdout)));
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
