import { plainText } from './plain-text.ts';

/** The words that decide a level alone; all others stay text. */
const LEVEL = /^(none|low|medium|high|critical)(?: sensitivity)?$/i;

/** What people call a sensitivity, at the start of a text: nothing but a sign may follow. */
const PHRASE =
  /^[*_]*(?:(?:(?:very|highly|moderately|extremely|potentially|generally)\s+)*(?:sensitive|confidential|public|internal|restricted|secret)|(?:very )?(?:low|medium|moderate|high|critical)(?:\s*(?:to|-|–|\/)\s*(?:low|medium|moderate|high|critical))?(?:\s+sensitivity)?)[*_]*(?=\s*(?:$|[.,;:(/])|\s+[–—-]\s)/i;

/** A level if one word says it, else the text. */
export function sensitivityOf(text: string): string {
  return levelOf(text) ?? text;
}

/** The level that a text is, if it is nothing else. */
export function levelOf(text: string): string | undefined {
  return LEVEL.exec(plainText(text).replace(/\.$/, ''))?.[1]?.toLowerCase();
}

/** True for a heading such as `Highly sensitive` or `Low to medium`, which names no data. */
export function isSensitivity(text: string): boolean {
  return PHRASE.exec(text)?.[0].length === text.length;
}

/** What a text says of sensitivity, and the rest of it. */
export interface Rated {
  readonly sensitivity: string;
  readonly rest: string;
}

/** The sentence of a text that rates what it is about; undefined when none does. */
export function ratedText(text: string): Rated | undefined {
  if (text.includes('\n')) return undefined;
  const sentences = text.split(/(?<=[^.\s]{2}[.!?])\s+(?=\p{Lu})/u);
  const index = sentences.findIndex((sentence) => PHRASE.test(withoutWord(sentence)));
  if (index < 0) return undefined;
  const said = withoutWord(sentences[index] ?? '');
  const phrase = said.replace(/\.$/, '');
  return {
    sensitivity: isSensitivity(phrase) ? sensitivityOf(phrase) : said,
    rest: sentences.filter((_, at) => at !== index).join(' '),
  };
}

/** `Sensitivity: High` says its own name. */
function withoutWord(sentence: string): string {
  return sentence.replace(/^[*_]*sensitivity[*_]*\s*[:–—-]\s*[*_]*\s*/i, '');
}
