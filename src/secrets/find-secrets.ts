/** A secret in a text, in a form that may be shown. */
export interface FoundSecret {
  /** Offsets: start and end. */
  readonly range: readonly [number, number];
  /** What it is, in a few words: `GitHub token`. */
  readonly kind: string;
  /** Its first characters and nothing else of it. */
  readonly masked: string;
}

/**
 * How everything starts that the scanner or the list below knows. The scanner is slow to load, and
 * hardly a model has any of these.
 */
const SUSPECT =
  /-----BEGIN|:\/\/[^\s:/@]{1,256}:[^\s/@]{1,256}@|(?:secret|SECRET|Secret)_?(?:access|ACCESS|Access)_?(?:key|KEY|Key)|_authToken=|xox[a-z]-|xapp-|hooks\.slack\.com|npm_|gh[opsur]_|github_pat_|sk-|SG\.|shp[a-z]{2,3}_|lin_api_|ops_ey|[rs]k_live_|glpat-|AIza/gi;

/** Most suspects that are looked into: a model with more is no model. */
const MOST = 1000;

/** Longest secret, in characters: a private key. */
const LONGEST = 12_000;

/** What the scanner calls its finds. */
const KINDS: Readonly<Record<string, string>> = {
  '1password': '1Password token',
  anthropic: 'Anthropic key',
  aws: 'AWS secret access key',
  basicauth: 'password in a URL',
  'database-connection-string': 'password of a database',
  gcp: 'Google Cloud key',
  github: 'GitHub token',
  linear: 'Linear key',
  npm: 'npm token',
  openai: 'OpenAI key',
  privatekey: 'private key',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  slack: 'Slack token',
};

/** What the scanner does not know. */
const MORE_KINDS: readonly (readonly [string, RegExp])[] = [
  ['Stripe key', /(?<!\w)[rs]k_live_[A-Za-z0-9]{16,}/g],
  ['GitLab token', /(?<!\w)glpat-[\w-]{20,}/g],
  ['Google API key', /(?<!\w)AIza[\w-]{35}(?!\w)/g],
];

/** Finds passwords, keys and tokens in a text by their forms, in the order of the text. */
export async function findSecrets(text: string): Promise<FoundSecret[]> {
  const end = endOfSuspects(text);
  if (end === undefined) return [];
  const scanned = text.slice(0, end + LONGEST);
  const found = new Map<number, FoundSecret>();
  const add = (kind: string, [start, stop]: readonly [number, number]) => {
    if (found.has(start)) return;
    found.set(start, { range: [start, stop], kind, masked: maskOf(text.slice(start, stop)) });
  };
  for (const { ruleId, range } of await scan(scanned))
    add(KINDS[ruleId.replace('@secretlint/secretlint-rule-', '')] ?? 'secret', range);
  for (const [kind, pattern] of MORE_KINDS) {
    for (const { 0: value, index } of scanned.matchAll(pattern))
      add(kind, [index, index + value.length]);
  }
  return [...found.values()].sort((left, right) => left.range[0] - right.range[0]);
}

/** Where the last suspect starts that is looked into; undefined when there is none. */
function endOfSuspects(text: string): number | undefined {
  let count = 0;
  let end: number | undefined;
  for (const { index } of text.matchAll(SUSPECT)) {
    end = index;
    if (++count === MOST) break;
  }
  return end;
}

async function scan(content: string) {
  const [{ lintSource }, { creator: rule }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const id = '@secretlint/secretlint-rule-preset-recommend';
  const { messages } = await lintSource({
    source: { content, filePath: 'model.yaml', ext: '.yaml', contentType: 'text' },
    options: { config: { rules: [{ id, rule }] }, noPhysicFilePath: true },
  });
  return messages;
}

/** Four characters tell the owner which one it is, and a thief nothing. */
function maskOf(secret: string): string {
  return `${secret.slice(0, 4)}****`;
}
