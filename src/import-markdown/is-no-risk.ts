import { plainText } from './plain-text.ts';

/** `No specific accepted risks were mentioned`; that there is no register of them is a risk. */
const NO_RISKS =
  /^(?:(?:there (?:are|were|is)|currently|at present|at this time),?\s+)*no (?:\p{L}+ ){0,3}?(?:accepted risks?(?! (?:register|assessment|acceptance|process|policy|log|list|management|review))|risks? (?:(?:have|has|are|were|was|is|been|yet|\p{L}+ly) )*(?:accepted|identified|documented|mentioned|specified|listed|stated|recorded|known))\b/iu;

/** What takes it back. */
const BUT =
  /\b(?:however|but|except|although|though|other than|besides|apart from|beyond|potential)\b/i;

/** An item of a list of risks that says that there are none. */
export function isNoRisk(markdown: string): boolean {
  const plain = plainText(markdown);
  return NO_RISKS.test(plain) && !BUT.test(plain);
}
