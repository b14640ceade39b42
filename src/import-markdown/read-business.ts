import type { RootContent, Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Draft } from './draft.ts';
import { entriesOf, wholeText } from './entries.ts';
import { groupsOf, partsOf } from './group.ts';
import { namedText } from './lead.ts';
import type { Section } from './outline.ts';
import type { Point } from './point.ts';
import { saysMore } from './says-more.ts';
import { nameOfRow, tableRows } from './table-rows.ts';
import { titledCells } from './titled-cell.ts';
import { wholeRows } from './whole-rows.ts';
import { withoutKindWord } from './without-kind-word.ts';

/** Words of labels that say no more than the key of the model does. */
const ORDINARY =
  /^(?:the|most|key|top|main|primary|critical|important|major|business|priorities|priority|and|goals?|objectives?|include|includes|risks?|that|need|to|be|addressed|address|for|of|project|requiring|mitigation|associated|with|potential|are|we|is|this|its|posture|&)$/i;

/** `The kiosk project aims to`: a sentence that goals end. */
const AIMS = /^.{1,80}\b(?:aims|intends|seeks|wants|strives) to$/i;

const RISKS =
  /\brisks?\b|\bthreats?\b|worr(?:y|ies)|\bfears?\b|concerns?\b|ruin|(?:go|goes) wrong|keeps? us awake|risik|riesgo|risque|\brisco|rischi|リスク/i;
const GOALS =
  /goal|priorit|objective|\baims?\b|driver|value|purpose|mission|care about|matters|\bziele?\b|objetivo|objectif|obiettiv|目標|優先|目的/i;

type Kind = 'goals' | 'risks' | 'processes' | 'notes';

function kindOf(label: string): Kind | undefined {
  if (RISKS.test(label)) return 'risks';
  if (GOALS.test(label)) return 'goals';
  if (/process|prozess|prozessi|proceso|プロセス/i.test(label)) return 'processes';
  return undefined;
}

/** BUSINESS POSTURE: description, goals, business risks, and notes for the rest. */
export function readBusiness(section: Section, draft: Draft): void {
  const { source, business } = draft;
  let kind: Kind | undefined;
  for (const group of groupsOf(section.blocks, source, (label) => kindOf(label) !== undefined)) {
    const { points, others: all } = partsOf(group.blocks, source);
    const isRisks = kindOf(group.label ?? '') === 'risks';
    const tables = isRisks ? all.filter(isTable) : [];
    const others = isRisks ? all.filter((node) => !isTable(node)) : all;
    const isTables = tables.length > 0 && points.length + others.length === 0;
    if (isTables) draft.note('label', group.line, group.label ?? '');
    for (const table of tables) readRiskTable(table, draft);
    if (isTables) continue;
    const texts = others.map((node) => source.block(node));
    const asked = `${group.label ?? ''} ${group.label === undefined ? (texts.at(-1) ?? '') : ''}`;
    const own = kindOf(asked);
    kind = own ?? (group.label !== undefined && group.depth < 7 ? undefined : kind);
    if (group.label !== undefined && group.blocks.length === 0 && isOrdinaryLabel(group.label)) {
      draft.note('label', group.line, group.label);
      continue;
    }
    if (group.label !== undefined && (kind === undefined || points.length === 0)) {
      if (points.length === 0 && kind !== undefined && texts.length > 0) {
        draft.note('label', group.line, group.label);
        if (kind === 'goals') business.goals.push({ label: group.label, items: texts });
        else business.notes.push(`**${group.label}**\n\n${texts.join('\n\n')}`);
        continue;
      }
      const body = [...texts, ...points.map((point) => `- ${wholeText(point, source)}`)];
      const target =
        business.goals.length + draft.businessRisks.items.size > 0 ? 'notes' : 'description';
      business[target].push(`**${group.label}**`, ...body);
      continue;
    }
    const target =
      business.goals.length + draft.businessRisks.items.size > 0 ? 'notes' : 'description';
    appendAll(business[target], texts);
    if (points.length === 0) continue;
    if (kind === undefined) {
      draft.note('guessed', group.line, 'a list without a label, read as goals');
      kind = 'goals';
    }
    const { label, written } = group;
    const isSentence = written !== undefined && !isOrdinaryLabel(written) && saysMore(written);
    if (isSentence && kind !== 'goals') business.description.push(written);
    else if (label !== undefined) draft.note('label', group.line, label);
    const entries = entriesOf(withoutKindWord(points, asked), source);
    if (kind === 'risks') for (const point of points) addBusinessRisk(point, draft);
    else if (kind === 'processes') appendAll(business.processes, entries);
    else business.goals.push({ label: label ?? '', items: entries });
  }
}

/**
 * True when the words of a label say no more than the key that replaces them, and for which system,
 * if that is the one with this name: `Business priorities for Velo are`.
 */
export function isOrdinaryLabel(label: string, name = ''): boolean {
  const text = label
    .replace(AIMS, 'goals')
    .replace(/\b(?:for|of) (?:the )?(.+?)(?= (?:are|is|include|includes)$|$)/i, (whole, other) =>
      name.toLowerCase().split(/\s+/).includes(other.toLowerCase()) ||
      name.toLowerCase() === other.toLowerCase()
        ? ''
        : whole,
    );
  return text.split(/[\s,:()/]+/).every((word) => word === '' || ORDINARY.test(word));
}

function isTable(node: RootContent): node is Table {
  return node.type === 'table';
}

/** A risk a row: its name, and what the other columns say of it. */
function readRiskTable(table: Table, draft: Draft): void {
  const { titles, head, rows } = tableRows(table, draft.source);
  draft.note('label', draft.source.line(table), head);
  for (const row of wholeRows(rows)) {
    const { name, description } = namedText(nameOfRow(row).replace(PREFIX, ''));
    const texts = [description, ...titledCells(titles, row.cells)];
    const whole = texts.filter((part) => part !== undefined).join('\n\n');
    if (name !== '') draft.businessRisks.add(name, { description: whole || undefined });
  }
}

/** `Risk:` before each of them says no more than that they are risks. */
const PREFIX = /^(?:\*\*(?:business )?risk(?:\s*:\*\*|\*\*\s*:)|(?:business )?risk\s*:)\s*(?=\S)/i;

function addBusinessRisk(point: Point, draft: Draft): void {
  const { name, description } = namedText(wholeText(point, draft.source).replace(PREFIX, ''));
  draft.businessRisks.add(name, { description });
}
