import type { Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import type { Draft, Fields } from './draft.ts';
import { entriesOf, listText, wholeText } from './entries.ts';
import { entryFrom } from './entry-form.ts';
import { groupsOf, partsOf } from './group.ts';
import { leadOf, namedText } from './lead.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { addData, readData, readDataRows } from './read-data.ts';
import { isSensitivity, ratedText } from './sensitivity.ts';
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
    if (kind === 'data' && label !== undefined && isSensitivity(label)) {
      if (topic !== undefined) draft.note('label', group.line, label);
      for (const text of texts) draft.keep('risk', text, group.line);
      for (const point of points) readData(point, draft, label.replace(/ sensitivity$/i, ''));
      continue;
    }
    const isThing = topic !== undefined && (kind === 'data' || kind === 'processes');
    if (isThing && topic !== undefined) {
      const { name, rest } = shortName(topic);
      const body = [rest, ...texts, listText(points, source)].filter(Boolean).join('\n\n');
      if (kind === 'data') addData(topic, points, texts, draft);
      else if (texts.length === 0 && rest === undefined)
        draft.business.processes.push(entryFrom(name, entriesOf(points, source)));
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
    const isByLevel = kind === 'data' && points.length > 0 && points.every(isLevelOnly);
    const heading = isByLevel || kind === 'levels' || kind === undefined ? label : undefined;
    for (const text of texts) draft.keep('risk', text, group.line, heading);
    const processes = kind === 'processes' ? withoutKindWord(points, label ?? '') : [];
    if (kind === 'processes') appendAll(draft.business.processes, entriesOf(processes, source));
    else if (kind === 'data' && !isByLevel) for (const point of points) readData(point, draft);
    else if (kind === 'risks') {
      draft.note('guessed', group.line, `the list "${label ?? ''}" read as open risks`);
      for (const point of points) {
        const { name, description } = namedText(wholeText(point, source));
        draft.risks.add(name, { description });
      }
    } else if (points.length > 0) draft.keep('risk', listText(points, source), group.line, heading);
  }
}

/** A point about a level of sensitivity instead of data: `Public: timetables`, `Low to medium. It only sails.` */
function isLevelOnly({ text, items }: Point): boolean {
  const lead = leadOf(text);
  const isRated =
    lead === undefined && ratedText(text.split(/(?<=[.!?])\s/)[0] ?? '') !== undefined;
  return items.length === 0 && (isRated || (lead !== undefined && isSensitivity(lead.name)));
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
