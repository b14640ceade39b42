import { isPerson } from './box-kinds.ts';
import type { ChartNode } from './chart.ts';
import { bareKey } from './name-key.ts';

/** Last words of what a thing does or holds; `GitHub Actions` is a product. */
const ACTIVITY =
  /(?:\p{L}{2}ing|tion|ment|support|keys|screenshots|handling)s?(?<!\bgithub actions)$/iu;

/**
 * What a box is made of by the lines below the name of its element, as in `Frontend`, `React`, `Vite`;
 * undefined when they may as well say something else.
 */
export function technologyLines({ lines }: ChartNode, name: string): string | undefined {
  const [first = '', ...others] = lines;
  if (others.length === 0 || bareKey(first) !== bareKey(name)) return undefined;
  if (isPerson(first) || !others.every(isTechnology)) return undefined;
  const technology = others.join(', ');
  return technology.length <= 200 ? technology : undefined;
}

function isTechnology(line: string): boolean {
  const isTitled = line.includes(':') && !/^port\b/i.test(line);
  return !(/^[([{]/.test(line) || isTitled || line.includes('_') || ACTIVITY.test(line));
}
