import { plainText } from './plain-text.ts';

/** Most words of a sentence that only announces what follows it. */
const MOST_WORDS = 10;

/** Fewest words of a line in which a caveat is one about the system. */
const FEWEST_WORDS = 5;

const CAVEAT =
  /\b(?:likely|probably|presumably|assum(?:e|es|ed|ing)|infer(?:red)?|appears?|seems?|may|might|typical(?:ly)?)\b/i;

/** A verb that makes a sentence of a line; not one of `controls that are not there`. */
const VERB =
  /(?<!\b(?:that|which|who) )\b(?:is|are|was|has|have|uses?|employs?|follows?|can|could|will|would|involves?|consists?|relies|rely|provides?|runs?)\b/i;

/** A verb that also ends a label without a caveat: `The most important goals include`. */
const LISTS = /\bincludes?\b/i;

/** `The following table describes the elements in the context diagram`, and a question of the format. */
const FORMAL =
  /^(?:the following|below|here)\b[^.]*\b(?:tables?|lists?|elements?|diagrams?)\b[^.]*$|^(?:what|which)\b.*[?？]$/i;

/**
 * True for a line over a list that says something of its own: a long sentence, or one with a caveat
 * such as `likely`. What a label only announces, the key of the model says.
 */
export function saysMore(line: string): boolean {
  const text = plainText(line)
    .replace(/\([^()]*\)/g, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/(?: (?:is|are))? (?:as follows|the following)$/i, '')
    .trim();
  const words = text.split(/\s+/).length;
  if (FORMAL.test(text)) return false;
  if (CAVEAT.test(text)) return words >= FEWEST_WORDS && (VERB.test(text) || LISTS.test(text));
  return words > MOST_WORDS && VERB.test(text);
}
