import { plainText } from '../import-markdown/plain-text.ts';
import type { ControlStatus } from './control-register.ts';
import { impactIn, isUndone, type StatedStatus, statusIn } from './stated-level.ts';
import type { ThreatField } from './threat.ts';

/** What the fields of a threat say of one another. */
export interface Said {
  /** The field that says how far it is dealt with. */
  readonly status: ThreatField | undefined;
  readonly stated: StatedStatus | undefined;
  /** What the mitigations are, by the status. */
  readonly existing: ControlStatus | undefined;
  /** Those that are there have a field of their own. */
  readonly hasCurrent: boolean;
  /** Why it is accepted, transferred or avoided. */
  readonly reason: ThreatField | undefined;
  /** A remark that says by what it is mitigated, where nothing else does. */
  readonly means: ThreatField | undefined;
  /** Of several fields that rate it the one that does so in a word. */
  readonly severity: ThreatField | undefined;
}

/** Reads the fields that say what others mean. */
export function saidBy(fields: readonly ThreatField[]): Said {
  const status = fields.find(({ slot }) => slot === 'status') ?? fields.find(isAcceptance);
  const stated = status === undefined ? undefined : statusIn(status.text);
  const isDecided = /^(?:accept|transfer|avoid)$/.test(stated?.treatment ?? '');
  const isMitigated = stated?.treatment === 'mitigate' && !fields.some(isMitigation);
  const ratings = fields.filter(({ slot }) => slot === 'severity');
  return {
    status,
    stated,
    existing: stated?.controls,
    hasCurrent: fields.some(({ slot }) => slot === 'current'),
    reason: isDecided
      ? (fields.find(({ slot }) => slot === 'reason') ?? fields.find(isRemark))
      : undefined,
    means: isMitigated
      ? fields.find((field) => isRemark(field) && tellsMeans(plainText(field.text)))
      : undefined,
    severity: ratings.find(({ text }) => impactIn(plainText(text)) !== undefined) ?? ratings.at(0),
  };
}

/** A mitigation that is a decision: `Accepted`, `By design (contract)`. */
function isAcceptance({ slot, text, points }: ThreatField): boolean {
  return (
    slot === 'mitigation' &&
    points.length === 0 &&
    /^(?:(?:risk |threat )?accepted(?=\s*(?:$|[.,;:(–—-])|\s+(?:risk|as|because|by|for|since|due)\b)|by design\b|won['’]?t fix\b)/i.test(
      plainText(text),
    )
  );
}

function isMitigation({ slot }: ThreatField): boolean {
  return slot === 'current' || slot === 'missing' || slot === 'mitigation';
}

function isRemark({ slot, label }: ThreatField): boolean {
  return slot === 'description' && /^(?:notes?|comments?)$/i.test(label);
}

/** A sentence about the system that denies nothing, and no pointer to where more is said. */
function tellsMeans(plain: string): boolean {
  return (
    plain.split(/\s+/).length > 1 &&
    !/\b(?:not?|never|none|nothing|nobody|without|lacks?|missing|still|cannot)\b|n['’]t\b/i.test(
      plain,
    ) &&
    !isUndone(plain) &&
    !/^(?:see|cf|ticket|issue|pr|fixed in|since|done|https?:|#|tracked|reviewed|todo)(?![\p{L}\p{N}])/iu.test(
      plain,
    )
  );
}
