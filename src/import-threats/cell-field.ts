import type { ThreatField } from './threat.ts';
import type { ThreatSlot } from './threat-slot.ts';

/** A bullet or a number at the start of a line of a cell. */
const MARK = /^(?:([-•*])|\d+[.)])\s+/;

/** The fields of a cell: lines that `<br>` parts are points where each is one, or is a mitigation. */
export function cellField(
  slot: ThreatSlot | undefined,
  label: string,
  text: string,
): ThreatField[] {
  const written = text.split(/(?:(?<!\s)\s+)?<br\s*\/?>\s*/i).filter((line) => line !== '');
  if (written.length < 2) return [{ slot, label, text: (written[0] ?? '').trim(), points: [] }];
  const lines = written.map((line) => line.replace(MARK, ''));
  const [first = '', ...rest] = lines;
  // The name of a threat, and below it what that means.
  if (slot === 'name')
    return [
      { slot, label, text: first, points: [] },
      { slot: 'description', label: 'Description', text: rest.join('\\\n'), points: [] },
    ];
  const isMitigations = /^(?:current|missing|mitigation)$/.test(slot ?? '');
  const isMarked = written.every((line) => MARK.test(line));
  const isText = slot === undefined || slot === 'description' || slot === 'impact';
  if (isMitigations) return [{ slot, label, text: '', points: lines }];
  if (isMarked && isText) {
    const isOrdered = written.every((line) => /^\d/.test(line));
    return [{ slot, label, text: '', points: lines, isOrdered }];
  }
  return [{ slot, label, text: lines.join('\\\n'), points: [] }];
}
