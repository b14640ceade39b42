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
  /-----BEGIN|:\/\/[^\s:/@]{0,256}:[^\s/@]{4,256}@|(?:secret|SECRET|Secret)_?(?:access|ACCESS|Access)_?(?:key|KEY|Key)|_authToken=|\bxox[a-z]-|\bxapp-|hooks\.slack\.com|npm_\w{36}|gh[opsur]_\w{36}|github_pat_|sk-ant-api|T3BlbkFJ|\bSG\.\w|shp(?:pa|ca|at|ss)_|lin_api_|ops_ey|\b[rs]k_live_|\bglpat-|\bAIza/g;

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

/** What the scanner does not know, such as URLs of any scheme and to any host. */
const MORE_KINDS: readonly (readonly [string, RegExp])[] = [
  [
    'password in a URL',
    /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,256}:(?!(?:pass(?:word|wd)?|pw|secret|token|x{3,}|\.{3}|…|\*+)@)[^\s/@$<>{}%[\]]{4,256}@/gi,
  ],
  ['Stripe key', /(?<!\w)[rs]k_live_[A-Za-z0-9]{16,}/g],
  ['GitLab token', /(?<!\w)glpat-[\w-]{20,}/g],
  ['Google API key', /(?<!\w)AIza[\w-]{35}(?!\w)/g],
];

/** Finds passwords, keys and tokens in a text by their forms, in the order of the text. */
export async function findSecrets(text: string): Promise<FoundSecret[]> {
  const end = endOfSuspects(text);
  if (end === undefined) return [];
  const scanned = text.slice(0, end + LONGEST);
  const found: Omit<FoundSecret, 'masked'>[] = [];
  for (const { ruleId, range } of await scan(scanned)) {
    const rule = ruleId.replace('@secretlint/secretlint-rule-', '');
    found.push({
      kind: KINDS[rule] ?? 'secret',
      range: rule === 'aws' ? rangeOfAwsKey(scanned, range[0]) : withoutQuote(scanned, range),
    });
  }
  for (const [kind, pattern] of MORE_KINDS) {
    for (const { 0: value, index } of scanned.matchAll(pattern))
      found.push({ kind, range: [index, index + value.length] });
  }
  return withoutOverlaps(found).map((secret) => ({
    ...secret,
    masked: maskOf(scanned.slice(...secret.range)),
  }));
}

/** The scanner says where the name of the key starts, and how long its value is. */
function rangeOfAwsKey(text: string, from: number): FoundSecret['range'] {
  const value = /[A-Za-z0-9/+=]{40}/.exec(text.slice(from, from + LONGEST));
  const start = from + (value?.index ?? 0);
  return [start, start + 40];
}

/** The scanner takes the closing quote or bracket for a part of a URL. */
function withoutQuote(text: string, [start, end]: FoundSecret['range']): FoundSecret['range'] {
  return [start, start + text.slice(start, end).replace(/["'`)\]}>,;]+$/, '').length];
}

/** In the order of the text; of two that overlap the one that starts first. */
function withoutOverlaps<T extends Pick<FoundSecret, 'range'>>(found: readonly T[]): T[] {
  let last = 0;
  return found
    .toSorted(({ range: left }, { range: right }) => left[0] - right[0])
    .filter(({ range: [start, end] }) => {
      const apart = start >= last;
      last = Math.max(last, end);
      return apart;
    });
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
