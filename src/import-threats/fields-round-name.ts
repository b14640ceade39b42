import type { ThreatField } from './threat.ts';
import type { ThreatName } from './threat-name.ts';
import type { ThreatSlot } from './threat-slot.ts';

/** What stands round the name of a threat, as fields. */
export function fieldsRoundName({ id, stride, severity }: Omit<ThreatName, 'name'>): ThreatField[] {
  const field = (slot: ThreatSlot, label: string, text = ''): ThreatField[] =>
    text === '' ? [] : [{ slot, label, text, points: [] }];
  return [
    ...field('id', 'ID', id),
    ...field('stride', 'STRIDE', stride),
    ...field('severity', 'Severity', severity),
  ];
}
