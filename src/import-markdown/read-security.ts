import type { RootContent, Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import { controlName } from './control-name.ts';
import { wantedBy } from './control-use.ts';
import type { Draft, Fields } from './draft.ts';
import { entriesOf, entryOf, listText, textOf } from './entries.ts';
import { entryFrom } from './entry-form.ts';
import { type Group, groupsOf, partsOf } from './group.ts';
import { isNoRisk } from './is-no-risk.ts';
import { isNone } from './is-none.ts';
import { leadOf } from './lead.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { isNonePoint } from './read-elements.ts';
import { saysMore } from './says-more.ts';
import type { SourceText } from './source-text.ts';
import { statusOfCell } from './status-of-cell.ts';
import { nameOfRow, tableRows } from './table-rows.ts';
import { titledCell } from './titled-cell.ts';
import { topicKey } from './topic-key.ts';
import { wholeRows } from './whole-rows.ts';
import { isManner, withoutPlace } from './without-place.ts';
import { withoutPrefix } from './without-prefix.ts';
import { withoutStatus } from './without-status.ts';

type Kind = 'existing' | 'recommended' | 'accepted' | 'open' | 'requirements';

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

/** A risk that nobody accepted. */
const REFUSED =
  /(?:\b(?:not|cannot|never|refuse|nicht|no|non|não)\b|n['’]t\b)\s+(?:[\p{L}]+\s+){0,2}?(?:accept|live with|tolerate|akzeptiert|aceptad|aceit|accettat|acceptés?)|\bunaccept|\bnon-accepted/iu;

/** A control that is not there, whatever else a label says of controls. */
const ABSENT =
  /\b(?:not(?! (?:exhaustive|complete|limited|only|in (?:any |a )?(?:particular )?order))|cannot|lack(?:s|ing)?|gaps?|without|unimplemented|absent|nicht|fehlend\w*|non(?!-)|não)\b|n['’]t\b|未(?:実装|導入|対応)/i;

/** Words of a label and what they announce, and words that say something else, asked in this order. */
const KINDS: readonly (readonly [Kind, RegExp, RegExp?])[] = [
  ['requirements', /requirement|anforderung|exigence|requisit|要件/i],
  [
    'recommended',
    /recommend|additional|to implement|improve|suggest|proposed|wanted|planned|\bto[- ]do\b|should|missing|still need|\bnext\b|target state|roadmap|empfohlen|empfehlung|geplant|recomendad|recommandé|consigliat|推奨/i,
  ],
  ['open', REFUSED, /controls?\b|measures/i],
  [
    'accepted',
    /\baccept|live with|tolerate|akzeptiert|aceptad|aceit|accettat|受容/i,
    /^(?!.*\brisks?\b.*\bwithout\b).*(?:controls?\b|measures)/i,
  ],
  [
    'existing',
    /existing|current|controls?\b|measures|implemented|already|in place|bestehend|vorhanden|maßnahmen|existente|existant|esistent|既存/i,
  ],
];

/** Labels of nothing but gaps. */
const GAPS =
  /^(?:(?:known|open|security|the) )*gaps?\b|^(?:what|things) (?:we|is|are|has|have)(?:n['’]t| (?:do |have )?not)\b/i;

/** The prefix of an item only confirms it. */
function announcedKind(label: string): Kind | undefined {
  const kind = KINDS.find(([, words, not]) => words.test(label) && not?.test(label) !== true)?.[0];
  if (kind === undefined) return GAPS.test(label) ? 'recommended' : undefined;
  return kind === 'existing' && saysAbsent(label) ? 'recommended' : kind;
}

/** `No` counts outside of brackets only: `Controls (no order)`. What is set against it does not count. */
function saysAbsent(label: string): boolean {
  const main = label.replace(/^(?:while|although|though|as|since|because|if)\b[^,]*,/i, '');
  return ABSENT.test(main) || /\bno\b/i.test(main.replace(/\([^()]*\)/g, ''));
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
      if (kind !== undefined && group.depth === 7 && saysMore(label))
        draft.keep('security', group.written ?? label, group.line);
      else if (kind !== undefined) draft.note('label', group.line, label);
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
  for (const node of others.flatMap(unquoted)) {
    const item = node.type === 'paragraph' ? source.inline(node) : '';
    const isItem = kind !== 'requirements' && withoutPrefix(item).kind !== undefined;
    if (isItem)
      readItem({ text: item, items: [], blocks: [], line: source.line(node) }, kind, draft);
    else if (kind === 'requirements' && node.type === 'table') readTable(node, draft);
    else if (kind !== 'requirements' && node.type === 'table' && isControlTable(node, source))
      readControlTable(node, kind, draft);
    else if (kind === 'requirements') addTopicText(source.block(node), topic, draft);
    else {
      // Without a list below the label nothing else says what the words are about.
      const label = points.length === 0 ? group.label : undefined;
      draft.keep('security', source.block(node), source.line(node), label);
    }
  }
  for (const point of points) {
    if (kind === 'requirements') readRequirement(point, topic, draft);
    else if (isNothing(point, kind)) draft.keep('security', point.text, point.line, group.label);
    else readItem(point, kind, draft);
  }
}

/** `- None` in a list of controls or risks, in whatever words. */
function isNothing(point: Point, kind: Kind): boolean {
  if (isNonePoint(point)) return true;
  const { text, items, blocks } = point;
  const isOfRisks = kind === 'accepted' || kind === 'open';
  return isOfRisks && items.length + blocks.length === 0 && isNoRisk(withoutPrefix(text).text);
}

/** The paragraphs of a quote that holds nothing else. */
function unquoted(node: RootContent): RootContent[] {
  if (node.type !== 'blockquote') return [node];
  return node.children.every(({ type }) => type === 'paragraph') ? node.children : [node];
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
  const isOfRisks = kind === 'accepted' || kind === 'open';
  if (prefix.kind === 'risk' || (isOfRisks && prefix.kind !== 'control'))
    addRisk(inner, kind === 'open' && prefix.kind !== 'risk' ? undefined : 'accept', draft);
  else {
    const { text: bare, status } = withoutStatus(prefix.text);
    const wanted = kind === 'recommended' ? 'recommended' : wantedBy(prefix.status);
    addControl({ ...inner, text: bare }, status ?? wanted, draft);
  }
}

/** A table whose first column names a control or a risk. */
function isControlTable(table: Table, source: SourceText): boolean {
  const [title = ''] = tableRows(table, source).titles;
  return /^(?:security )?(?:control|measure|risk|name|area|category)s?\b/i.test(title);
}

/** Titles of a column that says whether a control is there. */
const STATUS = /^(?:(?:current |implementation )?(?:status|state)|implemented\??|in place\??)$/i;

/** One control or risk a row: its name, where it is, and what the other columns say of it. */
function readControlTable(table: Table, kind: Exclude<Kind, 'requirements'>, draft: Draft): void {
  const { source } = draft;
  const { titles, head, rows } = tableRows(table, source);
  draft.note('label', source.line(table), head);
  const statusAt = titles.slice(1).findIndex((title) => STATUS.test(title));
  for (const row of wholeRows(rows)) {
    const [, ...others] = row.cells;
    const name = nameOfRow(row);
    const prefix = withoutPrefix(name);
    // A control whose status is left open is not clearly there.
    const isWanted = kind === 'recommended' || statusAt >= 0;
    const isOfControl = kind === 'existing' || kind === 'recommended';
    const stated = isOfControl ? withoutStatus(prefix.text) : { text: prefix.text };
    let status = stated.status ?? (isWanted ? 'recommended' : wantedBy(prefix.status));
    let reason: string | undefined;
    let owner: string | undefined;
    const texts: string[] = [];
    let where: string | undefined;
    for (const [index, cell] of others.entries()) {
      const title = titles[index + 1] ?? '';
      const isPlace = /^(?:where|location|implement|source)/i.test(title);
      if (cell === '') continue;
      const isAccepted = kind === 'accepted';
      if (
        isAccepted &&
        /^(?:reason|rationale|justification|why)/i.test(title) &&
        reason === undefined
      )
        reason = cell;
      else if (isAccepted && /^(?:risk )?owner$/i.test(title) && isOwner(cell)) owner = cell;
      else if (isOfControl && index === statusAt) {
        const said = statusOfCell(cell);
        status = said.status;
        if (!said.isWhole) texts.push(titledCell(title, cell));
      } else if (isPlace && kind === 'existing' && where === undefined) where = cell;
      else texts.push(titledCell(title, cell));
    }
    const description = texts.join('\n\n') || undefined;
    const named = controlName(stated.text);
    const whole = [named.description, description].filter(Boolean).join('\n\n') || undefined;
    if (named.name === '' || isNone(prefix.text) || (!isOfControl && isNoRisk(prefix.text))) {
      draft.keep('security', [prefix.text, description].filter(Boolean).join('\n\n'), row.line);
      continue;
    }
    if (kind === 'accepted')
      draft.risks.add(named.name, { description: whole, treatment: 'accept', owner, reason });
    else if (kind === 'open') draft.risks.add(named.name, { description: whole });
    else
      draft.controls.add(named.name, {
        description: whole,
        status,
        where,
      });
  }
}

/** A name of a person or a team, without marks. */
function isOwner(cell: string): boolean {
  return cell.length <= 100 && /^[\p{L}\p{N}][\p{L}\p{N} ,.'’&/()-]*$/u.test(cell);
}

/** A risk; who accepted it, why and until when is what such documents leave out. */
function addRisk(point: Point, treatment: 'accept' | undefined, draft: Draft): void {
  const { source } = draft;
  const { name, description } = controlName(textOf(point, source));
  let reason: string | undefined;
  const left = point.items.filter((item) => {
    const found = /^[*_]*(?:reason|rationale|justification)[*_]*:[*_]*\s*(?=\S)/i.exec(item.text);
    const isReason =
      treatment !== undefined &&
      found !== null &&
      item.items.length === 0 &&
      item.blocks.length === 0;
    if (!isReason || reason !== undefined) return true;
    reason = item.text.slice(found[0].length);
    return false;
  });
  const [only] = left.length === 1 && left[0]?.items.length === 0 ? left : [];
  const more = only === undefined ? listText(left, source) || undefined : textOf(only, source);
  const whole = [description, more].filter((part) => part !== undefined).join('\n\n') || undefined;
  draft.risks.add(name, { description: whole, treatment, reason });
}

const PLACE_ITEM =
  /^(?:\*\*)?(?:where|location|implemented|described|configured|defined|documented|located)\b/i;

/** Registers a control with where it is and what its sub-points say. */
function addControl(point: Point, status: string | undefined, draft: Draft): string {
  const { source } = draft;
  const fields: Fields = { description: undefined, status, where: undefined };
  const left: Point[] = [];
  for (const item of point.items) {
    const isPlace =
      PLACE_ITEM.test(item.text) &&
      (/^\W*(?:where|location)/i.test(item.text) || !isManner(item.text)) &&
      item.items.length === 0 &&
      item.blocks.length === 0;
    if (isPlace)
      fields.where = append(
        fields.where,
        item.text.replace(/^(?:\*\*)?(?:where|location)(?:\*\*)?:\s*(?:\*\*)?\s*/i, ''),
      );
    else left.push(item);
  }
  const whole = textOf(point, source);
  const { text, where } = fields.where === undefined ? withoutPlace(whole) : { text: whole };
  fields.where ??= where;
  const name = controlName(text);
  const [only] = left.length === 1 && left[0]?.items.length === 0 ? left : [];
  const more = only === undefined ? listText(left, source) || undefined : textOf(only, source);
  fields.description =
    [name.description, more].filter((part) => part !== undefined).join('\n\n') || undefined;
  return draft.controls.add(name.name, fields);
}

function append(known: unknown, more: string): string {
  return typeof known === 'string' ? `${known.replace(/\.$/, '')}; ${more}` : more;
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

/** A paragraph of requirements: `**Topic.** text` or `Topic: text`, or text below a topic. */
function addTopicText(text: string, topic: string | undefined, draft: Draft): void {
  const lead = topic === undefined ? leadOf(text) : undefined;
  const name = lead?.name.replace(/\.$/, '') ?? '';
  if (lead !== undefined && lead.text !== '' && TOPIC.test(name))
    addRequirement(name, lead.text, draft);
  else addRequirement(topic ?? 'General', text, draft);
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
  const { titles, head, rows } = tableRows(table, source);
  draft.note('label', source.line(table), head);
  let topic = 'General';
  for (const { cells, number } of rows) {
    const [first = '', ...texts] = cells;
    // A row without a topic goes on with the one above it.
    topic = plainText(first) || topic;
    const labels = titles.slice(1);
    const asked =
      texts.length === 1 ? 0 : labels.findIndex((title) => /^requirements?$/i.test(title));
    const more = texts.flatMap((text, index) =>
      index === asked || text === '' ? [] : [`${labels[index] ?? ''}: ${text}`],
    );
    const wanted = texts[asked] ?? '';
    if (wanted === '') for (const text of more) addRequirement(topic, text, draft);
    else
      addRequirement(
        topic,
        entryFrom(number === '' ? wanted : `${number}: ${wanted}`, more),
        draft,
      );
  }
}
