import type { Impact, Likelihood } from '../model/levels.ts';

/** A number on a scale that the document names, from just above 0 to 1. */
export interface Scaled {
  readonly value: number;
  readonly top: number;
}

/** Scales that are known to start at 1: a title `Impact (1-5)`, or a number `2/5`. */
const TOPS: ReadonlySet<number> = new Set([3, 4, 5, 10]);

/** The number that a text is, where its label or itself says on which scale; undefined otherwise. */
export function scaledIn(text: string, label: string): Scaled | undefined {
  const [, digits = '', own] =
    /^\s*(\d{1,2})\s*(?:\/\s*(\d{1,2}))?\s*$/.exec(text.replace(/[*_`]/g, '')) ?? [];
  const titled = /\(\s*1\s*(?:[-–—…]|\.\.+|to)\s*(\d{1,2})\s*\)/.exec(label)?.[1];
  const value = Number(digits);
  const top = Number(own ?? titled);
  return digits !== '' && TOPS.has(top) && value >= 1 && value <= top ? { value, top } : undefined;
}

/** The two lower fifths are low, and what is above the seventh tenth high. */
export function scaledLikelihood({ value, top }: Scaled): Likelihood {
  const share = value / top;
  return share <= 0.4 ? 'low' : share <= 0.7 ? 'medium' : 'high';
}

/** As the likelihood; the highest step of a scale with more than three is critical. */
export function scaledImpact({ value, top }: Scaled): Impact {
  if (top > 3 && value / top > 0.85) return 'critical';
  return scaledLikelihood({ value, top });
}
