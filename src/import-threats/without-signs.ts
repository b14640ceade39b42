import { withoutEmoji } from './without-emoji.ts';

/** A heading without the emoji and the number before it: `🛡️ 2.1 Threats`. */
export function withoutSigns(heading: string): string {
  return withoutEmoji(withoutEmoji(heading).replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/, ''));
}
