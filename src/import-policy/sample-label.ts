export type Verdict = 'bad' | 'good';

const WORDS: readonly (readonly [Verdict, string])[] = [
  [
    'bad',
    "bad|wrong|incorrect|insecure|unsafe|vulnerable|don['’]?t(?: do this)?|do not(?: do this)?|avoid(?: this)?|not recommended|never",
  ],
  ['good', 'good|right|correct|secure|safe|do|do this|recommended|better|preferred|fixed'],
];

const SIGNS: readonly (readonly [Verdict, RegExp])[] = [
  ['bad', /^(?:❌|✗|✘|🚫|⛔|👎|:x:|:no_entry:)\uFE0F?\s*/u],
  ['good', /^(?:✅|✓|✔|☑|👍|:white_check_mark:|:heavy_check_mark:)\uFE0F?\s*/u],
];

const NOUNS = '(?: (?:example|practice|code|way|approach|version|pattern|configuration|usage)s?)?';

/** What a mark says, and the words behind it. */
export interface Marked {
  readonly verdict: Verdict;
  readonly rest: string;
}

/** A line of text that marks the code below it: `Bad:`, `**❌ Wrong**`, `Good example:`. */
export function sampleLabel(line: string): Marked | undefined {
  if (line.length > 160) return undefined;
  const plain = line.replace(/[*_`]/g, '').trim();
  return marked(plain, /^\s*(?::|$)\s*/);
}

/** A comment of code that marks what follows it: `# Good: …`, `// Bad - …`, `# ❌ …`. */
export function sampleComment(line: string): (Marked & { readonly opening: string }) | undefined {
  if (line.length > 300) return undefined;
  const [whole = '', opening = ''] = /^(#+|\/\/+|--|;+|\/\*+|<!--)\s*/.exec(line) ?? [];
  if (whole === '') return undefined;
  const found = marked(line.slice(whole.length).trimEnd(), /^\s*(?::|[-–—](?= )|$)\s*/);
  return found === undefined ? undefined : { ...found, opening };
}

/** @param end what may stand behind the word that marks */
function marked(text: string, end: RegExp): Marked | undefined {
  for (const [verdict, sign] of SIGNS) {
    const found = sign.exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length);
    const word = ofWord(rest, end);
    return word?.verdict === verdict ? word : { verdict, rest: rest.replace(/^[:-]\s*/, '') };
  }
  return ofWord(text, end);
}

function ofWord(text: string, end: RegExp): Marked | undefined {
  for (const [verdict, words] of WORDS) {
    const found = new RegExp(`^(?:${words})${NOUNS}(?![\\p{L}\\p{N}_])`, 'iu').exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length);
    const stop = end.exec(rest);
    if (stop !== null) return { verdict, rest: rest.slice(stop[0].length) };
  }
  return undefined;
}
