import type { Declare, ExitCode } from '../shell/command.ts';

/** `explain`: what a finding means, with a bad and a good example. */
const declare: Declare = (command, carryOut) => {
  command
    .description('say what a finding means and how to write it right')
    .argument('[code]', 'the code of a finding; without it all codes are listed')
    .action((code: string | undefined) => carryOut(explain(code)));
};
export default declare;

async function explain(code: string | undefined): Promise<ExitCode> {
  const [{ explanations, explainCode, listCodes }, { nearest }, { print }, { UsageError }] =
    await Promise.all([
      import('../explanations.ts'),
      import('../nearest.ts'),
      import('../shell/terminal.ts'),
      import('../shell/usage-error.ts'),
    ]);
  if (code === undefined) {
    await print(listCodes());
    return 0;
  }
  const explanation = explanations.get(code);
  if (explanation === undefined) {
    const near = nearest(code, explanations.keys());
    throw new UsageError(
      `There is no finding \`${code}\`${near === undefined ? '' : `, did you mean \`${near}\`?`}`,
    );
  }
  await print(explainCode(code, explanation));
  return 0;
}
