import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The policies and guides that four examples were made after. They are not part of this repository:
 * they are in `seeds/` beside the folder that THREATDOC_CORPUS names.
 */
const corpus = process.env.THREATDOC_CORPUS;
const beside = corpus === undefined ? '' : join(corpus, '..', 'seeds');
const seeds = existsSync(beside) ? beside : undefined;

if (seeds === undefined)
  console.info('Skipped: THREATDOC_CORPUS names no folder with seeds beside it.');

/** Which example a seed has become, and what its documents say in other words: and why. */
const EXAMPLES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    '000',
    'ipsdk',
    // Addresses that lead nowhere; `TLS 1.2 and newer`; `API calls`.
    ['https://production.example.com', 'https://itential.example.com', '1.2+', 'APIs'],
  ],
  [
    '001',
    'pyvider',
    // A name of the code, an import that is not used, the form of a real key, an address that leads
    // nowhere; `1 to 65535`; `1 MB`.
    [
      ...['MyCloudProvider', 'PrivateState', 'sk_live_12345', 'https://api.example.com'],
      ...['1-65535', '1MB'],
    ],
  ],
  ['002', 'cloud-connectors', []],
  ['004', 'azure-functions-cookbook', []],
];

/** Addresses, everything with a digit in it, and names that hold several capitals. */
const FIGURES =
  /https?:\/\/[^\s)`"']+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[\w./+=<>-]*\d[\w.+-]*|\b[A-Z][A-Za-z-]*[A-Z][A-Za-z0-9-]*\b/g;

function figuresIn(text: string): string[] {
  return [
    ...new Set([...text.matchAll(FIGURES)].map(([figure]) => figure.replace(/[.,:;]+$/, ''))),
  ];
}

describe.skipIf(seeds === undefined)('the example made after a seed', () => {
  test.each(EXAMPLES)(
    'keeps its numbers, times, versions and names: %s → %s',
    (seed, example, inOtherWords) => {
      const folder = seeds ?? '';
      const file = readdirSync(folder).find((name) => name.startsWith(`${seed}_`)) ?? '';
      const figures = figuresIn(readFileSync(join(folder, file), 'utf8'));
      const documents = ['SECURITY.md', 'docs/security/security-guide.md']
        .map((path) => new URL(`../examples/${example}/${path}`, import.meta.url))
        .map((url) => readFileSync(fileURLToPath(url), 'utf8').replaceAll('\\', '').toLowerCase())
        .join('\n');
      const lost = figures.filter((figure) => !documents.includes(figure.toLowerCase()));
      expect(figures.length).toBeGreaterThanOrEqual(16);
      expect(lost.sort()).toEqual([...inOtherWords].sort());
    },
  );
});
