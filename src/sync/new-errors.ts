import type { Finding } from '../diagnostic.ts';

/** Errors that were not there before the edits, wherever in their lists the same ones stand now. */
export function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const keyOf = ({ code, path, message }: Finding) =>
    [code, path.replace(/\d+/g, ''), message].join('\n');
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => finding.severity === 'error' && !known.has(keyOf(finding)));
}
