import type { Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import { withoutAnchor } from './anchor.ts';
import type { Draft, Fields } from './draft.ts';
import type { Group } from './group.ts';
import { partsOf } from './group.ts';
import { plainText } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** The risk table of our own documents. */
export function isOwnRiskTable(table: Table, source: SourceText): boolean {
  const titles = (table.children[0]?.children ?? []).map((cell) => plainText(source.inline(cell)));
  return titles[0] === 'ID' && titles[1] === 'Risk' && titles.includes('Treatment');
}

/** The risk table of our own documents and the list that says more about each risk. */
export function readOwnRisks(group: Group, draft: Draft): void {
  const { source } = draft;
  for (const node of group.blocks)
    if (node.type === 'table' && isOwnRiskTable(node, source)) readRows(node, draft);
  if (group.label !== 'About each risk') return;
  for (const point of partsOf(group.blocks, source).points) {
    const [, id = '', text] =
      /^\[.*?\]\(#risks\.([a-z0-9-]+)\)(?:: (.*))?$/s.exec(point.text) ?? [];
    const risk = draft.risks.items.get(id);
    if (risk === undefined) continue;
    risk.description = text;
    for (const item of point.items) {
      const [, field, value = ''] = /^([A-Z][A-Za-z ]+): (.*)$/s.exec(item.text) ?? [];
      if (field === 'Reason') risk.reason = value;
      else if (field === 'Business risks')
        risk['business-risks'] = targets(value, 'business-risks.');
      else if (field === 'Treatment holds until') risk.until = value;
      else if (field === 'Ticket') risk.ticket = plainText(value);
      else if (field === 'CVSS') risk.cvss = plainText(value);
      else if (field === 'References') risk.references = references(value);
    }
  }
}

function readRows(table: Table, draft: Draft): void {
  const { source } = draft;
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  for (const row of rows) {
    const cells = row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|'));
    const cell = (title: string) => {
      const text = cells[titles.indexOf(title)] ?? '';
      return text === '' ? undefined : text;
    };
    const { anchor } = withoutAnchor(cells[0] ?? '');
    const plain = (title: string) => {
      const text = cell(title);
      return text === undefined ? undefined : plainText(text);
    };
    const stride = plain('STRIDE')
      ?.split(', ')
      .map((kind) => kind.toLowerCase().replaceAll(' ', '-'));
    const fields: Fields = {
      description: undefined,
      affects: affectedBy(cell('Affects') ?? '', draft),
      stride: stride ?? [],
      likelihood: plain('Likelihood'),
      impact: plain('Impact'),
      treatment: plain('Treatment'),
      controls: targets(cell('Controls') ?? '', 'controls.'),
      residual: plain('Residual severity'),
      owner: plain('Owner'),
    };
    draft.risks.add(plain('Risk') ?? 'Risk', fields, anchor?.replace(/^risks\./, ''));
  }
}

function targets(text: string, prefix: string): string[] {
  const ids = [...text.matchAll(/\]\(#([a-z0-9.-]+)\)/g)].map(([, id = '']) => id);
  return ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
}

/** Things with a page of their own are links; flows and what is only drawn are words. */
function affectedBy(text: string, draft: Draft): ModelValue[] {
  const named = namesOfViews(draft);
  const references = new Set(named.values());
  return splitAffected(text).flatMap((part) => {
    const link = /^\[.*\]\(#([a-z0-9.-]+)\)$/s.exec(part)?.[1];
    const flow = /^(.*)\.([a-z0-9-]+?)--([a-z0-9-]+)$/.exec(link ?? '');
    if (flow !== null) {
      const [, view = '', from = '', to = ''] = flow;
      const isBoth = references.has(`${view}.${from} <-> ${to}`);
      return [`${view}.${from} ${isBoth ? '<->' : '->'} ${to}`];
    }
    if (link !== undefined) return [link];
    const found = named.get(plainText(part));
    return found === undefined ? [] : [found];
  });
}

/** At commas outside of brackets, unless what follows is no thing of its own. */
function splitAffected(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[' || text[at] === '(') depth++;
    else if (text[at] === ']' || text[at] === ')') depth--;
    else if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()].filter((part) => part !== '');
}

/** `web → api: Asks` → `container.web -> api`, and the names of what is drawn and not described. */
function namesOfViews(draft: Draft): Map<string, string> {
  const result = new Map<string, string>();
  const add = (name: string, reference: string) => {
    if (!result.has(name)) result.set(name, reference);
  };
  for (const [key, view] of viewsWithEnvironments(draft)) {
    const names = new Map<string, string>();
    for (const shelf of ['elements', 'boundaries']) {
      const things = view[shelf];
      if (!(things instanceof Map)) continue;
      for (const [id, fields] of things as Map<string, Fields>) {
        const words = id.replaceAll('-', ' ');
        const name =
          typeof fields.name === 'string' ? fields.name : words[0]?.toUpperCase() + words.slice(1);
        names.set(id, name);
        add(name, `${key}.${id}`);
      }
    }
    const flows = Array.isArray(view.flows) ? view.flows : [];
    for (const flow of flows) {
      const [ends = '', label] =
        typeof flow === 'string' ? [flow] : ([...(flow as Map<string, ModelValue>)][0] ?? []);
      const [from = '', arrow, to = ''] = ends.split(' ');
      const words =
        typeof label === 'string'
          ? label
          : ((label as Fields | undefined)?.label as string | undefined);
      const shown = `${names.get(from) ?? from} ${arrow === '<->' ? '↔' : '→'} ${names.get(to) ?? to}`;
      if (words !== undefined) add(`${shown}: ${words}`, `${key}.${ends}`);
      add(shown, `${key}.${ends}`);
    }
  }
  return result;
}

function* viewsWithEnvironments(draft: Draft): Generator<[string, Fields]> {
  for (const [key, view] of draft.views) {
    yield [key, view];
    if (view.environments instanceof Map)
      for (const [id, inner] of view.environments as Map<string, Fields>)
        yield [`${key}.${id}`, inner];
  }
}

function references(text: string): string[] {
  return text
    .split(/,\s+/)
    .map((part) => plainText(part.replace(/^\[(.*)\]\(.*\)$/s, '$1').replace(/^<(.*)>$/, '$1')));
}
