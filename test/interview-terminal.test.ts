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

  test('adds to a commented model through the menu, and touches no other line', async () => {
    const before = `# Drawn up in May.
threatdoc: 1
system: {name: Bakery}   # one shop

questions:
  - Who bakes on Sunday?   # asked Anna
`;
    writeFileSync(join(folder, 'threatdoc.yaml'), before);
    const terminal = interview();
    await terminal.shows('? What would you like to do?');
    const menu = (await terminal.text()).split('\n').filter((line) => /^[> ] {0,1}\S/.test(line));
    const place = menu.findIndex((line) => line.includes('Add an open question'));
    const first = menu.findIndex((line) => line.startsWith('>'));
    terminal.type(KEYS.down.repeat(place - first) + KEYS.enter);
    await terminal.answer('What is not known?', `Who refunds?${KEYS.enter}`);
    await terminal.answer('What is it about?', KEYS.up.repeat(5) + KEYS.enter);
    await terminal.answer('What do you assume until there is an answer?', KEYS.enter);
    await terminal.shows('? What next?');
    expect(file('threatdoc.yaml')).toBe(`${before}  - text: Who refunds?\n    topic: business\n`);
  });

  test('notices a model that somebody else changes meanwhile, and goes on from it later', async () => {
    const first = interview();
    await begin(first);
    await first.shows('? Where is its source?');
    const changed = file('threatdoc.yaml').replace('Sells bread.', 'Sells bread and cake.');
    writeFileSync(join(folder, 'threatdoc.yaml'), `# Mine.\n${changed}`);
    first.type(`https://forge.example/bakery${KEYS.enter}`);
    expect(await first.ended).toBe(2);
    expect(await first.text()).toContain('was changed by somebody else meanwhile');
    expect(file('threatdoc.yaml')).toBe(`# Mine.\n${changed}`);
    const second = interview();
    await second.answer('An interview with 3 answers is not finished. Go on with it?', KEYS.enter);
    await second.answer('Where is its source?', `https://forge.example/bakery${KEYS.enter}`);
    await second.shows('? Who answers for it?');
    expect(file('threatdoc.yaml')).toBe(
      `# Mine.\n${changed}  repository: https://forge.example/bakery\n`,
    );
  });

  test('keeps all answers when the terminal is closed', async () => {
    const terminal = interview();
    await begin(terminal);
    await terminal.shows('? Where is its source?');
    terminal.kill('SIGHUP');
    await terminal.ended;
    expect(file('threatdoc.interview.yaml')).toContain('system.description: Sells bread.');
  });

  test('takes names in any script, longer than a line of the terminal', async () => {
    const name =
      'パン屋の注文システム、朝の焼きたてを届けるための長い名前、そしてもっと長い名前の店';
    const terminal = interview();
    await terminal.answer('What is the system called?', `${KEYS.clear}${name}${KEYS.enter}`);
    await terminal.answer('What kind of system is it?', KEYS.enter);
    await terminal.shows('? What is it, in a sentence?');
    expect(model().system.name).toBe(name);
  });

  test('says without colour what it says with colour', async () => {
    const terminal = new PseudoTerminal(folder, ['interview'], { NO_COLOR: '1' });
    terminals.push(terminal);
    await begin(terminal);
    await terminal.answer('Where is its source?', KEYS.enter);
    await terminal.answer('Who answers for it?', KEYS.enter);
    await terminal.answer('Why does it exist, and for whom?', KEYS.enter);
    await terminal.shows('[x] Let users do their business');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
    expect(terminal.output).not.toMatch(/\u001b\[(?:3|4|9|10)\d(?:;\d+)*m/);
  });

  test('asks line by line for screen readers, where several lines are one answer', async () => {
    const terminal = interview('--plain');
    await terminal.shows('What is the system called?');
    terminal.type('Bakery shop\r');
    await terminal.shows('1. Web application or web service');
    terminal.type('1\r');
    await terminal.shows('What is it, in a sentence?');
    terminal.type('/back\r');
    await terminal.shows('1. Web application or web service');
    terminal.type('1\rSells bread.\r\r\r');
    await terminal.shows('Why does it exist, and for whom?');
    terminal.type('People eat.\rEvery day.\r\r');
    await terminal.shows('What are its most important goals?');
    terminal.type('/stop\r');
    expect(await terminal.ended).toBe(0);
    expect(model().business.description).toBe('People eat.\nEvery day.');
  });
});
