import type { Part } from '../import-markdown/part.ts';
import { pointsText } from './points-text.ts';
import type { ThreatField } from './threat.ts';
import { TELLING_SLOTS } from './threat-slot.ts';
import { withoutSigns } from './without-signs.ts';

/** Several threats below one heading, and what is said of all of them. */
export interface ThreatGroup {
  /** Markdown of those that stand in a field; others stand below deeper headings. */
  readonly threats: readonly string[];
  readonly shared: readonly ThreatField[];
  /** What has no slot of a threat. */
  readonly left: readonly string[];
}

/** A heading or a label below which a plain list can only be one of threats. */
export function isThreatList(heading: string): boolean {
  return /^(?:(?:key|main|identified|top|potential|possible|application|deployment|build) )?(?:threats|(?:threat|attack) scenarios|threat list)$/i.test(
    withoutSigns(heading).replace(/\s?:$/, ''),
  );
}

/**
 * The group of threats that the fields below a heading are: `Threats` with a list, in a field or below
 * a deeper heading, beside the mitigations of all of them. Undefined for the fields of one threat.
 */
export function groupOf(
  fields: readonly ThreatField[],
  parts: readonly Part[],
): ThreatGroup | undefined {
  const lists = fields.filter(({ label, points }) => points.length > 0 && isThreatList(label));
  const isBelow = parts.some(({ name, blocks }) => {
    return isThreatList(name) && blocks.some(({ type }) => type === 'list');
  });
  if (lists.length === 0 && !isBelow) return undefined;
  const others = fields.filter((field) => !lists.includes(field));
  const isShared = ({ slot }: ThreatField) => slot !== undefined && slot !== 'description';
  return {
    threats: lists.flatMap(({ points }) => points),
    shared: others.filter(isShared),
    left: [
      ...lists.map(({ text }) => text),
      ...others.filter((field) => !isShared(field)).map(textOf),
    ].filter((text) => text !== ''),
  };
}

/** True when something is said of all threats of a group that only threats have. */
export function areShared({ shared }: ThreatGroup): boolean {
  return shared.some(({ slot }) => slot !== undefined && TELLING_SLOTS.has(slot));
}

function textOf(field: ThreatField): string {
  const { label, text, slot } = field;
  const list = pointsText(field);
  const first =
    slot === 'description' && label === 'Description' ? text : `${label}: ${text}`.trim();
  return [first, list].filter((part) => part !== '').join('\n\n');
}
