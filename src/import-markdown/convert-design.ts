import type { RootContent } from 'mdast';
import type { Imported, ModelValue } from '../importer.ts';
import { topicRank } from '../model/topic-rank.ts';
import { nameOfId } from '../model/views.ts';
import { acceptanceRules } from './acceptance-rules.ts';
import { Draft, type Fields } from './draft.ts';
import { entryFrom } from './entry-form.ts';
import { existingFirst } from './existing-first.ts';
import { extraInOrder } from './extra-in-order.ts';
import { elementOfName, isSystem, middleOf } from './middle-of.ts';
import { type Outline, outlineOf } from './outline.ts';
import { isOwn, readOwn } from './own/read-own.ts';
import { isOrdinaryLabel, readBusiness } from './read-business.ts';
import { readQuestions } from './read-questions.ts';
import { readRisk } from './read-risk.ts';
import { readSecurity } from './read-security.ts';
import { readView } from './read-view.ts';
import { linesOf, repairText } from './repair-text.ts';
import { saidName } from './said-name.ts';
import { sectionName } from './section-name.ts';
import { share } from './share.ts';
import type { SourceLine } from './source-line.ts';
import { SourceText } from './source-text.ts';
import { tidyModel } from './tidy-model.ts';
import { bareName, titleName } from './title-name.ts';
import { unreadable } from './unreadable.ts';

/** Longest line, in characters: twice a text of a model, of which every sign may be escaped. */
const LONGEST_LINE = 200_000;

/** How much of what stands before the design is searched for the name of the system, in characters. */
const LONGEST_OPENING = 5_000;

const REFUSAL: Imported = {
  refusal: 'This is no design document of the format that threatdoc reads',
  suggestion:
    'Looked for the headings BUSINESS POSTURE, SECURITY POSTURE, C4 CONTEXT, C4 CONTAINER, RISK ASSESSMENT and QUESTIONS & ASSUMPTIONS, and found fewer than two of them',
  isOtherKind: true,
};

/** A design document in markdown → a model. */
export function convertDesign(
  text: string,
  fileName: string,
  { shared = true }: { readonly shared?: boolean } = {},
): Imported {
  if (isOwn(text)) {
    const own = convertOwn(linesOf(text), shared);
    if (own !== undefined) return own;
  }
  const { lines, notes } = repairText(text);
  // Cheaper than parsing what is of another kind anyway.
  if (lines.filter((line) => isSectionLine(line.text)).length < 2) return REFUSAL;
  const refusal = unreadable(lines, 'the design', LONGEST_LINE);
  if (refusal !== undefined) return refusal;
  const source = new SourceText(lines);
  const outline = outlineOf(source);
  if (outline === undefined) return REFUSAL;
  if (outline.second !== undefined)
    return {
      refusal: `This file holds two design documents; the second starts at line ${outline.second}`,
      suggestion: 'Make a file of each, and import them one by one',
    };
  const draft = new Draft(source, notes, false);
  const system = systemOf(outline, draft, fileName);
  readSections(outline, draft, nameTest(system.name));
  if (draft.closing !== undefined)
    system.fields.description = [system.fields.description, draft.closing]
      .filter(Boolean)
      .join('\n\n');
  if (system.isFile) nameByContext(system.fields, outline, draft);
  return finish(system.fields, draft, shared);
}

/** A document that threatdoc generated; undefined when it only looks like one. */
function convertOwn(lines: readonly SourceLine[], shared: boolean): Imported | undefined {
  const refusal = unreadable(lines, 'the design', LONGEST_LINE);
  if (refusal !== undefined) return refusal;
  const draft = new Draft(new SourceText(lines), [], true);
  const system = readOwn(draft.source, draft);
  return system === undefined ? undefined : finish(system, draft, shared);
}

function finish(system: Fields, draft: Draft, shared: boolean): Imported {
  if (shared) share(draft);
  draft.notes.sort((left, right) => left.line - right.line);
  return { model: tidyModel(modelOf(system, draft)), notes: draft.notes };
}

function isSectionLine(text: string): boolean {
  return (
    text.length < 200 && sectionName(text.replace(/^[\s>*+#-]*(?:\d+[.)])?/, '')) !== undefined
  );
}

interface System {
  readonly name: string;
  readonly fields: Fields;
  /** Nothing but the file name told it. */
  readonly isFile: boolean;
}

function systemOf(outline: Outline, draft: Draft, fileName: string): System {
  const { source } = draft;
  const title = bareName(titleName(outline.title ?? ''), openingOf(outline, draft).all);
  let name = title;
  let isFile = false;
  if (name === '') {
    const business = outline.sections.find((section) => section.name === 'business')?.blocks[0];
    const words = business?.type === 'paragraph' ? source.inline(business) : '';
    const said =
      /`([^`]{2,40})`/.exec(words)?.[1] ?? /\b(?:named|called) ([\w.-]*\w)/.exec(words)?.[1];
    isFile = said === undefined;
    name = said ?? fileName.replace(/\.[^.]*$/, '').slice(0, 200);
    if (!isFile) draft.note('guessed', 1, `no title names the system; called "${name}"`);
  } else if (outline.title !== undefined && outline.title !== name)
    draft.note('label', 1, outline.title);
  if (name.length > 200) name = `${name.slice(0, 190)} …`;
  const fields: Fields = { name: name || 'System' };
  const before: string[] = [];
  let line = 1;
  const opening: string[] = [];
  for (const node of [...outline.before, ...outline.opening]) {
    if (node.type === 'thematicBreak') continue;
    const text = source.block(node);
    if (isContents(node, text)) {
      draft.note('label', source.line(node), text);
      continue;
    }
    if (outline.opening.includes(node)) {
      opening.push(node.type === 'heading' ? `**${source.inline(node)}**` : text);
      continue;
    }
    if (before.length === 0) line = source.line(node);
    before.push(text);
  }
  if (opening.length > 0) fields.description = opening.join('\n\n');
  draft.keep('introduction', before.join('\n\n'), line);
  return { name: name || 'System', fields, isFile };
}

/** What a document says before its first section and in BUSINESS POSTURE. */
function openingOf({ before, sections }: Outline, { source }: Draft) {
  const text = (nodes: readonly RootContent[]) => nodes.map((node) => source.inline(node));
  const business = sections.filter(({ name }) => name === 'business');
  const words = [before, business.flatMap(({ blocks }) => blocks)].map(text);
  return {
    before: words[0]?.join('\n') ?? '',
    business: words[1]?.[0] ?? '',
    all: words.flat().join('\n'),
  };
}

/** The system by what the context describes as one, which is its middle, too. */
function nameByContext(system: Fields, outline: Outline, draft: Draft): void {
  const context = draft.views.get('context');
  const shelf = (things: ModelValue) =>
    things instanceof Map ? (things as Map<string, Fields>) : [];
  const elements = [...shelf(context?.elements)];
  const frames = [...shelf(context?.boundaries)];
  const opening = openingOf(outline, draft);
  const said = saidName(opening.before, opening.business, draft.titles);
  const middle =
    said === undefined
      ? middleOf(
          new Map([...elements, ...frames.filter(([, { type }]) => isSystem(type))]),
          opening.all.slice(0, LONGEST_OPENING),
        )
      : elementOfName([...elements, ...frames], said);
  if (said !== undefined) system.name = said;
  if (middle !== undefined) {
    const [id, fields] = middle;
    system.name = said ?? bareName(String(fields.name ?? nameOfId(id)), opening.all);
    // In a diagram that is kept as text nothing shows it.
    if (fields.drawn !== false && context?.diagram === undefined) setFocus(fields);
  }
  draft.note('guessed', 1, `no title names the system; called "${system.name}"`);
}

/** Marks the middle, in the order in which a generated document gives the fields back. */
function setFocus(fields: Fields): void {
  const last = ['listed', 'trust-boundary', 'contains'].filter((field) => field in fields);
  const values = last.map((field) => fields[field]);
  for (const field of last) delete fields[field];
  fields.focus = true;
  for (const [index, field] of last.entries()) fields[field] = values[index];
}

/** A table of contents, which each generated document has its own of. */
function isContents(node: RootContent, text: string): boolean {
  if (node.type === 'heading') return /^#* *(?:table of )?contents:?$/i.test(text);
  if (node.type === 'paragraph')
    return /^(?:\[\[?_?TOC_?\]?\]|\*{0,2}(?:table of )?contents:?\*{0,2})$/i.test(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    node.type === 'list' &&
    lines.every((line) => /^\s*(?:[-*+]|\d+[.)])\s+\[.*\]\(#[^)]*\)$/.test(line))
  );
}

function nameTest(name: string): (other: string) => boolean {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .replace(/(?:system|project|library|framework|application|software|platform)$/, '');
  return (other) => key(other) === key(name);
}

function readSections(outline: Outline, draft: Draft, isFocus: (name: string) => boolean): void {
  const never = () => false;
  const { sections } = outline;
  const hasContext = sections.some(({ name, blocks }) => name === 'context' && blocks.length > 0);
  let opening = '';
  for (const section of sections) {
    if (section.name === 'business') readBusiness(section, draft);
    else if (section.name === 'security') readSecurity(section, draft);
    else if (section.name === 'questions') readQuestions(section, draft);
    else if (section.name === 'design') {
      opening = section.blocks.map((node) => draft.source.block(node)).join('\n\n');
      if (!hasContext) draft.keep('design', opening, section.line);
    } else if (section.name !== 'risk')
      readView(section, draft, section.name === 'context' ? isFocus : never);
  }
  const context = draft.views.get('context');
  if (context !== undefined && opening !== '')
    context.description = [opening, context.description].filter(Boolean).join('\n\n');
  for (const section of sections) if (section.name === 'risk') readRisk(section, draft);
}

function modelOf(system: Fields, draft: Draft): ModelValue {
  const { business } = draft;
  const goals = business.goals.filter(({ items }) => items.length > 0);
  const isGrouped =
    goals.length > 1 ||
    goals.some(({ label }) => label !== '' && !isOrdinaryLabel(label, `${system.name}`));
  const text = (parts: readonly string[]) =>
    parts.filter((part) => part !== '').join('\n\n') || undefined;
  const view = (name: string) => draft.views.get(name);
  // Without a list between them nobody can tell notes from the description.
  const isParted = goals.length > 0 || draft.businessRisks.items.size > 0;
  const notes = isParted ? [] : business.notes;
  return {
    threatdoc: 1,
    system,
    business: {
      description: text([...business.description, ...notes]),
      goals: isGrouped
        ? goals.flatMap(({ label, items }) => (label === '' ? items : [entryFrom(label, items)]))
        : goals.flatMap(({ items }) => items),
      risks: draft.businessRisks.items,
      processes: business.processes,
      notes: isParted ? text(business.notes) : undefined,
    },
    controls: existingFirst(draft.controls.items),
    requirements: new Map(
      [...draft.requirements].toSorted(([left], [right]) => topicRank(left) - topicRank(right)),
    ),
    data: draft.data.items,
    context: view('context'),
    container: view('container'),
    deployment: view('deployment'),
    build: view('build'),
    risks: draft.risks.items,
    matrix: draft.matrix,
    questions: draft.questions,
    assumptions: draft.assumptions,
    rules: acceptanceRules(draft),
    extra: extraInOrder(draft.extra),
  };
}
