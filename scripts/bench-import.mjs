// `npm run bench`: what importing a long document costs, shape by shape: processor time of whole runs of
// the built program, in times of a bare `node -e 0`, so that the ratio means something on any machine.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SIZES = [0.2, 0.4, 0.8, 1.6];
const MEGABYTE = 1_000_000;
const LONGEST_WAIT = 120_000;
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'threatdoc-bench-import-'));

const HEAD = `# BUSINESS POSTURE

The ferry company sells tickets at a kiosk.

# SECURITY POSTURE

- security control: The kiosk talks to the till over TLS.

# DESIGN

## C4 CONTEXT

`;
const DIAGRAM = '```mermaid\ngraph TD\n  passenger["Passenger"] --> kiosk["Ticket Kiosk"]\n```\n\n';

/** Signs that mean something to markdown, and some that do not, by a generator that always says the same. */
function noise() {
  const signs = '*_`[]()<>!#-+|\\ \n\n   ab&;:/.@~=1"\'';
  let state = 1;
  return Array.from({ length: 1000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return signs[Math.floor((state / 2_147_483_648) * signs.length)];
  }).join('');
}

const NOISE = noise();

/** What a document repeats: its first text, and what follows it as often as there is room. */
const SHAPES = {
  'elements in lists': [
    '',
    (n) =>
      `- Name: Ferry ${n}\n  - Type: System\n  - Description: Sails to island number ${n}.\n  - Responsibilities: Sails.\n  - Security controls: Lock ${n}.\n`,
  ],
  'elements in one table': [
    '| Name | Type | Description | Responsibilities | Security controls |\n|---|---|---|---|---|\n',
    (n) => `| Ferry ${n} | System | Sails to island ${n}. | Sails. | Lock ${n} |\n`,
  ],
  paragraphs: ['', (n) => `Ferry ${n} leaves at noon, and sells tickets until then.\n\n`],
  'paragraphs with links and emphasis': [
    '',
    (n) => `See [ferry ${n}](https://harbour.example/${n}), *all* of \`it\`.\n\n`,
  ],
  'e-mail addresses': ['', (n) => `Write to ferry${n}@harbour.example.\n\n`],
  tasks: ['', (n) => `- [ ] ferry ${n}\n`],
  'lists in lists': ['', (n) => `- ferry ${n}\n  - deck\n    - row\n      - seat\n`],
  'lists ever deeper': ['', (n) => `${'  '.repeat(n % 400)}- deck\n`],
  headings: ['', (n) => `### Ferry ${n}\n`],
  'quotation of many lines': ['', (n) => `> ferry ${n}\n`],
  'one table of something else': ['| a | b |\n|---|---|\n', (n) => `| ferry ${n} | noon |\n`],
  'the same without bars at its ends': ['a | b\n---|---\n', (n) => `ferry ${n} | noon\n`],
  'code that does not end': ['```\n', (n) => `ferry ${n}\n`],
  'items with code that does not end': ['', (n) => `- ferry ${n}\n  \`\`\`\n  fare\n`],
  footnotes: ['', (n) => `Ferry[^${n}] sails.\n\n[^${n}]: At noon.\n\n`],
  'raw HTML': ['', (n) => `<div>\n<b>${n}</b>\n</div>\n\n`],
  'signs without sense': ['', (n) => `${NOISE}${n}\n\n`],
};

function documentOf(length, [first, part]) {
  const parts = [HEAD, DIAGRAM, first];
  let size = parts.join('').length;
  for (let index = 0; size < length; index++) {
    const next = part(index);
    parts.push(next);
    size += next.length;
  }
  return parts.join('');
}

/** Processor seconds of a run and its exit code; undefined when it took too long. */
function run(args) {
  const probe = `${process.execPath} "$@" > /dev/null 2>&1; echo $? >&3`;
  const timed = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time { ${probe}; }`, 'run', ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      timeout: LONGEST_WAIT,
    },
  );
  if (timed.error !== undefined) return undefined;
  const [user, system] = timed.stderr.trim().split(' ').map(Number);
  return { seconds: user + system, code: Number(timed.output[3].trim()) };
}

const bare = Math.min(...Array.from({ length: 5 }, () => run(['-e', '0']).seconds));
console.log(`a bare node -e 0 takes ${bare.toFixed(3)} s of processor time\n`);
console.log(`| shape | ${SIZES.map((size) => `${size} MB`).join(' | ')} | 1.6 MB, × node -e 0 |`);
console.log(`| - | ${SIZES.map(() => '-:').join(' | ')} | -: |`);
for (const [name, shape] of Object.entries(SHAPES)) {
  const cells = SIZES.map((size) => {
    const file = join(folder, 'design.md');
    writeFileSync(file, documentOf(size * MEGABYTE, shape));
    return run([program, 'import', file, '--out', join(folder, 'threatdoc.yaml'), '--force']);
  });
  const texts = cells.map((cell) => {
    if (cell === undefined) return `over ${LONGEST_WAIT / 1000} s`;
    return `${cell.seconds.toFixed(2)} s${cell.code === 0 ? '' : ', refused'}`;
  });
  const last = cells.at(-1);
  const ratio = last === undefined ? '' : (last.seconds / bare).toFixed(0);
  console.log(`| ${name} | ${texts.join(' | ')} | ${ratio} |`);
}
rmSync(folder, { recursive: true, force: true });
