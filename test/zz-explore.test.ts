import { test } from 'vitest';
import { appendFileSync, writeFileSync } from 'node:fs';
import { bodyOf, carriedEdit, documentWith, exampleProject } from './helpers/carried-edit.ts';
test.each((process.env.EX ?? 'click,web-shop').split(','))('%s', async (name) => {
  const project = exampleProject(name);
  const document = await documentWith(project);
  const lines = document.split('\n');
  const out = `/tmp/cb/explore-${name}.txt`;
  writeFileSync(out, '');
  let fence = false;
  const counts: Record<string, number> = {};
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('```')) { fence = !fence; continue; }
    if (fence || i === 0 || line.trim() === '' || /^<!--|^#|^\| -/.test(line)) continue;
    if (Number(process.env.MOD ?? 1) > 1 && i % Number(process.env.MOD) !== 0) continue;
    // the last word of letters outside of links
    const cells = line.replace(/\]\([^)]*\)|<[^>]*>|`[^`]*`/g, (m) => '\u0000'.repeat(m.length));
    const words = [...cells.matchAll(/\p{L}{3,}/gu)];
    const word = words.at(-1); if (process.env.LINES && !new RegExp(process.env.LINES).test(line)) continue; if (/^\s+- (Protects|Answers|Risks):/.test(line) || /^- \[/.test(line)) continue;
    if (word === undefined) continue;
    const edited = [...lines];
    edited[i] = line.slice(0, word.index) + 'zebra' + line.slice(word.index + word[0].length);
    let verdict = '';
    try {
      const got = await carriedEdit(project, edited.join('\n'));
      verdict = got.refusals.length > 0 ? `REFUSED ${got.refusals[0]}` : bodyOf(got.document) === bodyOf(edited.join('\n')) ? (got.paths.length > 1 ? 'BYTES-MULTI '+got.paths : 'BYTES') : `FOLLOWS ${got.paths}`;
    } catch (error) { verdict = `THROWN ${String(error).slice(0, 200)}`; }
    const head = verdict.split(' ')[0] ?? '';
    counts[head] = (counts[head] ?? 0) + 1;
    if (verdict !== 'BYTES') appendFileSync(out, `${verdict}\n    ${i + 1}: ${(edited[i] ?? '').slice(0, 170)}\n`);
  }
  appendFileSync(out, JSON.stringify(counts));
}, 1_000_000);
