/** Words of a title that name the kind of document. */
const KIND =
  /\b(?:security|system|software|project|architecture|technical)?\s*design(?: document| doc)?\b(?: (?:for|of))?|\bproject\b(?= design)/gi;

/** Words of a part of a title that has no other, one of which must be `TELLING`. */
const PLAIN =
  /^(?:the|and|&|of|for|software|system|project|technical|high-level|detailed|application|threat|model|security|design|architecture|document|documentation|specification|overview|doc|\s)+$/i;
const TELLING = /\b(?:design|document|documentation|specification|architecture|doc|overview)\b/i;

const VERSION = /\s*[([](?:version|ver\.?|v|rev(?:ision)?\.?|draft)?\s*\d*(?:\.\d+)*[)\]]/gi;

/** What a title names without the words for the kind of document and its version; may be empty. */
export function titleName(title: string): string {
  const parts = title.replace(VERSION, '').split(/(\s+[–—-]\s+|:\s+)/);
  const kept = parts.filter(
    (part, index) => index % 2 === 0 && !(PLAIN.test(part) && TELLING.test(part)),
  );
  const isParted = kept.length > 0 && kept.length < (parts.length + 1) / 2;
  return (isParted ? kept.join(' – ') : parts.join(''))
    .replace(KIND, ' ')
    .replace(/\b(?:the|project)\s*$/i, '')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name without a last `System` or `Project` that the text leaves out somewhere. */
export function bareName(name: string, text: string): string {
  const bare = /^(.*\S) (?:system|project)$/i.exec(name)?.[1];
  if (bare === undefined) return name;
  const escaped = bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isUsed = new RegExp(
    String.raw`(?<![\p{L}\p{N}-])${escaped}(?![\p{L}\p{N}-]|\s+(?:system|project)\b)`,
    'u',
  ).test(text);
  return isUsed ? bare : name;
}
