import { isClash } from '../document-paths.ts';
import type { Design } from '../model/design.ts';
import type { ExitCode } from './command.ts';

/** A model that pages or pictures can be made of, and where it belongs. */
export interface ReadDesign {
  readonly design: Design;
  readonly file: string;
  readonly root: string;
}

/**
 * The designs of models, or the exit code after telling why there is none. Only the designs stay in
 * memory, which for a large model is a quarter of what reading it takes.
 */
export async function readDesigns(named: readonly string[]): Promise<ReadDesign[] | ExitCode> {
  const [{ check }, { findModels }] = await Promise.all([
    import('../pipeline.ts'),
    import('./find-models.ts'),
  ]);
  const models = await findModels(named, process.cwd());
  const examined = await Promise.all(
    models.map(async (model) => ({
      root: model.project.root,
      checked: await check(model, model.project.files),
    })),
  );
  const failed = examined.filter(({ checked }) => checked.design === undefined);
  if (failed.length > 0) {
    const [{ toReport }, { tellFindings }] = await Promise.all([
      import('./to-report.ts'),
      import('./tell-findings.ts'),
    ]);
    const { findings, lines } = toReport(failed, process.cwd());
    const errors = findings.filter(({ severity }) => severity === 'error');
    await tellFindings(errors, lines);
    return errors.some(isClash) ? 2 : 1;
  }
  return examined.flatMap(({ root, checked: { design, file } }) =>
    design === undefined ? [] : [{ design, file, root }],
  );
}
