/** What a sentence about a threat document is about. */
const ABOUT = new RegExp(
  [
    String.raw`\b(?:[Tt]hreat [Mm]odels?|[Tt]hreats?|[Aa]ttack [Ss]urfaces?|[Mm]itigation [Ss]trategies|[Rr]isks?)\b`,
    String.raw`[^.:;]{0,60}?\b(?:for|of|to|in|[Ii]nvolving)\s+(?:the\s+)?`,
    // `the “ferry-desk” application`, or words with capitals.
    String.raw`(?:[“"\x60]([\p{L}\p{N}][^”"\x60]{1,40})[”"\x60](?=\s+(?:application|system|project|app|service|library|tool)\b)`,
    String.raw`|(\p{Lu}[\p{L}\p{N}.-]*\p{L}(?:\s+\p{Lu}[\p{L}\p{N}.-]*\p{L}){0,4}))`,
  ].join(''),
  'u',
);

/** Names in capitals of what no system is called. */
const COMMON =
  /^(?:STRIDE|DREAD|PASTA|OWASP|MITRE|CIA|The|This|Each|All|High|Critical|Medium|Low|Web|Internet|API|APIs|IT|AI|LLM|LLMs|PROJECT|DESIGN)\b/;

/** The name of the system in a sentence such as `This is the threat model for the Ferry Desk.` */
export function namedInSentence(plain: string): string | undefined {
  const [, quoted, capital] = ABOUT.exec(plain.slice(0, 600)) ?? [];
  const name = (quoted ?? capital)?.trim();
  return name === undefined || COMMON.test(name) ? undefined : name;
}
