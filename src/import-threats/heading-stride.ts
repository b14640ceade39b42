import { strideIn } from './stated-level.ts';
import { withoutSigns } from './without-signs.ts';

/** The kind of STRIDE that a heading names, and nothing else: `Spoofing`, `T - Tampering threats`. */
export function headingStride(heading: string): string | undefined {
  const words = withoutSigns(heading)
    .replace(/^\(?[STRIDE]\)?\s*[-–—:.)]\s*/, '')
    .replace(/(?<!\s)\s*:$/, '')
    .replace(/(?<!\s)\s*\([^()]*\)/g, '');
  const { kinds, rest } = strideIn(words);
  const isAll =
    /^(?:(?:of|with|identity|data|user|privileges?|threats?|attacks?|risks?)\s*)*$/i.test(rest);
  return kinds.length === 1 && isAll && words.length > 1 ? kinds[0] : undefined;
}
