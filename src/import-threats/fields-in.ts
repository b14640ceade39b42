import type { List, ListItem, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import { textOf, wholeText } from '../import-markdown/entries.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { type Point, pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { attributesOf } from './attributes-of.ts';
import { headingStride } from './heading-stride.ts';
import { kindMitigations } from './kind-mitigations.ts';
import type { Threat, ThreatField } from './threat.ts';
import { threatName } from './threat-name.ts';
import { TELLING_SLOTS, type ThreatSlot, threatSlot } from './threat-slot.ts';

/** Longest label of a field, in characters. */
const LONGEST_LABEL = 80;

/** `**Impact:** text`, `*Impact*: text`, `Impact: text` → its two parts. */
function labelled(markdown: string): { label: string; text: string } | undefined {
  const marked =
    /^\s*(\*{1,3}|_{1,3})(?=\S)([^*\n]{1,100}?)\s*(?::\s*\1|\1\s*:)\s*(.*)$/s.exec(markdown) ??
    undefined;
  const plain = /^\s*()([\p{L}#][^:\n*_]{0,60}?):(?:\s+(.*))?$/su.exec(markdown) ?? undefined;
  const found = marked ?? plain;
  if (found === undefined) return undefined;
  const label = plainText(found[2] ?? '');
  // `Theft (Severity: High)` and `Theft - severity: high` are no labels.
  const isHalf = (label.match(/\(/g)?.length ?? 0) !== (label.match(/\)/g)?.length ?? 0);
  return label === '' ||
    label.length > LONGEST_LABEL ||
    isHalf ||
    (marked === undefined && / [-–—] /.test(label))
    ? undefined
    : { label, text: (found[3] ?? '').trim() };
}

/** `Impact`, with what it is below it. */
function bareLabel(markdown: string, below: readonly unknown[]) {
  const label = plainText(markdown);
  return below.length > 0 && label.split(' ').length <= 4 && threatSlot(label) !== undefined
    ? { label, text: '' }
    : undefined;
}

/** True for fields that only a threat has. */
export function areThreat(fields: readonly ThreatField[]): boolean {
  const slots = new Set(fields.flatMap(({ slot }) => (slot === undefined ? [] : [slot])));
  return slots.size >= 2 && [...slots].some((slot) => TELLING_SLOTS.has(slot));
}

/**
 * The fields that blocks hold: points and paragraphs that start with a label, with the lists behind
 * them. What has no label follows the field before it, or describes.
 */
export function fieldsIn(blocks: readonly RootContent[], source: SourceText): ThreatField[] {
  const fields: ThreatField[] = [];
  for (const node of blocks) {
    if (node.type === 'thematicBreak') continue;
    const attributes = node.type === 'table' ? attributesOf(node, source) : undefined;
    if (attributes !== undefined) appendAll(fields, attributes);
    else if (node.type === 'list') addList(node, fields, source);
    else if (node.type === 'paragraph')
      for (const text of linesWithLabels(source.block(node))) fields.push(fieldOf(text, []));
    else addText(fields, source.block(node));
  }
  return fields;
}

/** A paragraph whose lines are fields, parted into them. */
function linesWithLabels(block: string): string[] {
  const parts: string[] = [];
  for (const line of block.split('\n').flatMap(labelsOnOneLine)) {
    const label = labelled(line)?.label;
    const isField =
      label !== undefined && (/^\s*[*_]/.test(line) || threatSlot(label) !== undefined);
    if (isField || parts.length === 0) parts.push(line.trim());
    else parts.push(`${parts.pop() ?? ''} ${line.trim()}`);
  }
  return parts;
}

/** `**Likelihood:** High | **Impact:** Low` as its fields. */
function labelsOnOneLine(line: string): string[] {
  const parts = line.split(/\s+[|·•;,–—]\s+(?=\*\*[^*\n]{1,80}(?::\*\*|\*\*\s*:))/);
  return parts.every((part) => labelled(part) !== undefined) ? parts : [line];
}

function fieldOf(text: string, points: readonly string[]): ThreatField {
  const found = labelled(text) ?? bareLabel(text, points);
  const slot = found === undefined ? undefined : threatSlot(found.label);
  const [only] = points;
  // A single point below a label is its text.
  if (slot !== undefined && found?.text === '' && points.length === 1 && only !== undefined)
    return { slot, label: found.label, text: only, points: [] };
  if (found === undefined || (slot === undefined && !/^\s*[*_]/.test(text)))
    return { slot: 'description', label: 'Description', text, points };
  return { slot, label: found.label, text: found.text, points };
}

function addList(list: List, fields: ThreatField[], source: SourceText): void {
  const points = pointsOf(list, source);
  const last = fields.at(-1);
  // Fields below the last step of a description, where the document indents them too far.
  const end = points.at(-1);
  const isHidden = end !== undefined && !isField(end) && end.items.filter(isField).length >= 2;
  if (last !== undefined && isHidden && end !== undefined) {
    const steps = [
      ...points.slice(0, -1).map((point) => wholeText(point, source)),
      textOf(end, source),
    ];
    fields[fields.length - 1] = withPoints(last, steps, list);
    for (const point of end.items) fields.push(pointField(point, source));
    return;
  }
  const isFields = points.some((point) => isField(point));
  if (!isFields && last !== undefined) {
    const more = points.map((point) => wholeText(point, source));
    fields[fields.length - 1] = withPoints(last, more, list);
    return;
  }
  for (const [index, point] of points.entries()) {
    const below = list.children[index]?.children.filter((node) => node.type === 'list') ?? [];
    const isOrdered = below.length > 0 && below.every(({ ordered }) => ordered === true);
    fields.push({ ...pointField(point, source), ...(isOrdered && { isOrdered }) });
  }
}

/** A field with the points of a list behind it; they are steps while all of its lists count. */
function withPoints(field: ThreatField, points: readonly string[], list: List): ThreatField {
  const isOrdered =
    list.ordered === true && (field.points.length === 0 || field.isOrdered === true);
  return { ...field, points: [...field.points, ...points], isOrdered };
}

function isField(point: Point): boolean {
  const label = (labelled(point.text) ?? bareLabel(point.text, point.items))?.label;
  return label !== undefined && threatSlot(label) !== undefined;
}

/** A point as a field, with the points below it. */
function pointField(point: Point, source: SourceText): ThreatField {
  const below = point.items.map((item) => wholeText(item, source));
  return fieldOf(textOf(point, source), below);
}

/** A block that is no paragraph, such as code, belongs to the field before it. */
function addText(fields: ThreatField[], block: string): void {
  const last = fields.at(-1);
  if (last === undefined)
    fields.push({ slot: 'description', label: 'Description', text: block, points: [] });
  else if (last.points.length > 0)
    fields[fields.length - 1] = { ...last, points: [...last.points, block] };
  else fields[fields.length - 1] = { ...last, text: `${last.text}\n\n${block}`.trim() };
}

/** The threats of a list: points with fields below them, or fields in a row where each name starts one. */
export function listThreats(list: List, source: SourceText): Threat[] | undefined {
  const threats = list.children.map((item) => itemThreat(item, source));
  if (threats.length > 0 && threats.every((threat) => threat !== undefined))
    return threats.filter((threat) => threat !== undefined);
  return rowThreats(pointsOf(list, source), source);
}

/** The labels of fields. */
export function labelsOf(fields: readonly ThreatField[]): string[] {
  return fields.map(({ label }) => label);
}

/** `- **Theft of cards**` with its fields below, or `- Threat: …`. */
function itemThreat(item: ListItem, source: SourceText): Threat | undefined {
  const [first, ...rest] = item.children;
  const head = first?.type === 'paragraph' ? source.inline(first) : '';
  const answers = kindMitigations(item, source);
  if (answers !== undefined) return answers;
  const fields = fieldsIn(rest as RootContent[], source);
  const isKind = headingStride(threatName(plainText(head).replace(/:$/, '')).name) !== undefined;
  if (
    !areThreat(fields) &&
    !(isKind && fields.some(({ slot, label }) => threatSlot(label) === slot && slot !== undefined))
  )
    return undefined;
  const found = labelled(head);
  const slot = found === undefined ? undefined : threatSlot(found.label);
  const line = source.line(item);
  const labels = [plainText(head), ...labelsOf(fields)];
  const withFirst = (field: ThreatField) => [field, ...fields];
  if (found !== undefined && slot !== undefined) {
    const all = withFirst({ slot, label: found.label, text: found.text, points: [] });
    return { name: '', fields: all, labels: labelsOf(all), line };
  }
  if (found === undefined || found.text === '')
    return { name: plainText(head).replace(/:$/, ''), fields, labels, line };
  const text: ThreatField = {
    slot: 'description',
    label: 'Description',
    text: found.text,
    points: [],
  };
  return { name: found.label, fields: withFirst(text), labels, line };
}

function rowThreats(points: readonly Point[], source: SourceText): Threat[] | undefined {
  const fields = points.map((point) => ({ point, field: pointField(point, source) }));
  const starts: ThreatSlot[] = ['name', 'id'];
  const [first] = fields;
  const start = first?.field.slot;
  if (start === undefined || !starts.includes(start)) return undefined;
  const threats: { name: string; fields: ThreatField[]; line: number }[] = [];
  for (const { point, field } of fields) {
    if (field.slot === start) threats.push({ name: '', fields: [], line: point.line });
    threats.at(-1)?.fields.push(field);
  }
  return threats.every((threat) => areThreat(threat.fields))
    ? threats.map((threat) => ({ ...threat, labels: labelsOf(threat.fields) }))
    : undefined;
}
