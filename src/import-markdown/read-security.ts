import type { Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import type { Draft, Fields } from './draft.ts';
import { entriesOf, entryOf, listText, textOf, wholeText } from './entries.ts';
import { type Group, groupsOf, partsOf } from './group.ts';
import { leadOf, namedText } from './lead.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';
import { topicKey } from './topic-key.ts';
import { withoutPrefix } from './without-prefix.ts';

type Kind = 'existing' | 'recommended' | 'accepted' | 'requirements';

const TOPIC =
  /^(?:authenticat|authoriz|authoris|input valid|input sanit|cryptograph|encryption|output encod|secrets?\b|session|logging|audit|privacy|rate limit|data protect|transport|network|compliance|monitoring|availability|error handling|dependency|api security|configuration)/i;

/** What a label announces: what its last sentence says, or the nearest before it that says something. */
function controlKind(label: string): Kind | undefined {
  for (const sentence of label.split(/(?<=[.!?])\s+/).toReversed()) {
    const kind = announcedKind(sentence);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** Asked in this order; the prefix of an item only confirms it. */
function announcedKind(label: string): Kind | undefined {
  if (/requirement/i.test(label)) return 'requirements';
  if (/recommend|additional|to implement|improve|suggest|proposed/i.test(label))
    return 'recommended';
  if (/accepted/i.test(label) && !/existing|current|controls/i.test(label)) return 'accepted';
  if (/existing|current|controls?\b|measures|implemented/i.test(label)) return 'existing';
  return undefined;
}

/** SECURITY POSTURE: controls, accepted risks and requirements. */
export function readSecurity(section: Section, draft: Draft): void {
  const { source } = draft;
  const groups = groupsOf(section.blocks, source, (label) => controlKind(label) !== undefined);
  let kind: Kind | undefined;
  let topic: string | undefined;
  for (const group of groups) {
    const { label } = group;
    if (label !== undefined) {
      const isTopic = TOPIC.test(label) && kind === 'requirements';
      const said = isTopic ? undefined : controlKind(label);
      const above = group.above.map(controlKind).findLast((found) => found !== undefined);
      kind =
        said ??
        above ??
        (group.depth < 7 && !isTopic && group.above.length === 0 ? undefined : kind);
      topic = kind === 'requirements' && said === undefined ? label : undefined;
      if (kind !== undefined) draft.note('label', group.line, label);
    }
    readGroup(group, kind, topic, draft);
  }
}

function readGroup(
  group: Group,
  kind: Kind | undefined,
  topic: string | undefined,
  draft: Draft,
): void {
  const { source } = draft;
  const { points, others } = partsOf(group.blocks, source);
  const prefixed = points.some(({ text }) => withoutPrefix(text).kind !== undefined);
  if (kind === undefined && points.length > 0 && (prefixed || group.label === undefined)) {
    draft.note('guessed', group.line, 'a list without a label, read as existing controls');
    readGroup(group, 'existing', topic, draft);
    return;
  }
  if (kind === undefined) {
    const text = group.blocks.map((node) => source.block(node)).join('\n\n');
    draft.keep(
      'security',
      text || (group.written ?? group.label ?? ''),
      group.line,
      text === '' ? undefined : group.label,
    );
    return;
  }
  for (const node of others) {
    if (kind === 'requirements' && node.type === 'table') readTable(node, draft);
    else if (kind !== 'requirements' && node.type === 'table' && isControlTable(node, source))
      readControlTable(node, kind, draft);
    else if (kind === 'requirements') addRequirement(topic ?? 'General', source.block(node), draft);
    else draft.keep('security', source.block(node), source.line(node));
  }
  for (const point of points) {
    if (kind === 'requirements') readRequirement(point, topic, draft);
    else readItem(point, kind, draft);
  }
}

function readItem(point: Point, kind: Exclude<Kind, 'requirements'>, draft: Draft): void {
  const { text } = point;
  const prefix = withoutPrefix(text);
  const below = point.items.map((item) => withoutPrefix(item.text).kind);
  const isGroup =
    point.items.length > 0 &&
    prefix.kind === undefined &&
    below.every((found) => found !== undefined);
  if (isGroup) {
    draft.note('label', point.line, plainText(text));
    for (const item of point.items) readItem(item, kind, draft);
    return;
  }
  if (prefix.text === '' && point.items.length === 0 && point.blocks.length === 0) return;
  const inner = { ...point, text: prefix.text };
  if (prefix.kind === 'risk' || (kind === 'accepted' && prefix.kind !== 'control'))
    addRisk(inner, draft);
  else {
    const isWanted = kind === 'recommended' || prefix.status === 'recommended';
    addControl(inner, isWanted ? 'recommended' : undefined, draft);
  }
}

/** A table whose first column names a control or a risk. */
function isControlTable(table: Table, source: SourceText): boolean {
  const [first] = table.children[0]?.children ?? [];
  const title = first === undefined ? '' : plainText(source.inline(first));
  return /^(?:security )?(?:control|measure|risk|name|area|category)s?\b/i.test(title);
}

/** One control or risk a row: its name, where it is, and what the other columns say of it. */
function readControlTable(table: Table, kind: Exclude<Kind, 'requirements'>, draft: Draft): void {
  const { source } = draft;
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  draft.note('label', source.line(table), titles.join(' | '));
  for (const row of rows) {
    const [name = '', ...cells] = row.children.map((cell) =>
      source
        .inline(cell)
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/gi, '\\\n'),
    );
    const texts: string[] = [];
    let where: string | undefined;
    for (const [index, cell] of cells.entries()) {
      const title = titles[index + 1] ?? '';
      const isPlace = /^(?:where|location|implement|source)/i.test(title);
      if (cell === '') continue;
      if (isPlace && kind === 'existing' && where === undefined) where = cell;
      else texts.push(/^(?:description|details?|)$/i.test(title) ? cell : `${title}: ${cell}`);
    }
    const description = texts.join('\n\n') || undefined;
    const named = namedText(withoutPrefix(name).text);
    const whole = [named.description, description].filter(Boolean).join('\n\n') || undefined;
    if (named.name === '') continue;
    if (kind === 'accepted')
      draft.risks.add(named.name, { description: whole, treatment: 'accept' });
    else
      draft.controls.add(named.name, {
        description: whole,
        status: kind === 'recommended' ? kind : undefined,
        where,
      });
  }
}

/** An accepted risk; who accepted it, why and until when is what such documents leave out. */
function addRisk(point: Point, draft: Draft): void {
  const { name, description } = namedText(wholeText(point, draft.source));
  draft.risks.add(name, { description, treatment: 'accept' });
}

const PLACE =
  /\s*\(((?:(?:implemented|described|configured|defined|documented|located|enforced|mentioned|specified) (?:in|at|via|under|by|through|within|on)\b|location:|implemented by)[^()]*(?:\([^()]*\)[^()]*)*)\)\s*\.?$/i;
const PLACE_ITEM =
  /^(?:\*\*)?(?:where|location|implemented|described|configured|defined|documented|located)\b/i;

/** Registers a control with where it is and what its sub-points say. */
function addControl(point: Point, status: string | undefined, draft: Draft): string {
  const { source } = draft;
  const fields: Fields = { description: undefined, status, where: undefined };
  const left: Point[] = [];
  for (const item of point.items) {
    const isPlace =
      PLACE_ITEM.test(item.text) && item.items.length === 0 && item.blocks.length === 0;
    if (isPlace)
      fields.where = append(
        fields.where,
        item.text.replace(/^(?:\*\*)?(?:where|location)(?:\*\*)?:\s*(?:\*\*)?\s*/i, ''),
      );
    else left.push(item);
  }
  let text = textOf(point, source);
  const place = PLACE.exec(text);
  if (place !== null && fields.where === undefined) {
    text = text.slice(0, place.index);
    fields.where = (place[1] ?? '').replace(/^location:\s*/i, '');
  }
  const name = namedText(text);
  const more = left.length === 0 ? undefined : listText(left, source);
  fields.description =
    [name.description, more].filter((part) => part !== undefined).join('\n\n') || undefined;
  return draft.controls.add(name.name, fields);
}

function append(known: unknown, more: string): string {
  return typeof known === 'string' ? `${known}; ${more}` : more;
}

function readRequirement(point: Point, topic: string | undefined, draft: Draft): void {
  const { source } = draft;
  const text = withoutPrefix(point.text).text;
  const stripped = { ...point, text };
  if (topic !== undefined) {
    const entry = entryOf(stripPrefixes(stripped), source);
    if (entry !== undefined) addRequirement(topic, entry, draft);
    return;
  }
  const lead = leadOf(text);
  const label = /^(.{1,80}):$/.exec(plainText(text))?.[1];
  const name =
    label ??
    lead?.name ??
    (TOPIC.test(plainText(text)) && text.length < 60 ? plainText(text) : undefined);
  if (name === undefined) {
    const entry = entryOf(stripPrefixes(stripped), source);
    if (entry !== undefined) addRequirement('General', entry, draft);
    return;
  }
  const rest = label === undefined ? (lead?.text ?? '') : '';
  if (rest !== '') addRequirement(name, rest, draft);
  for (const block of point.blocks) addRequirement(name, source.block(block), draft);
  for (const entry of entriesOf(point.items.map(stripPrefixes), source))
    addRequirement(name, entry, draft);
}

function stripPrefixes(point: Point): Point {
  const { kind, text } = withoutPrefix(point.text);
  return {
    ...point,
    text: kind === 'requirement' ? text : point.text,
    items: point.items.map(stripPrefixes),
  };
}

function addRequirement(topic: string, entry: ModelValue, draft: Draft): void {
  const key = topicKey(topic);
  const known = draft.requirements.get(key) ?? [];
  known.push(entry);
  draft.requirements.set(key, known);
}

function readTable(table: Table, draft: Draft): void {
  const { source } = draft;
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  draft.note('label', source.line(table), titles.join(' | '));
  for (const row of rows) {
    const [topic = '', ...cells] = row.children.map((cell) =>
      source.inline(cell).replaceAll('\\|', '|'),
    );
    const texts = cells.map((cell, index) =>
      cells.length > 1 ? `${titles[index + 1] ?? ''}: ${cell}` : cell,
    );
    for (const text of texts)
      if (text.trim() !== '')
        addRequirement(plainText(topic) || 'General', text.replace(/<br\s*\/?>/gi, '\\\n'), draft);
  }
}
