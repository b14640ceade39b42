/**
 * Text that a terminal only shows: control characters and those that reorder a line appear as a
 * dot, so that a model cannot steer the terminal of whoever checks it (CWE-150).
 */
export function harmless(text: string): string {
  return text.replaceAll('\t', ' ').replace(/\p{Cc}|\p{Bidi_Control}/gu, '·');
}
