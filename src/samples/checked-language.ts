/** The languages of which samples are checked, with the other names that people give them. */
const NAMES = {
  bash: ['sh', 'shell', 'shellscript'],
  go: ['golang'],
  hcl: ['terraform', 'tf', 'tofu', 'opentofu'],
  java: [],
  javascript: ['js', 'jsx', 'mjs', 'cjs', 'node', 'ecmascript'],
  json: [],
  jsonc: [],
  php: [],
  python: ['py', 'py3', 'python3', 'pycon', 'python-repl'],
  rust: ['rs'],
  toml: [],
  tsx: [],
  typescript: ['ts', 'mts', 'cts'],
  xml: ['svg', 'pom'],
  yaml: ['yml'],
} as const;

/** A language of which samples are checked. */
export type CheckedLanguage = keyof typeof NAMES;

const LANGUAGES: ReadonlyMap<string, CheckedLanguage> = new Map(
  (Object.keys(NAMES) as CheckedLanguage[]).flatMap((language) =>
    [language, ...NAMES[language]].map((name) => [name, language] as const),
  ),
);

/** The language that a model calls by this name, if samples of it are checked. */
export function checkedLanguage(name: string | undefined): CheckedLanguage | undefined {
  return name === undefined ? undefined : LANGUAGES.get(name.trim().toLowerCase());
}
