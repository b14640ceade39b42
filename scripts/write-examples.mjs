// `npm run examples`: generates the documents of every example again. They are the golden files:
// look at the difference before committing it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = readdirSync(`${root}/examples`).map((name) => `examples/${name}`);
const { status } = spawnSync(
  process.execPath,
  ['dist/cli.js', 'generate', '--force', ...examples],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 2;
