import type { ControlStatus } from './control-register.ts';
import { withoutSigns } from './without-signs.ts';

/** What a heading says of the mitigations below it: `Existing controls`, `Active Mitigations`. */
export function statusOfHeading(heading: string): ControlStatus | undefined {
  const words = withoutSigns(heading).toLowerCase();
  const [, word = ''] =
    /^(?:security )?(\w+) (?:security )?(?:controls?|mitigations?|safeguards?|(?:counter-?)?measures?|defen[cs]es?)\b/.exec(
      words,
    ) ?? [];
  if (/^(?:existing|current|active|implemented|deployed)$/.test(word)) return 'existing';
  if (/^(?:planned|scheduled)$/.test(word)) return 'planned';
  return /^(?:recommended|proposed|additional|missing|suggested|further)$/.test(word)
    ? 'recommended'
    : undefined;
}
