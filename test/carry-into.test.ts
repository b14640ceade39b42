import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const MODEL = `threatdoc: 1
system: {name: Bakery orders}
policy:
  response: {acknowledge: 2 days}
`;

/** The program asks git what was generated, after it has read both files: then somebody writes. */
const MEDDLER = '#!/bin/sh\necho "# meanwhile" >> "$MEDDLED"\nexit 1\n';

test.each(['threatdoc.yaml', 'SECURITY.md'])(
  'nothing is written when somebody changes %s meanwhile',
  async (meddled) => {
    const folder = await mkdtemp(join(tmpdir(), 'bakery-'));
    try {
      const [model, document] = ['threatdoc.yaml', 'SECURITY.md'].map((name) =>
        join(folder, name),
      ) as [string, string];
      await writeFile(model, MODEL);
      await run(process.execPath, [PROGRAM, 'generate'], { cwd: folder });
      const edited = (await readFile(document, 'utf8')).replace('2 days', '1 day');
      await writeFile(document, edited);
      await writeFile(join(folder, 'git'), MEDDLER);
      await chmod(join(folder, 'git'), 0o755);
      const words = [PROGRAM, 'import', '--into', 'threatdoc.yaml', 'SECURITY.md'];
      const env = {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env.PATH}`,
        MEDDLED: join(folder, meddled),
      };
      const failure = await run(process.execPath, words, { cwd: folder, env }).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: 2 });
      expect((failure as { stderr: string }).stderr).toContain('changed meanwhile');
      const [before, after] = [{ model: MODEL, document: edited }, '# meanwhile\n'] as const;
      expect(await readFile(model, 'utf8')).toBe(
        before.model + (meddled === 'threatdoc.yaml' ? after : ''),
      );
      expect(await readFile(document, 'utf8')).toBe(
        before.document + (meddled === 'SECURITY.md' ? after : ''),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
