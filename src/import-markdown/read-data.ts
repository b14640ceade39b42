import type { Draft, Fields } from './draft.ts';
import { listText, textOf } from './entries.ts';
import { leadOf, namedText } from './lead.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { isSensitivity, levelOf, ratedText, sensitivityOf } from './sensitivity.ts';
import { shortName } from './short-name.ts';
import { nameOfRow, type TableRow } from './table-rows.ts';
import { titledCell } from './titled-cell.ts';

/**
 * Data of a list: its name, what is said of it, and how sensitive it is where that is certain.
 *
 * @param stated what the heading above says of it
 */
export function readData(point: Point, draft: Draft, stated?: string): void {
  const { source } = draft;
  const text = textOf(point, source).replace(/^\**(?:data|asset)\**:\s*(?=\S)/i, '');
  const rated = /^(.{2,150}?)[.;,]\s+Sensitivity:\s*([^.]+)\.?\s*(.*)$/is.exec(text);
  const tail =
    /^(.{2,150}?)\s*\(([^()]*\b(?:sensitiv\w*|confidential\w*|critical|high|medium|low|moderate|public|internal|restricted|secret|private)\b[^()]*)\)\s*[.:]?$/is.exec(
      text,
    );
  const label = /^(.{2,150}):$/.exec(plainText(text))?.[1];
  const lead = leadOf(text);
  const heading = label ?? (lead?.text === '' ? lead.name : undefined);
  if (heading !== undefined && isSensitivity(heading) && point.items.length > 0) {
    draft.note('label', point.line, heading);
    for (const item of point.items) readData(item, draft, heading.replace(/ sensitivity$/i, ''));
    return;
  }
  const behind = /^(.{2,300}?\S)\s+[–—]\s+([^–—.]{3,60})\.?$/s.exec(text);
  const marked =
    lead === undefined
      ? null
      : /^\(([^()]*\bsensitivity\b[^()]*)\)\s*[-–:]?\s*(.*)$/is.exec(lead.text);
  if (rated !== null) addNamed(rated[1] ?? '', point.items, rated[3], draft, rated[2]);
  else if (tail !== null) addNamed(tail[1] ?? '', point.items, undefined, draft, tail[2]);
  else if (behind !== null && isSensitivity(behind[2] ?? ''))
    addNamed(behind[1] ?? '', point.items, undefined, draft, behind[2]);
  else if (label !== undefined) addData(label, point.items, [], draft, stated);
  else if (lead !== undefined && marked !== null)
    addData(lead.name, point.items, [marked[2] ?? ''], draft, marked[1]);
  else if (
    lead !== undefined &&
    /^\w+ sensitivity\.?$/i.test(lead.text) &&
    levelOf(lead.text) !== undefined
  )
    addData(lead.name, point.items, [], draft, lead.text);
  else {
    const { name, description = '' } = namedText(text);
    const found = ratedText(description);
    addData(name, point.items, [found?.rest ?? description], draft, found?.sensitivity ?? stated);
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

/** Data with what stands below its name. */
export function addData(
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
  const more: string[] = [];
  for (const item of points) {
    const [, field = '', value = ''] =
      /^(?:\*\*)?(sensitivity(?: level)?|protection|classification)(?:\*\*)?:(?:\*\*)?\s*(\S.*)$/is.exec(
        item.text,
      ) ?? [];
    const isAlone = item.items.length === 0 && item.blocks.length === 0;
    const key = field.toLowerCase().split(' ')[0] ?? '';
    if (isAlone && key === 'sensitivity' && fields.sensitivity === undefined) {
      const { sensitivity, rest } = ratedText(value) ?? { sensitivity: value, rest: '' };
      fields.sensitivity = sensitivityOf(sensitivity);
      if (rest !== '') more.push(rest);
    } else if (isAlone && key === 'protection' && fields.protection === undefined)
      fields.protection = value;
    else left.push(item);
  }
  const [only] = left.length === 1 && left[0]?.items.length === 0 ? left : [];
  if (left.length > 0)
    more.push(only === undefined ? listText(left, source) : textOf(only, source));
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

/** What a column of a data table rates, by its title. */
const RATINGS: readonly (readonly [string, RegExp])[] = [
  ['confidentiality', /^c$|^confidentiality$/i],
  ['integrity', /^i$|^integrity$/i],
  ['availability', /^a$|^availability$/i],
];

/** Data of a table, a row each. */
export function readDataRows(
  titles: readonly string[],
  rows: readonly TableRow[],
  draft: Draft,
): void {
  for (const row of rows) {
    const [, ...cells] = row.cells;
    const name = nameOfRow(row);
    const fields: Fields = { description: undefined, sensitivity: undefined };
    const texts: string[] = [];
    for (const [index, cell] of cells.entries()) {
      const title = titles[index + 1] ?? '';
      if (cell === '') continue;
      const rating = RATINGS.find(([, words]) => words.test(title))?.[0];
      const level = levelOf(cell);
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
