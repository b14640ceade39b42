import { plainText } from './plain-text.ts';

/** The longest statement that there is nothing, in characters, with its reason. */
const LONGEST = 300;

const NONE =
  /^(?:n\/?a|not applicable|none(?: (?:explicitly|specifically|directly|currently))?(?: (?:yet|so far|identified|known|needed|required|specified|mentioned|documented|stated|listed|defined|described|provided|applicable|implemented))?|[-–—])$/i;

/** `N/A (external)`, `None directly, as …`, `Not applicable for …`; `None of the …` is a sentence. */
const NONE_BECAUSE =
  /^(?:n\/?a|not applicable|none(?: (?:explicitly|specifically|directly|currently|yet|needed|required|specified|mentioned|documented))*)(?:\s*[(,:]|\s*[–—-]\s|\s+(?:because|as|since|for|to|at|in|here|within|by the)\s)/i;

/** What takes back that there is nothing. */
const BUT =
  /;|\b(?:plus|additionally|except|apart from|other than|besides|but(?! (?:\p{L}+ ){0,3}(?:rel(?:y|ies)|depends?)\b)|however)\b/iu;

/** A statement that is said elsewhere in the document. */
const ELSEWHERE: readonly RegExp[] = [
  /^(?:please )?(?:see|refer to)\b.*\b(?:diagrams?|sections?|chapter|appendix|descriptions?|documentation|above|below|controls for each \p{L}+)$/iu,
  /^refer to\b.*\bdiagrams?\b/i,
  /^same(?: \p{L}+)? (?:as|like)\b/iu,
  /^(?:as|listed|described|defined) (?:above|(?:described|listed|mentioned|defined|shown)?\s*(?:above|in (?:the )?(?:\p{L}+ ){0,2}(?:diagrams?|section)))$/iu,
  /^all (?:of )?(?:the )?(?:above|aforementioned|previously|(?:\p{L}+ ){0,3}(?:mentioned|listed|described|defined) (?:above|previously|earlier))\b/iu,
];

/**
 * Words that say that there is nothing of a kind, or only that it is told elsewhere, which must not
 * count as one of it. One sentence, which nothing takes back.
 */
export function isNone(markdown: string): boolean {
  if (markdown.length > LONGEST) return false;
  const plain = plainText(markdown)
    .replace(/^\((.*)\)\.?$/, '$1')
    .replace(/\.$/, '');
  if (NONE.test(plain)) return true;
  if (/[.!?]\s+\p{Lu}/u.test(plain) || BUT.test(plain)) return false;
  return NONE_BECAUSE.test(plain) || ELSEWHERE.some((words) => words.test(plain));
}
