/** Words before the place at which a control is. */
const VERB =
  '(?:implemented|described|configured|defined|documented|located|enforced|mentioned|specified|tracked|visible|configurable|umgesetzt|beschrieben|dokumentiert)';

/** `(Implemented in the gateway)` at the end, or behind a name and before its colon. */
const BRACKET = new RegExp(
  `(?<!\\s)\\s*\\(((?:${VERB} (?:in|at|via|under|by|through|within|on)\\b|(?:location|implemented):|implemented by|part of (?=[^()]*\\b(?:repository|workflow|pipeline|framework|codebase|documentation)\\b))[^()]*(?:\\([^()]*\\)[^()]*)*)\\)\\s*(?:\\.?$|:\\s*(?=\\S))`,
  'i',
);

/** `*Implemented at:* place` at the end: what is marked as a label is one. */
const MARKED =
  /(?<![\s;])[\s;]*[*_]{1,2}((?:implemented|described|configured|defined|documented|located|enforced|where|location)(?: (?:in|at|via|under|by))?):?[*_]{1,2}:?\s+(\S.*)$/is;

/** A last sentence `Implemented in: the gateway.`, or `, implemented in the gateway`. */
const SENTENCE =
  /(?:(?<=[.!)])\s+(?=\p{Lu})|(?<=[^\s,;:.–—-])(?:,| [–—-]) (?=implemented\b))((?:[Ii]mplemented|Described|Configured|Configurable|Defined|Documented|Located|Enforced|Tracked|Visible)(?: (?:in|at|via|within|on|throughout|as part of)\b:?|:) (?:(?![.!?] +\p{Lu}|:\s)[^\n;]){2,200}?)\.?$/u;

/** What is no place but a way: `through adherence to …`, `by checking …`, `… to prevent abuse`. */
const MANNER =
  /^\W*\p{L}+ (?:by|through|via) (?:\p{L}+ing|(?:the )?(?:adherence|use|usage|means|application|strict|careful|regular|proper|consistent))\b|\bto (?:only |better )?(?:allow|authenticate|authori[sz]e|avoid|block|check|constrain|control|deny|detect|enable|encrypt|enforce|ensure|guarantee|handle|identify|keep|limit|log|maintain|make|manage|minimi[sz]e|mitigate|monitor|prevent|protect|provide|reduce|restrict|saniti[sz]e|secure|support|track|validate|verify)\b/iu;

/** True for words behind `implemented` that say how or why, not where. */
export function isManner(words: string): boolean {
  return MANNER.test(words);
}

/** A control without the words that say where it is, and these; the text as it is without any. */
export function withoutPlace(markdown: string): { text: string; where?: string } {
  const bracket = BRACKET.exec(markdown);
  if (bracket !== null && bracket.index > 0 && !isManner(bracket[1] ?? '')) {
    const rest = markdown.slice(bracket.index + bracket[0].length);
    const text = [markdown.slice(0, bracket.index), rest].filter((part) => part !== '').join(': ');
    return { text, where: (bracket[1] ?? '').replace(/^location:\s*/i, '') };
  }
  const marked = bracket === null ? MARKED.exec(markdown) : null;
  if (marked !== null && marked.index > 0) {
    const [, label = '', at = ''] = marked;
    const where = /^(?:where|location)$/i.test(label) ? at : `${label}: ${at}`;
    return { text: markdown.slice(0, marked.index), where };
  }
  const sentence = SENTENCE.exec(markdown);
  if (sentence === null || isManner(sentence[1] ?? '')) return { text: markdown };
  return { text: markdown.slice(0, sentence.index), where: sentence[1] ?? '' };
}
