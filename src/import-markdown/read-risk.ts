import type { Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import type { Draft, Fields } from './draft.ts';
import { entriesOf, listText, textOf, wholeText } from './entries.ts';
import { groupsOf, partsOf } from './group.ts';
import { leadOf, namedText } from './lead.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { shortName } from './short-name.ts';
import { nameOfRow, type TableRow, tableRows } from './table-rows.ts';
import { titledCell, titledCells } from './titled-cell.ts';
import { wholeRows } from './whole-rows.ts';
import { withoutKindWord } from './without-kind-word.ts';

type Kind = 'processes' | 'data' | 'levels' | 'risks';

const PROCESSES = /process|operation|function|abläufe|prozess|proceso|processo|プロセス|業務/i;
const DATA = /data|asset|sensitiv|information|daten|dato|dado|donnée|データ|情報/i;

function kindOf(label: string): Kind | undefined {
  if (PROCESSES.test(label) && !/processing/i.test(label)) return 'processes';
  if (/\bclassif/i.test(label)) return 'levels';
  if (DATA.test(label)) return 'data';
  if (/\brisks?\b|threats?\b|risik|riesgo|risque|リスク/i.test(label)) return 'risks';
  return undefined;
}

/** RISK ASSESSMENT: critical processes, data and its sensitivity, and risks that are named there. */
export function readRisk(section: Section, draft: Draft): void {
  const { source } = draft;
  let kind: Kind | undefined;
  let topic: string | undefined;
  for (const group of groupsOf(section.blocks, source, (label) => kindOf(label) !== undefined)) {
    const { label } = group;
    topic = undefined;
    if (label !== undefined) {
      const said = kindOf(label);
      const above = group.above.map(kindOf).findLast((found) => found !== undefined);
      kind = said ?? above ?? kind;
      if (said === undefined && kind !== undefined) topic = label;
      if (kind !== undefined && topic === undefined) draft.note('label', group.line, label);
    }
    const { points, others } = partsOf(group.blocks, source);
    const texts: string[] = [];
    for (const node of others) {
      if (node.type === 'table' && readTable(node, kind, draft)) continue;
      texts.push(source.block(node));
    }
    if (kind === undefined && texts.length > 0) kind = kindOf(texts.at(-1) ?? '');
    const isThing = topic !== undefined && (kind === 'data' || kind === 'processes');
    if (isThing && topic !== undefined) {
      const { name, rest } = shortName(topic);
      const body = [rest, ...texts, listText(points, source)].filter(Boolean).join('\n\n');
      if (kind === 'data') addData(topic, points, texts, draft);
      else draft.business.processes.push({ name, text: body || undefined });
      continue;
    }
    if (kind === 'processes' && points.length === 0 && label !== undefined) {
      appendAll(draft.business.processes, texts);
      continue;
    }
    if (kind === 'data' && points.length === 0 && texts.length > 0 && label !== undefined) {
      for (const text of texts) readData({ text, items: [], blocks: [], line: group.line }, draft);
      continue;
    }
    if (kind === 'levels' && readLevels(points, draft)) {
      for (const text of texts) draft.keep('risk', text, group.line);
      continue;
    }
    if (kind === undefined && readLabelledPoints(points, draft)) {
      for (const text of texts) draft.keep('risk', text, group.line, label);
      continue;
    }
    const heading = kind === 'levels' || kind === undefined ? label : undefined;
    for (const text of texts) draft.keep('risk', text, group.line, heading);
    const processes = kind === 'processes' ? withoutKindWord(points, label ?? '') : [];
    if (kind === 'processes') appendAll(draft.business.processes, entriesOf(processes, source));
    else if (kind === 'data') for (const point of points) readData(point, draft);
    else if (kind === 'risks') {
      draft.note('guessed', group.line, `the list "${label ?? ''}" read as open risks`);
      for (const point of points) {
        const { name, description } = namedText(wholeText(point, source));
        draft.risks.add(name, { description });
      }
    } else if (points.length > 0) draft.keep('risk', listText(points, source), group.line, heading);
  }
}

/** A list whose points each announce what they tell: `- **Critical processes**: Selling tickets.` */
function readLabelledPoints(points: readonly Point[], draft: Draft): boolean {
  const { source } = draft;
  const parts = points.map((point) => {
    const lead = leadOf(point.text);
    const kind = lead === undefined || lead.text === '' ? undefined : kindOf(lead.name);
    return { point, lead, kind };
  });
  if (parts.length === 0 || parts.some(({ kind }) => kind !== 'processes' && kind !== 'data'))
    return false;
  for (const { point, lead, kind } of parts) {
    if (lead === undefined) continue;
    draft.note('label', point.line, lead.name);
    const said = { ...point, text: lead.text };
    if (kind === 'data') readData(said, draft);
    else appendAll(draft.business.processes, entriesOf([said], source));
  }
  return true;
}

/** The words that decide a level alone; all others stay text. */
const LEVEL = /^(none|low|medium|high|critical)(?: sensitivity)?$/i;

function sensitivityOf(text: string): string {
  const plain = plainText(text).replace(/\.$/, '');
  return LEVEL.exec(plain)?.[1]?.toLowerCase() ?? text;
}

function readData(point: Point, draft: Draft): void {
  const { source } = draft;
  const text = textOf(point, source).replace(/^\**(?:data|asset)\**:\s*(?=\S)/i, '');
  const rated = /^(.{2,150}?)[.;,]\s+Sensitivity:\s*([^.]+)\.?\s*(.*)$/is.exec(text);
  const tail =
    /^(.{2,150}?)\s*\(([^()]*\b(?:sensitiv\w*|confidential\w*|critical|high|medium|low|moderate|public|internal|restricted|secret|private)\b[^()]*)\)\s*[.:]?$/is.exec(
      text,
    );
  const label = /^(.{2,150}):$/.exec(plainText(text))?.[1];
  const lead = leadOf(text);
  const marked =
    lead === undefined
      ? null
      : /^\(([^()]*\bsensitivity\b[^()]*)\)\s*[-–:]?\s*(.*)$/is.exec(lead.text);
  if (rated !== null) addNamed(rated[1] ?? '', point.items, rated[3], draft, rated[2]);
  else if (tail !== null) addNamed(tail[1] ?? '', point.items, undefined, draft, tail[2]);
  else if (label !== undefined) addData(label, point.items, [], draft);
  else if (lead !== undefined && marked !== null)
    addData(lead.name, point.items, [marked[2] ?? ''], draft, marked[1]);
  else if (
    lead !== undefined &&
    /^\w+ sensitivity\.?$/i.test(lead.text) &&
    sensitivityOf(lead.text) !== lead.text
  )
    addData(lead.name, point.items, [], draft, lead.text);
  else {
    const { name, description } = namedText(text);
    addData(name, point.items, description === undefined ? [] : [description], draft);
  }
}

/** Data whose words, before what rates them, are its name or `Name: text`. */
function addNamed(
  words: string,
  points: readonly Point[],
  more: string | undefined,
  draft: Draft,
  stated: string | undefined,
): void {
  const { name, description } = namedText(words);
  const texts = [description, more].filter((text) => text !== undefined && text !== '');
  addData(name, points, texts as string[], draft, stated);
}

function addData(
  name: string,
  points: readonly Point[],
  texts: readonly string[],
  draft: Draft,
  stated?: string,
): void {
  const { source } = draft;
  const fields: Fields = {
    description: undefined,
    sensitivity: stated === undefined ? undefined : sensitivityOf(stated),
  };
  const left: Point[] = [];
  for (const item of points) {
    const [, field = '', value = ''] =
      /^(?:\*\*)?(sensitivity(?: level)?|protection|classification)(?:\*\*)?:(?:\*\*)?\s*(\S.*)$/is.exec(
        item.text,
      ) ?? [];
    const isAlone = item.items.length === 0 && item.blocks.length === 0;
    const key = field.toLowerCase().split(' ')[0] ?? '';
    if (isAlone && key === 'sensitivity' && fields.sensitivity === undefined)
      fields.sensitivity = sensitivityOf(value);
    else if (isAlone && key === 'protection' && fields.protection === undefined)
      fields.protection = value;
    else left.push(item);
  }
  const more = left.length === 0 ? [] : [listText(left, source)];
  // Below a heading of its own: `Sensitivity: Medium. Copyrighted works.`
  const [, level, rest = ''] =
    /^[*_]*sensitivity[*_]*:[*_]*\s*([^.\n]+)\.?\s*(.*)$/is.exec(texts[0] ?? '') ?? [];
  const isStated = level !== undefined && fields.sensitivity === undefined;
  if (isStated) fields.sensitivity = sensitivityOf(level);
  const said = isStated ? [rest, ...texts.slice(1)] : texts;
  fields.description = [...said, ...more].filter((part) => part !== '').join('\n\n') || undefined;
  const { name: short, rest: beyond } = shortName(name);
  if (beyond !== undefined)
    fields.description = [beyond, fields.description].filter(Boolean).join('\n\n');
  draft.data.add(short || 'Data', fields);
}

/** A classification that goes by data; one that goes by level has no place in the model. */
function readLevels(points: readonly Point[], draft: Draft): boolean {
  const isByLevel = points.some((point) => {
    const name = leadOf(point.text)?.name ?? plainText(point.text);
    return /^(?:highly |very |top )?(?:confidential\w*|integrity|availability|internal|public|restricted|sensitive|high|medium|low|critical|secret|tier|level)\b/i.test(
      name,
    );
  });
  if (isByLevel || points.length === 0) return false;
  for (const point of points) readData(point, draft);
  return true;
}

/** A table of what its label announces, or its first column names; false for another. */
function readTable(table: Table, announced: Kind | undefined, draft: Draft): boolean {
  const { titles, head, rows: all } = tableRows(table, draft.source);
  const rows = wholeRows(all);
  const kind = kindOf(titles[0] ?? '') ?? announced;
  if (kind === undefined) return false;
  draft.note('label', draft.source.line(table), head);
  if (kind === 'risks') {
    draft.note('guessed', draft.source.line(table), 'a table of risks, read as open risks');
    readRiskRows(titles, rows, draft);
    return true;
  }
  if (kind !== 'processes') readDataRows(titles, rows, draft);
  else
    for (const row of rows) {
      const name = nameOfRow(row);
      const texts = titledCells(titles, row.cells);
      if (name !== '') draft.business.processes.push(processOf(plainText(name), texts));
    }
  return true;
}

/** A risk a row: likelihood and impact where one word decides, the other columns as text. */
function readRiskRows(titles: readonly string[], rows: readonly TableRow[], draft: Draft): void {
  for (const row of rows) {
    const { name, description } = namedText(nameOfRow(row));
    const fields: Fields = { description: undefined, likelihood: undefined, impact: undefined };
    const texts: string[] = description === undefined ? [] : [description];
    for (const [index, cell] of row.cells.entries()) {
      const title = titles[index] ?? '';
      if (index === 0 || cell === '') continue;
      const [, level = ''] = /^(low|medium|high|critical)$/i.exec(plainText(cell)) ?? [];
      const rated = /^(?:likelihood|probability)$/i.test(title)
        ? 'likelihood'
        : /^(?:impact|consequence)$/i.test(title)
          ? 'impact'
          : undefined;
      const fits = level !== '' && !(rated === 'likelihood' && /critical/i.test(level));
      if (rated !== undefined && fits && fields[rated] === undefined)
        fields[rated] = level.toLowerCase();
      else texts.push(titledCell(title, cell));
    }
    if (name !== '')
      draft.risks.add(name, { ...fields, description: texts.join('\n\n') || undefined });
  }
}

function processOf(whole: string, said: readonly string[]): ModelValue {
  if (said.length === 0) return whole;
  const { name, rest } = shortName(whole);
  const texts = rest === undefined ? said : [rest, ...said];
  return texts.length === 1 ? { name, text: texts[0] } : { name, items: [...texts] };
}

/** What a column of a data table rates, by its title. */
const RATINGS: readonly (readonly [string, RegExp])[] = [
  ['confidentiality', /^c$|^confidentiality$/i],
  ['integrity', /^i$|^integrity$/i],
  ['availability', /^a$|^availability$/i],
];

function readDataRows(titles: readonly string[], rows: readonly TableRow[], draft: Draft): void {
  for (const row of rows) {
    const [, ...cells] = row.cells;
    const name = nameOfRow(row);
    const fields: Fields = { description: undefined, sensitivity: undefined };
    const texts: string[] = [];
    for (const [index, cell] of cells.entries()) {
      const title = titles[index + 1] ?? '';
      if (cell === '') continue;
      const rating = RATINGS.find(([, words]) => words.test(title))?.[0];
      const level = LEVEL.exec(plainText(cell))?.[1]?.toLowerCase();
      if (rating !== undefined && level !== undefined && fields[rating] === undefined)
        fields[rating] = level;
      else if (/sensitiv|classif/i.test(title) && fields.sensitivity === undefined)
        fields.sensitivity = sensitivityOf(cell);
      else if (
        /protect|handling|safeguard|measures|controls/i.test(title) &&
        fields.protection === undefined
      )
        fields.protection = cell;
      else texts.push(titledCell(title, cell));
    }
    const { name: short, rest } = shortName(plainText(name));
    fields.description = [rest, ...texts].filter(Boolean).join('\n\n') || undefined;
    draft.data.add(short || 'Data', fields);
  }
}
