import type { ControlStatus } from './control-register.ts';
import { headingStride } from './heading-stride.ts';
import { statusOfHeading } from './status-of-heading.ts';
import type { Threat, ThreatField } from './threat.ts';
import { threatName } from './threat-name.ts';
import type { ThreatSlot } from './threat-slot.ts';
import { withoutSigns } from './without-signs.ts';

/** Longest name of a threat that can be a kind and nothing else, in characters. */
const LONGEST = 100;

/** What the headings round a threat say of it. */
export interface HeadingContext {
  readonly stride?: string;
  readonly component?: string;
  /** A reference to the flow that the threats hit. */
  readonly flow?: string;
  /** What the mitigations are. */
  readonly status?: ControlStatus;
  readonly isAccepted?: boolean;
  /** Fields of all threats below a heading. */
  readonly shared?: readonly ThreatField[];
}

/** What a heading, and the component that it names, add to what the headings above it say. */
export function withHeading(
  outside: HeadingContext,
  heading: string,
  component: string | undefined,
): HeadingContext {
  const stride = headingStride(heading);
  const status = statusOfHeading(heading);
  const isAccepted = /^(?:accepted risks?\b|.*\bknowingly accept)/i.test(withoutSigns(heading));
  return {
    ...outside,
    ...(component !== undefined && { component }),
    ...(stride !== undefined && { stride }),
    ...(status !== undefined && { status }),
    ...(isAccepted && { isAccepted }),
  };
}

/** A threat with what the headings round it say, where it does not say that itself. */
export function inContext(threat: Threat, context: HeadingContext): Threat {
  const { stride, component, flow, status, isAccepted, shared = [] } = context;
  const has = (slot: ThreatSlot) => threat.fields.some((field) => field.slot === slot);
  const given = (slot: ThreatSlot, label: string, text: string | undefined): ThreatField[] =>
    text === undefined || has(slot) ? [] : [{ slot, label, text, points: [] }];
  const isAcceptance = threat.fields.some(({ label }) => /^why (?:\w+ )?accepted$/i.test(label));
  const fields = [
    ...given('component', 'Component', component),
    ...threat.fields.map((field) => withStatus(field, has('status') ? undefined : status)),
    ...given('stride', 'STRIDE', stride ?? strideOf(threat)),
    ...shared.filter(({ slot }) => slot !== undefined && !has(slot)),
    ...given('status', 'Status', isAccepted === true || isAcceptance ? 'Accepted' : undefined),
  ];
  return { ...threat, fields, ...(flow !== undefined && { flow }) };
}

/** Mitigations of which nothing but the heading says what they are. */
function withStatus(field: ThreatField, status: ControlStatus | undefined): ThreatField {
  if (field.slot !== 'mitigation' || status === undefined || status === 'planned') return field;
  return { ...field, slot: status === 'existing' ? 'current' : 'missing' };
}

/** The kind of a threat that is called like it. */
function strideOf({ name }: Threat): string | undefined {
  return name === '' || name.length > LONGEST ? undefined : headingStride(threatName(name).name);
}
