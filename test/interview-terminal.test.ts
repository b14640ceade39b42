import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KEYS, PseudoTerminal } from './helpers/pseudo-terminal.ts';

let folder: string;
let terminals: PseudoTerminal[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interview-'));
  terminals = [];
});
afterEach(async () => {
  for (const terminal of terminals) terminal.kill();
  await Promise.all(terminals.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

function interview(...args: string[]): PseudoTerminal {
  const terminal = new PseudoTerminal(folder, ['interview', ...args]);
  terminals.push(terminal);
  return terminal;
}

const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const model = () => parse(file('threatdoc.yaml'));

/** Answers the first questions: name, kind and what it is. */
async function begin(terminal: PseudoTerminal): Promise<void> {
  await terminal.answer('What is the system called?', `${KEYS.clear}Bakery shop${KEYS.enter}`);
  await terminal.answer('What kind of system is it?', KEYS.enter);
  await terminal.answer('What is it, in a sentence?', `Sells bread.${KEYS.enter}`);
}

describe('an interview in a terminal', () => {
  test('writes the model with each answer', async () => {
    const terminal = interview();
    await begin(terminal);
    await terminal.shows('? Where is its source?');
    expect(model()).toEqual({
      threatdoc: 1,
      system: { name: 'Bakery shop', description: 'Sells bread.' },
    });
  });

  test('goes back with Escape, and the answer can be changed', async () => {
    const terminal = interview();
    await begin(terminal);
    await terminal.shows('? Where is its source?');
    terminal.type(KEYS.escape);
    await terminal.answer(
      'What is it, in a sentence? Sells bread.',
      `${KEYS.clear}Bakes and sells bread.${KEYS.enter}`,
    );
    await terminal.shows('? Where is its source?');
    expect(model().system.description).toBe('Bakes and sells bread.');
  });

  test('stops on Ctrl-C without losing an answer, and goes on where it was left', async () => {
    const first = interview();
    await begin(first);
    await first.answer('Where is its source?', KEYS.interrupt);
    expect(await first.ended).toBe(0);
    expect(await first.text()).toContain('All answers are kept');
    const second = interview();
    await second.answer('An interview with 3 answers is not finished. Go on with it?', KEYS.enter);
    await second.answer('Where is its source?', `https://forge.example/bakery${KEYS.enter}`);
    await second.shows('? Who answers for it?');
    expect(model().system).toEqual({
      name: 'Bakery shop',
      description: 'Sells bread.',
      repository: 'https://forge.example/bakery',
    });
  });

  test('jumps to a section with Ctrl-G', async () => {
    const terminal = interview();
    await begin(terminal);
    await terminal.answer('Where is its source?', KEYS.goTo);
    await terminal.answer('Go to which section?', KEYS.down.repeat(2) + KEYS.enter);
    await terminal.shows('? Which security controls exist today?');
  });

  test('takes a pasted text of several lines for one answer', async () => {
    const terminal = interview();
    await begin(terminal);
    await terminal.answer('Where is its source?', KEYS.enter);
    await terminal.answer('Who answers for it?', KEYS.enter);
    await terminal.shows('? Why does it exist, and for whom?');
    terminal.paste('Bakeries bake\r\nwhat people ordered.\n\nNobody queues.');
    await terminal.shows('queues.');
    terminal.type(KEYS.enter);
    await terminal.shows('? What are its most important goals?');
    expect(model().business.description).toBe(
      'Bakeries bake\nwhat people ordered.\n\nNobody queues.',
    );
  });

  test('takes long prose from an editor', async () => {
    const editor = join(folder, 'editor.mjs');
    writeFileSync(
      editor,
      "import { appendFileSync } from 'node:fs';\nappendFileSync(process.argv[2], ' Every morning.\\n\\nAnd at night.\\n');\n",
    );
    const terminal = new PseudoTerminal(folder, ['interview'], {
      VISUAL: `${process.execPath} ${editor}`,
    });
    terminals.push(terminal);
    await begin(terminal);
    await terminal.answer('Where is its source?', KEYS.enter);
    await terminal.answer('Who answers for it?', KEYS.enter);
    await terminal.answer('Why does it exist, and for whom?', `People eat.${KEYS.editor}`);
    await terminal.shows('? What are its most important goals?');
    expect(model().business.description).toBe('People eat. Every morning.\n\nAnd at night.');
  });

  test('ticks choices and takes own words with them', async () => {
    const terminal = interview('--section', 'business');
    await terminal.answer('What is the system called?', KEYS.enter);
    await terminal.answer('What kind of system is it?', KEYS.enter);
    await terminal.answer('Why does it exist, and for whom?', KEYS.enter);
    await terminal.shows('? What are its most important goals?');
    terminal.type(KEYS.space + KEYS.up.repeat(9) + KEYS.down.repeat(7) + KEYS.space + KEYS.enter);
    await terminal.answer('Other goals', `Bake bread; Sell it warm${KEYS.enter}`);
    await terminal.shows('? What must not happen to the business?');
    terminal.type(KEYS.escape);
    await terminal.shows('[x] Other goals');
    expect(model().business.goals).toEqual([
      'Keep the trust of users in how we handle their data',
      'Bake bread',
      'Sell it warm',
    ]);
  });
});
