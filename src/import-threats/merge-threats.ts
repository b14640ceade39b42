import { plainText } from '../import-markdown/plain-text.ts';
import { fieldsRoundName } from './fields-round-name.ts';
import { impactIn } from './stated-level.ts';
import type { Threat, ThreatField, ThreatView } from './threat.ts';
import { threatName } from './threat-name.ts';

/** A threat and where in the system it stands. */
export interface PlacedThreat {
  readonly threat: Threat;
  readonly view: ThreatView;
}

/** Most threats of the same name or number that another is compared with, the last ones. */
const MOST = 8;

/** Words that say too little to tell two threats apart. */
const SMALL = new Set(
  'a an and are as at by for from in is of on or the to via when with'.split(' '),
);

/**
 * The threats of a document, those that it tells in several places as one: a table of all of them and a
 * heading of each, or one table for the impacts and one for the mitigations. Two are one when they have
 * the same name, or the same number and half of their words, and nothing that one says contradicts the
 * other.
 */
export function mergeThreats(placed: readonly PlacedThreat[]): PlacedThreat[] {
  const merged: PlacedThreat[] = [];
  const wordsOf: ReadonlySet<string>[] = [];
  const byName = new Map<string, number[]>();
  const byNumber = new Map<string, number[]>();
  for (const next of placed) {
    const { name, number, words } = titleOf(next.threat);
    const sameName = byName.get(name) ?? [];
    const sameNumber = (byNumber.get(number) ?? [])
      .slice(-MOST)
      .filter((index) => isAlike(words, titleOf((merged[index] as PlacedThreat).threat).words));
    const found = (name === '' ? [] : [...sameName.slice(-MOST), ...sameNumber]).find((index) => {
      const before = merged[index] as PlacedThreat;
      return (
        before.view === next.view && !contradict(expanded(before.threat), expanded(next.threat))
      );
    });
    if (found === undefined) {
      byName.set(name, [...sameName.slice(-MOST), merged.length]);
      if (number !== '')
        byNumber.set(number, [...(byNumber.get(number) ?? []).slice(-MOST), merged.length]);
      wordsOf.push(words);
      merged.push(next);
    } else {
      const before = merged[found] as PlacedThreat;
      merged[found] = { ...before, threat: joined(before.threat, expanded(next.threat)) };
    }
  }
  return merged;
}

/** What a threat is called, without marks, what stands in brackets behind it, and its id. */
function titleOf({ name, fields }: Threat): { name: string; number: string; words: Set<string> } {
  const text = (slot: string) => plainText(fields.find((field) => field.slot === slot)?.text ?? '');
  const titled = threatName(name === '' ? text('name') : name);
  const plain = titled.name
    .toLowerCase()
    .replace(/(?<!\s)\s*\([^()]*\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const number = /^[a-z]{0,2}-?0*(\d{1,3})$/i.exec(titled.id ?? text('id'))?.[1] ?? '';
  return {
    name: plain,
    number,
    words: new Set(plain.split(' ').filter((word) => word !== '' && !SMALL.has(word))),
  };
}

function isAlike(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared >= 2 && shared * 2 >= Math.min(left.size, right.size);
}

/** A threat with what stands round its name as fields. */
function expanded(threat: Threat): Threat {
  const fields = fieldsRoundName(threatName(threat.name));
  return fields.length === 0 ? threat : { ...threat, fields: [...threat.fields, ...fields] };
}

/** True when both say something of the same kind, and not the same; what they are called may differ. */
function contradict(left: Threat, right: Threat): boolean {
  return right.fields.some((field) => {
    const same = left.fields.filter((other) => isSameKind(field, other));
    if (field.slot === 'name' || same.length === 0) return false;
    if (field.slot === 'id')
      return (
        /\p{L}/u.test(same[0]?.text ?? '') &&
        /\p{L}/u.test(field.text) &&
        !same.some((other) => saysSame(field, other))
      );
    return !same.some((other) => saysSame(field, other));
  });
}

function isSameKind(left: ThreatField, right: ThreatField): boolean {
  if (left.slot !== right.slot) return false;
  if (left.slot === 'description') return labelIn(left) === labelIn(right);
  return left.slot !== undefined || left.label === right.label;
}

/** The label with which a description begins: an analysis stands beside what it is of. */
function labelIn({ text }: ThreatField): string {
  return /^(\p{Lu}[\p{L} ]{2,30}):\s/u.exec(text)?.[1] ?? '';
}

function saysSame(left: ThreatField, right: ThreatField): boolean {
  if (left.slot === 'severity') {
    const level = impactIn(plainText(left.text))?.level;
    if (level !== undefined && level === impactIn(plainText(right.text))?.level) return true;
  }
  return keyOf(left) === keyOf(right);
}

/** What fields say, without marks: each is compared with several others. */
const KEYS = new WeakMap<ThreatField, string>();

function keyOf(field: ThreatField): string {
  const known = KEYS.get(field);
  if (known !== undefined) return known;
  const key = [field.text, ...field.points]
    .map((part) =>
      plainText(part)
        .toLowerCase()
        .replace(/[.\s]+$/, ''),
    )
    .join('\n');
  KEYS.set(field, key);
  return key;
}

/** Two threats as one: the labels of what both say are kept for the notes. */
function joined(left: Threat, right: Threat): Threat {
  const before = expanded(left).fields;
  const isNew = (field: ThreatField) =>
    field.slot !== 'name' &&
    !before.some(
      (other) => isSameKind(field, other) && (field.slot === 'id' || saysSame(field, other)),
    );
  const said = right.fields.filter((field) => !isNew(field));
  return {
    ...left,
    fields: [...left.fields, ...right.fields.filter(isNew)],
    labels: [
      ...(left.labels ?? []),
      ...(right.labels ?? []),
      right.name,
      ...said.flatMap(({ text, points }) => [plainText(text), ...points.map(plainText)]),
    ].filter((label) => label !== ''),
  };
}
