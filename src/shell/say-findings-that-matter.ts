import { check } from '../pipeline.ts';
import { rules } from '../shelves/rules.ts';
import { filesOf, projectOf, readNamed } from './project.ts';

/** Most kinds of findings that are named; the rest is counted. */
const MOST = 5;

/**
 * What a model that somebody has just made still lacks, in a few lines: its errors and warnings by
 * kind, the commonest first.
 *
 * @param shown how the person would name the model
 */
export async function sayFindingsThatMatter(model: string, shown: string): Promise<string> {
  const bytes = readNamed(model);
  if (typeof bytes === 'string') return '';
  const { root, file } = projectOf(model);
  const { findings } = await check({ file, bytes }, filesOf(root));
  const serious = findings.filter(({ severity }) => severity !== 'note');
  if (serious.length === 0) return `\`threatdoc check ${shown}\` finds nothing to mend.\n`;
  const counts = new Map<string, number>();
  for (const { code } of serious) counts.set(code, (counts.get(code) ?? 0) + 1);
  const kinds = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const lines = kinds
    .slice(0, MOST)
    .map(([code, count]) => `  ${count} × ${code}: ${titleOf(code)}\n`);
  const left = kinds.length > MOST ? `  and ${kinds.length - MOST} other kinds\n` : '';
  return `What is left to look at (\`threatdoc check ${shown}\` shows each with its place):\n${lines.join('')}${left}`;
}

function titleOf(code: string): string {
  return Object.entries(rules).find(([id]) => id === code)?.[1].title ?? 'see `threatdoc explain`';
}
