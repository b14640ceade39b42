import type { List, RootContent } from 'mdast';
import { appendAll } from '../../append-all.ts';
import type { Draft, Fields, Place } from '../draft.ts';
import { Ids, nameBeside } from '../ids.ts';
import type { SourceText } from '../source-text.ts';
import { printBlocks } from '../tidy-markdown.ts';
import { entriesOf } from './own-entries.ts';
import {
  readAsked,
  readBusinessRisks,
  readControls,
  readData,
  readMatrix,
  readRequirements,
} from './own-registers.ts';
import { readAboutRisks, readRiskTable } from './own-risks.ts';
import { afterLabel, itemsOf, plainOf } from './own-text.ts';
import { optionFields, readOwnView } from './own-view.ts';

/** The headings of our documents, with their depth and what `extra` calls their sections. */
const HEADINGS: Readonly<Record<string, Place>> = {
  '2 BUSINESS POSTURE': 'business',
  '2 SECURITY POSTURE': 'security',
  '2 DESIGN': 'design',
  '3 C4 CONTEXT': 'context',
  '3 C4 CONTAINER': 'container',
  '3 DEPLOYMENT': 'deployment',
  '3 BUILD': 'build',
  '2 RISK ASSESSMENT': 'risk',
  '2 QUESTIONS & ASSUMPTIONS': 'questions',
};

const VIEWS: readonly Place[] = ['context', 'container', 'deployment', 'build'];

/** True for the text of a document that our templates have made. */
export function isOwn(text: string): boolean {
  return (
    /^\uFEFF?\s*<!-- threatdoc: generated from /.test(text) ||
    (/^\uFEFF?\s*# Security design: /.test(text) &&
      text.includes('<!-- threatdoc:keep introduction -->'))
  );
}

interface OwnSection {
  readonly name: Place;
  readonly blocks: RootContent[];
}

/**
 * Reads a document of ours into a draft and says what it tells of the system; undefined when it has
 * no section of ours.
 */
export function readOwn(source: SourceText, draft: Draft): Fields | undefined {
  const sections = sectionsOf(source.tree.children);
  if (sections.length < 2) return undefined;
  const system: Fields = { name: 'System' };
  for (const section of sections) {
    const { blocks, extra } = withoutExtra(section);
    if (section.name === 'introduction') readIntroduction(blocks, system);
    else if (section.name === 'deployment') readDeployment(section.blocks, draft);
    else if (VIEWS.includes(section.name)) readView(section.name, blocks, draft);
    else if (section.name !== 'risk') readSection(section.name, blocks, draft);
    for (const part of section.name === 'deployment' ? [] : extra) keep(section.name, part, draft);
  }
  // Last, because risks name what is in the views.
  for (const section of sections)
    if (section.name === 'risk') readSection('risk', withoutExtra(section).blocks, draft);
  return system;
}

function sectionsOf(nodes: readonly RootContent[]): OwnSection[] {
  const sections: OwnSection[] = [{ name: 'introduction', blocks: [] }];
  for (const node of nodes) {
    const words = node.type === 'heading' ? `${node.depth} ${plainOf(node.children)}` : '';
    const name = HEADINGS[words];
    if (name !== undefined && !sections.some((known) => known.name === name))
      sections.push({ name, blocks: [] });
    else sections.at(-1)?.blocks.push(node);
  }
  return sections;
}

interface Extra {
  readonly name?: string;
  readonly blocks: RootContent[];
}

const ZONE = /^<!-- threatdoc:(keep|end) [\w-]+ -->$/;

/** Parts a section into what the templates made and what follows: zones and extra sections. */
function withoutExtra({ name, blocks }: OwnSection): { blocks: RootContent[]; extra: Extra[] } {
  const isTitle = (node: RootContent) =>
    name === 'introduction' && node.type === 'heading' && node.depth === 1;
  const end = blocks.findIndex(
    (node) => (node.type === 'heading' && !isTitle(node)) || isZone(node),
  );
  if (end < 0) return { blocks, extra: [] };
  return { blocks: blocks.slice(0, end), extra: extraOf(blocks.slice(end)) };
}

function isZone(node: RootContent): boolean {
  return node.type === 'html' && ZONE.test(node.value);
}

function extraOf(blocks: readonly RootContent[]): Extra[] {
  const parts: Extra[] = [{ blocks: [] }];
  for (const node of blocks) {
    if (node.type === 'heading') parts.push({ name: plainOf(node.children), blocks: [] });
    else if (!isZone(node)) parts.at(-1)?.blocks.push(node);
  }
  return parts.filter(({ name, blocks: inside }) => name !== undefined || inside.length > 0);
}

function keep(section: Place, { name, blocks }: Extra, draft: Draft): void {
  const [first] = blocks;
  const line = first === undefined ? 1 : draft.source.line(first);
  draft.keep(section, printBlocks(blocks), line, name);
}

/** Title, description, the lists of who is responsible, and the contents. */
function readIntroduction(blocks: readonly RootContent[], system: Fields): void {
  const description: RootContent[] = [];
  for (const node of blocks) {
    if (node.type === 'heading') {
      const title = plainOf(node.children);
      system.name = title.replace(/^Security design: /, '') || 'System';
    } else if (node.type === 'html' && /^<!-- threatdoc/.test(node.value)) continue;
    else if (node.type === 'paragraph' && plainOf(node.children) === 'Contents:') break;
    else if (!(node.type === 'list' && readFront(node, system))) description.push(node);
  }
  system.description = printBlocks(description) || undefined;
}

function readFront(list: List, system: Fields): boolean {
  const found: Fields = {};
  for (const { phrases } of itemsOf(list)) {
    const value = (label: string) => {
      const rest = afterLabel(phrases, label);
      return rest === undefined ? undefined : plainOf(rest);
    };
    const owners = value('Owners:');
    const contacts = value('Security contacts:');
    const repository = value('Repository:');
    if (repository !== undefined) found.repository = repository;
    else if (owners !== undefined) found.owners = owners.split(', ');
    else if (contacts !== undefined) found.contacts = contacts.split(', ');
    else return false;
  }
  const { repository, owners, contacts } = found;
  Object.assign(system, { repository, owners, contacts });
  return true;
}

type Reader = (list: List, draft: Draft) => void;

/** What follows which line, by section. */
const LISTS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  business: {
    'Business priorities and goals:': (list, { business }) => {
      business.goals.push({ label: '', items: entriesOf(list) });
    },
    'Most important business risks that need to be addressed:': readBusinessRisks,
  },
  security: {
    'Existing security controls:': (list, draft) => readControls(list, undefined, draft),
    // The risk table says more of them.
    'Accepted risks:': () => undefined,
    'Recommended security controls:': (list, draft) => readControls(list, 'recommended', draft),
    'Security requirements:': readRequirements,
  },
  design: {},
  risk: {
    'Critical business processes we are trying to protect:': (list, { business }) => {
      appendAll(business.processes, entriesOf(list));
    },
    'Data we are trying to protect and their sensitivity:': readData,
    'About each risk:': readAboutRisks,
  },
  questions: {
    'Questions:': (list, { questions }) => {
      appendAll(questions, readAsked(list));
    },
    'Assumptions:': (list, { assumptions }) => {
      appendAll(assumptions, readAsked(list));
    },
  },
};

function readSection(name: Place, blocks: readonly RootContent[], draft: Draft): void {
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  let isLabelled = false;
  for (let at = 0; at < blocks.length; at++) {
    const [node, next] = [blocks[at], blocks[at + 1]];
    if (node === undefined) continue;
    const label = node.type === 'paragraph' ? plainOf(node.children) : '';
    const reader = LISTS[name]?.[label];
    if (reader !== undefined && next?.type === 'list') reader(next, draft);
    else if (next?.type === 'table' && label === 'Risks, most severe first:')
      readRiskTable(next, draft);
    else if (next?.type === 'table' && label.startsWith('Risks by likelihood and impact'))
      draft.matrix = readMatrix(next);
    else {
      (isLabelled ? after : before).push(node);
      continue;
    }
    isLabelled = true;
    at++;
  }
  if (name !== 'business') {
    keep(name, { blocks: [...before, ...after] }, draft);
    return;
  }
  draft.business.description.push(printBlocks(before));
  draft.business.notes.push(printBlocks(after));
}

function readView(name: Place, blocks: readonly RootContent[], draft: Draft): void {
  if (isUndescribed(blocks)) return;
  draft.views.set(name, readOwnView(blocks).fields);
}

function isUndescribed(blocks: readonly RootContent[]): boolean {
  const [only, ...others] = blocks;
  return (
    only === undefined ||
    (others.length === 0 &&
      only.type === 'paragraph' &&
      plainOf(only.children) === 'Not described yet.')
  );
}

/** Headings of a deployment are environments when there is more than words below them. */
function readDeployment(blocks: readonly RootContent[], draft: Draft): void {
  const end = blocks.findIndex(({ type }) => type === 'heading');
  const whole = end < 0 ? blocks : blocks.slice(0, end);
  const { fields, options } = readOwnView(isUndescribed(whole) ? [] : whole);
  const environments = new Map<string, Fields>();
  const ids = new Ids();
  for (const option of options) {
    const id = ids.make(option.name);
    environments.set(id, optionFields(option, id));
  }
  for (const part of end < 0 ? [] : extraOf(blocks.slice(end))) {
    const view = readOwnView(part.blocks);
    if (part.name === undefined || !view.isMore) {
      keep('deployment', part, draft);
      continue;
    }
    const id = ids.make(part.name, view.environment);
    environments.set(id, { name: nameBeside(id, part.name), ...view.fields });
  }
  if (environments.size > 0) fields.environments = environments;
  draft.views.set('deployment', fields);
}
