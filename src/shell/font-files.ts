import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_SCOPE } from '../picture/font-packages.ts';

/**
 * Fonts for what ours has no glyph for: the Noto fonts that npm has installed in the project of a
 * model or beside this program, in the order of their names.
 */
export function fontFiles(root: string, model: string): string[] {
  const found = new Map<string, string>();
  const places = [...between(root, dirname(resolve(root, model))), ...between('/', ourFolder)];
  for (const place of places) {
    const scope = join(place, 'node_modules', FONT_SCOPE);
    if (!existsSync(scope)) continue;
    for (const name of readdirSync(scope)) {
      const file = name.startsWith('noto-') ? regularIn(join(scope, name)) : undefined;
      if (file !== undefined && !found.has(name)) found.set(name, file);
    }
  }
  return [...found.keys()].sort().map((name) => found.get(name) ?? '');
}

const ourFolder = dirname(fileURLToPath(import.meta.url));

/** A folder and those around it, up to a root. */
function between(root: string, folder: string): string[] {
  const parent = dirname(folder);
  return folder === root || parent === folder ? [folder] : [folder, ...between(root, parent)];
}

function regularIn(folder: string): string | undefined {
  const inside = join(folder, '400Regular');
  if (!existsSync(inside)) return undefined;
  const name = readdirSync(inside)
    .sort()
    .find((file) => file.endsWith('.ttf'));
  return name === undefined ? undefined : join(inside, name);
}
