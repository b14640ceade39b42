import { labelInEnglish } from './in-english.ts';

/** What a column or a field of a threat says. */
export type ThreatSlot =
  | 'id'
  | 'name'
  | 'component'
  | 'stride'
  | 'description'
  | 'current'
  | 'missing'
  | 'mitigation'
  | 'likelihood'
  | 'impact'
  | 'severity'
  | 'residual'
  | 'status'
  | 'owner'
  | 'ticket'
  | 'reason'
  | 'references';

/**
 * The wordings of columns and fields seen in threat documents, the more telling ones first: `Residual
 * risk` is no risk, and `Likelihood explanation` no explanation.
 */
const SLOTS: readonly (readonly [ThreatSlot, RegExp])[] = [
  [
    'id',
    /^(?:(?:threat|risk|finding|item|vulnerability) )?(?:id|no|nr|num(?:ber)?|#|key|identifier)$|^#$/,
  ],
  [
    'status',
    /^(?:done|implemented|fixed|resolved)$|^(?:done|implemented|fixed|resolved|mitigated|addressed|closed|covered|in place) ?\?$/,
  ],
  ['residual', /\bresidual\b|\bremaining risk\b/],
  ['likelihood', /\blikelihood\b|\bprobability\b|^l$|\bexploitability\b/],
  [
    'impact',
    /^(?:potential |business |technical |security |worst[ -]case )?(?:impact|consequences?|effects?)\b|\bimpact explanation\b|^i$/,
  ],
  [
    'severity',
    /\bseverity\b|^(?:total )?dread(?: score| rating| total)?$|^(?:overall )?risk (?:level|rating|score|rank(?:ing)?|severity)\b|^(?:risk|rating|score|criticality|priority|risk value)$/,
  ],
  [
    'current',
    /\b(?:current(?:ly)?|existing|already|implemented|built-?in|in[ -]place)\b.*\b(?:mitigat|control|implement|safeguard|defen[cs]e|protection|counter)|\bhow\b.*\bmitigated\b|\b(?:mitigat\w*|controls?|safeguards?)\b.*\b(?:in place|already|implemented)\b|^currently implemented$/,
  ],
  [
    'missing',
    /\b(?:missing|recommend\w*|proposed|planned|suggested|further|additional|future|required|needed|open)\b.*\b(?:mitigat|control|implement|safeguard|action|counter|measure)|^recommendations?$|^mitigation strateg|^(?:suggested |recommended )?remediations?$|^missing implementation$|^(?:next steps|action items?|to ?do)$/,
  ],
  [
    'mitigation',
    /\b(?:mitigat\w*|controls?|counter-?measures?|safeguards?|defen[cs]es?|protections?)\b/,
  ],
  ['stride', /\bstride\b|^(?:threat )?(?:category|type|class)$/],
  [
    'component',
    /\bcomponents?\b|^(?:affected |target(?:ed)? |impacted )?(?:elements?|assets?|targets?|areas?|modules?|systems?|entit(?:y|ies)|interfaces?|resources?|surfaces?|data ?flows?|entry points?)(?: affected| name)?$|^affects$/,
  ],
  [
    'status',
    /^(?:current |mitigation |treatment |threat )?(?:status|state|disposition|decision|treatment)$/,
  ],
  ['owner', /^(?:risk )?(?:owners?|assignee|responsible(?: party| team)?)$/],
  ['ticket', /^(?:tickets?|jira|issue link|tracking|tracked in)$/],
  [
    'reason',
    /^(?:(?:acceptance|treatment|decision) )?(?:rationale|justification|reason(?:ing)?)$|^why (?:\w+ )?accepted$/,
  ],
  [
    'references',
    /^(?:cwe|capec|cves?|refs?|references?|att&ck|mitre(?: att&ck)?|owasp)(?: ids?| mapping)?$|^(?:framework|standards?|taxonomy) mappings?$/,
  ],
  [
    'name',
    /^(?:threat|risk|attack|vulnerability|finding|weakness|abuse case)(?: (?:name|title|event|scenario|summary))?$|^(?:name|title|scenario)$|^(?:an? )?(?:concrete|specific|potential|possible|identified|example) threat(?: (?:to|for|in|against) .+)?$/,
  ],
  [
    'description',
    /\bdescri|\bwhy\b|\bapplicab|\bexplanation\b|\bdetails?\b|\battack (?:vector|scenario|path|method)s?\b|^(?:method|vector|how|summary|scenario|examples?|attacker|adversary|threat agent|notes?|comments?)$|\bcontribut/,
  ],
];

/** Slots that only threats have: one of them makes a list of fields a threat. */
export const TELLING_SLOTS: ReadonlySet<ThreatSlot> = new Set<ThreatSlot>([
  'impact',
  'severity',
  'likelihood',
  'current',
  'missing',
  'mitigation',
  'residual',
  'stride',
]);

/** What a label says; undefined when it is none of a threat. */
export function threatSlot(label: string): ThreatSlot | undefined {
  if (label.length > 80) return undefined;
  const words = label
    .replace(/[*_`:]/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const english = labelInEnglish(words) ?? words;
  return SLOTS.find(([, pattern]) => pattern.test(english))?.[0];
}
