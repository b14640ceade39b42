import type { Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import type { Draft, Fields } from './draft.ts';
import { entryOf } from './entries.ts';
import { groupsOf, partsOf } from './group.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { tableRows } from './table-rows.ts';

type Kind = 'question' | 'assumption';

interface Place {
  readonly kind?: Kind | undefined;
  readonly topic?: string | undefined;
}

const QUESTION = /question|frage|pregunta|pergunta|domand|質問/i;
const ASSUMPTION = /assumption|annahme|suposici|supuesto|hypothès|pressupost|premiss|前提|仮定/i;

function placeOf(label: string): Place {
  const isQuestion = QUESTION.test(label);
  const isAssumption = ASSUMPTION.test(label);
  const topic =
    /business/i.exec(label) ?? /security/i.exec(label) ?? /design|technical|architect/i.exec(label);
  const word = topic?.[0].toLowerCase();
  return {
    kind: isQuestion === isAssumption ? undefined : isQuestion ? 'question' : 'assumption',
    topic: word === undefined ? undefined : /business|security/.test(word) ? word : 'design',
  };
}

/** A label that does not only say what follows it. */
function isPlace(label: string): boolean {
  // A question of its own, such as `Question: Who pays?`.
  if (/[?？]$/.test(label)) return false;
  if (QUESTION.test(label) || ASSUMPTION.test(label)) return true;
  return /^(?:business|security)(?: posture)?$|^design$/i.test(label);
}

/** QUESTIONS & ASSUMPTIONS, in whichever order they are nested. */
export function readQuestions(section: Section, draft: Draft): void {
  const { source } = draft;
  let outer: Place = {};
  let inner: Place = {};
  for (const group of groupsOf(section.blocks, source, isPlace)) {
    const label = group.label ?? '';
    if (group.label !== undefined) {
      if (isPlace(label)) draft.note('label', group.line, label);
      const place = placeOf(label);
      const above = group.above.map(placeOf);
      outer = {
        kind: above.findLast(({ kind }) => kind !== undefined)?.kind,
        topic: above.findLast(({ topic }) => topic !== undefined)?.topic,
      };
      const last = group.depth === 7 ? inner : outer;
      const isTopicLine =
        group.depth === 7 && place.kind === undefined && place.topic !== undefined;
      inner = {
        kind: place.kind ?? (isTopicLine ? (outer.kind ?? last.kind) : outer.kind),
        topic:
          place.topic ??
          outer.topic ??
          (group.depth === 7 && place.kind !== undefined ? last.topic : undefined),
      };
    }
    const { points, others } = partsOf(group.blocks, source);
    // A label of points is their question; one of a table or of a text is told at least.
    if (label !== '' && !isPlace(label) && points.length === 0 && others.length > 0)
      draft.note('label', group.line, label);
    for (const node of others) {
      const text = source.block(node);
      if (node.type === 'table' && readTable(node, inner, draft)) continue;
      const [asked, assumed] = pairOf(text);
      if (node.type === 'paragraph' && asked !== undefined && assumed !== undefined) {
        const item = {
          text: `Assumption: ${assumed}`,
          items: [],
          blocks: [],
          line: source.line(node),
        };
        const place = { ...inner, kind: 'question' as const };
        addPoint({ ...item, text: asked, items: [item] }, place, draft);
        continue;
      }
      const isLast = node === section.blocks.at(-1);
      if (isLast && node.type === 'paragraph' && isClosing(text)) {
        draft.keep('questions', text, source.line(node));
        continue;
      }
      if (isLast && node.type === 'paragraph' && isApart(section)) {
        draft.closing = text;
        continue;
      }
      if (node.type === 'paragraph' && (inner.kind !== undefined || /\?$/.test(text)))
        addPoint(
          { text: source.inline(node), items: [], blocks: [], line: source.line(node) },
          inner,
          draft,
        );
      else draft.keep('questions', text, source.line(node));
    }
    if (group.label !== undefined && !isPlace(label) && points.length > 0) {
      addPoint({ text: label, items: points, blocks: [], line: group.line }, inner, draft);
      continue;
    }
    if (group.label !== undefined && !isPlace(label) && group.blocks.length === 0)
      addPoint({ text: label, items: [], blocks: [], line: group.line }, inner, draft);
    for (const point of points) addPoint(point, inner, draft);
  }
}

/** A question and the answer that is taken for granted, in two lines of one paragraph. */
function pairOf(text: string): [string?, string?] {
  const lines = text.split('\n').map((line) => line.replace(/\\$/, '').trim());
  const [first = '', ...more] = lines;
  const asked = LETTER.exec(first) ?? KIND.exec(first);
  const at = more.findIndex((line) => /^a/i.test(markOf(line) ?? ''));
  if (asked === null || !/^q/i.test(markOf(first) ?? '') || at < 0) return [];
  const question = [first, ...more.slice(0, at)].join(' ');
  const [answer = '', ...rest] = more.slice(at);
  return [question, [answer.replace(LETTER, '').replace(KIND, ''), ...rest].join(' ')];
}

/** What a line says that it is: `Q` or `question`, `A` or `assumption`. */
function markOf(line: string): string | undefined {
  const found = LETTER.exec(line)?.[1] ?? KIND.exec(line)?.[1];
  return found?.replace(/^default /i, '');
}

/** A question a row, with the answer that is taken for granted. */
function readTable(table: Table, place: Place, draft: Draft): boolean {
  const { source } = draft;
  const { titles, head, rows } = tableRows(table, source);
  const kinds = titles.map((title) => placeOf(title).kind);
  const asked = kinds.indexOf('question');
  const assumed = kinds.indexOf('assumption');
  if (asked < 0 && assumed < 0) return false;
  draft.note('label', source.line(table), head);
  const about = titles.findIndex((title) => /^(?:topic|area|section|category)$/i.test(title));
  for (const { cells, number, line } of rows) {
    const { topic } = placeOf(cells[about] ?? '');
    const point = (text: string): Point => ({ text, items: [], blocks: [], line });
    const more = cells.flatMap((cell, index) =>
      index === asked ||
      index === assumed ||
      cell === '' ||
      (index === about && topic !== undefined)
        ? []
        : [point(`${titles[index]}: ${cell}`)],
    );
    const [question = '', answer = ''] = [cells[asked], cells[assumed]];
    if (number !== '') more.push(point(number));
    const at = topic === undefined ? place : { ...place, topic };
    if (question === '')
      addPoint({ ...point(answer), items: more }, { ...at, kind: 'assumption' }, draft);
    else {
      const items = answer === '' ? more : [point(`Assumption: ${answer}`), ...more];
      addPoint({ ...point(question), items }, { ...at, kind: 'question' }, draft);
    }
  }
  return true;
}

/** True when a line parts the last block from what stands above it. */
function isApart({ blocks }: Section): boolean {
  return blocks.at(-2)?.type === 'thematicBreak';
}

/** The last words of a chat, which are no assumption about the system. */
function isClosing(text: string): boolean {
  return /^(?:(?:please )?(?:let me know|feel free)|would you like|do you want|shall i|i (?:hope|can|could)\b|if you(?:'d|’d| would)? (?:like|want|need)|happy to)/i.test(
    text,
  );
}

const TOPIC =
  /^(?:\*\*)?(business posture|security posture|design|business|security|technical)(?:\*\*)?\s*:\s*(?:\*\*)?\s*/i;
const KIND = /^(?:\*\*)?((?:default )?assumption|question)s?(?:\*\*)?\s*:\s*(?:\*\*)?\s*/i;

/** `Q1.`, `Q (security):`, `**A (assumed):**`: letters for the two, with a number or a topic. */
const LETTER =
  /^(?:\*\*)?([QA])\d{0,3}(?:\s*\(([^()]{1,40})\))?(?:\*\*)?(?:\s*[:：]|[.)](?=\s|\*))(?:\*\*)?\s*(?=\S)/;

function addPoint(point: Point, place: Place, draft: Draft): void {
  let { kind, topic } = place;
  let { text } = point;
  for (let again = true; again; ) {
    again = false;
    const isTopic = TOPIC.exec(text);
    if (isTopic !== null) {
      topic = placeOf(isTopic[1] ?? '').topic ?? topic;
      text = text.slice(isTopic[0].length);
      again = true;
    }
    const letter = LETTER.exec(text);
    if (letter !== null) {
      kind = letter[1] === 'Q' ? 'question' : 'assumption';
      topic = placeOf(letter[2] ?? '').topic ?? topic;
      text = text.slice(letter[0].length);
      again = true;
    }
    const isKind = KIND.exec(text);
    if (isKind !== null) {
      kind = /question/i.test(isKind[1] ?? '') ? 'question' : 'assumption';
      text = text.slice(isKind[0].length);
      again = true;
    }
  }
  const isGroup = text === '' || isPlace(plainText(text).replace(/:$/, ''));
  if (isGroup && point.items.length > 0) {
    const here = placeOf(text);
    if (text !== '') draft.note('label', point.line, plainText(text));
    for (const item of point.items)
      addPoint(item, { kind: here.kind ?? kind, topic: here.topic ?? topic }, draft);
    return;
  }
  let assumption: string | undefined;
  const answered =
    /^(.*\?)\s*\((?:default )?assumption:\s*([^()]+(?:\([^()]*\)[^()]*)*)\)\.?$/is.exec(text) ??
    /^([^?]*\?)\s+(?:[-–—→]\s*)?\*{0,2}(?:default )?assumption:\*{0,2}\s*(\S.*)$/is.exec(text);
  if (answered !== null && kind !== 'assumption') {
    text = answered[1] ?? '';
    assumption = answered[2]?.trim();
  }
  const items = point.items.filter((item) => {
    const found = KIND.exec(item.text);
    const fits = found !== null && /assumption/i.test(found[1] ?? '') && item.items.length === 0;
    if (!fits || assumption !== undefined || kind === 'assumption') return true;
    assumption = item.text.slice(found[0].length);
    return false;
  });
  const entry = entryOf({ ...point, text, items }, draft.source);
  if (entry === undefined) return;
  const isQuestion =
    kind === undefined ? /\?/.test(text) || assumption !== undefined : kind === 'question';
  const list = isQuestion ? draft.questions : draft.assumptions;
  list.push(withFields(entry, { topic, assumption: isQuestion ? assumption : undefined }));
}

function withFields(entry: ModelValue, fields: Fields): ModelValue {
  if (Object.values(fields).every((value) => value === undefined)) return entry;
  if (typeof entry === 'string')
    return { topic: fields.topic, text: entry, assumption: fields.assumption };
  return { topic: fields.topic, ...(entry as Fields), assumption: fields.assumption };
}
