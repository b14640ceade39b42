/** How texts begin that say there is no mitigation, or that none is wanted. */
const NOTHING: readonly RegExp[] = [
  /^[\s(*_`]*(?:none|n\/?a|nothing|unmitigated|missing|unknown|tbd|limited direct|not (?:applicable|mitigated|implemented|specifi\w*|explicitly|mentioned|addressed|described|available|currently|yet|directly|needed|required|necessary))(?![\p{L}\p{N}])/iu,
  /^[\s(*_`]*no (?:mitigations?|controls?|safeguards?|measures?|action|direct|specific|current|explicit|existing|known|further|additional|other)(?![\p{L}\p{N}])/iu,
  /^[\s(*_`]*(?:[-–—.]+|no[.!]?[*_`)]*)$/iu,
  /^(?:currently )?(?:it|this|(?:this |the )?(?:threat|risk|issue)) (?:is|was|has) (?:currently )?(?:not|no|un(?:mitigated|protected|addressed|handled|resolved|secured|treated))(?![\p{L}\p{N}])/iu,
  /^(?:currently,? )?there (?:is|are) (?:currently )?(?:no|none|nothing)(?![\p{L}\p{N}])/iu,
  /^currently (?:not|no|none|un(?:mitigated|protected|addressed|handled|resolved|secured|treated))(?![\p{L}\p{N}])/iu,
  /^(?:the )?(?:existing|current|present) (?:\p{L}+ )?(?:mitigations?|controls?|measures?|safeguards?) (?:is|are|seems?|appears?) (?:sufficient|adequate|enough|considered (?:sufficient|adequate|enough))(?![\p{L}\p{N}])/iu,
];

/** True for a text that says there is no mitigation, or that none is wanted. */
export function saysNothing(text: string): boolean {
  return NOTHING.some((pattern) => pattern.test(text));
}
