import type { Imported, ModelValue } from '../importer.ts';
import { Draft, type Draft as DraftType, type Fields } from './draft.ts';
import { type Outline, outlineOf, type Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import { isOrdinaryLabel, readBusiness } from './read-business.ts';
import { readQuestions } from './read-questions.ts';
import { readRisk } from './read-risk.ts';
import { readSecurity } from './read-security.ts';
import { readView } from './read-view.ts';
import { repairText } from './repair-text.ts';
import { sectionName } from './section-name.ts';
import { share } from './share.ts';
import { SourceText } from './source-text.ts';

/** Longest text that is read, in characters after runs of spaces are shortened. */
const LONGEST = 2_000_000;

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
  const { lines, notes } = repairText(text);
  // Cheaper than parsing what is of another kind anyway.
  if (lines.filter((line) => isSectionLine(line.text)).length < 2) return REFUSAL;
  if (lines.reduce((sum, line) => sum + line.text.length + 1, 0) > LONGEST)
    return {
      refusal: `The document has more than ${LONGEST} characters`,
      suggestion: 'Split it, or take out what is no part of the design',
    };
  const source = new SourceText(lines);
  const outline = outlineOf(source);
  if (outline === undefined) return REFUSAL;
  const own = /^\s*<!-- threatdoc: generated from /.test(text);
  const draft = new Draft(source, notes, own);
  const system = systemOf(outline, draft, fileName);
  readSections(outline, draft, nameTest(system.name));
  if (shared) share(draft);
  notes.sort((left, right) => left.line - right.line);
  return { model: modelOf(system, draft), notes };
}

function isSectionLine(text: string): boolean {
  return (
    text.length < 200 && sectionName(text.replace(/^[\s>*+#-]*(?:\d+[.)])?/, '')) !== undefined
  );
}

interface System {
  readonly name: string;
  readonly fields: Fields;
}

/** Words of a title that name the kind of document. */
const TITLE =
  /\b(?:security|system|software|project|architecture|technical)?\s*design(?: document| doc)?\b(?: (?:for|of))?|\bproject\b(?= design)/gi;

function systemOf(outline: Outline, draft: DraftType, fileName: string): System {
  const { source } = draft;
  const title = (outline.title ?? '')
    .replace(TITLE, ' ')
    .replace(/\b(?:the|project)\s*$/i, '')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  let name = title;
  if (name === '') {
    const business = outline.sections.find((section) => section.name === 'business')?.blocks[0];
    const words = business?.type === 'paragraph' ? source.inline(business) : '';
    name =
      /`([^`]{2,40})`/.exec(words)?.[1] ??
      /\b(?:named|called) ([\w.-]*\w)/.exec(words)?.[1] ??
      fileName.replace(/\.[^.]*$/, '').slice(0, 200);
    draft.note('guessed', 1, `no title names the system; called "${name}"`);
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
    if (draft.own && node.type === 'html' && /^<!-- threatdoc/.test(text)) continue;
    if (draft.own && isOwnFront(text, fields)) continue;
    if (outline.opening.includes(node)) {
      opening.push(node.type === 'heading' ? `**${source.inline(node)}**` : text);
      continue;
    }
    if (before.length === 0) line = source.line(node);
    before.push(text);
  }
  if (opening.length > 0) fields.description = opening.join('\n\n');
  draft.keep('introduction', before.join('\n\n'), line);
  return { name: name || 'System', fields };
}

/** The lists at the top of our own documents. */
function isOwnFront(text: string, fields: Fields): boolean {
  if (text === 'Contents:' || /^- \[BUSINESS POSTURE\]/.test(text)) return true;
  const items = text
    .split('\n')
    .map((item) => /^- (Repository|Owners|Security contacts): (.*)$/.exec(item));
  if (items.length === 0 || items.some((item) => item === null)) return false;
  for (const item of items) {
    const value = plainText((item?.[2] ?? '').replace(/[<>]/g, ''));
    if (item?.[1] === 'Repository') fields.repository = value;
    else if (item?.[1] === 'Owners') fields.owners = value.split(', ');
    else fields.contacts = value.split(', ');
  }
  return true;
}

function nameTest(name: string): (other: string) => boolean {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .replace(/(?:system|project|library|framework|application|software|platform)$/, '');
  return (other) => key(other) === key(name);
}

function readSections(
  outline: Outline,
  draft: DraftType,
  isFocus: (name: string) => boolean,
): void {
  const never = () => false;
  const sections = outline.sections.map((section) =>
    draft.own ? withoutZones(section, draft) : section,
  );
  const hasContext = sections.some(({ name, blocks }) => name === 'context' && blocks.length > 0);
  let opening = '';
  for (const section of sections) {
    if (section.name === 'business') readBusiness(section, draft);
    else if (section.name === 'security') readSecurity(section, draft);
    else if (section.name === 'questions') readQuestions(section, draft);
    else if (section.name === 'design') {
      opening = section.blocks.map((node) => draft.source.block(node)).join('\n\n');
      if (!hasContext) draft.keep('design', opening, section.line);
    } else if (section.name !== 'risk' && !(draft.own && isUndescribed(section, draft)))
      readView(section, draft, section.name === 'context' ? isFocus : never);
  }
  const context = draft.views.get('context');
  if (context !== undefined && opening !== '')
    context.description = [opening, context.description].filter(Boolean).join('\n\n');
  // Last, because the risks of our own documents name what is in the views.
  for (const section of sections) if (section.name === 'risk') readRisk(section, draft);
}

function isUndescribed(section: Section, draft: DraftType): boolean {
  const [first, ...more] = section.blocks;
  return (
    first !== undefined && more.length === 0 && draft.source.block(first) === 'Not described yet.'
  );
}

/** Empty keep zones are marks of the generator; the text of the others is a person's. */
function withoutZones(section: Section, draft: DraftType): Section {
  const blocks = section.blocks.filter(
    (node) =>
      !(node.type === 'html' && /^<!-- threatdoc:(?:keep|end)\b/.test(draft.source.block(node))),
  );
  return { ...section, blocks };
}

function modelOf({ fields }: System, draft: DraftType): ModelValue {
  const { business } = draft;
  const goals = business.goals.filter(({ items }) => items.length > 0);
  const isGrouped =
    goals.length > 1 || goals.some(({ label }) => label !== '' && !isOrdinaryLabel(label));
  const text = (parts: readonly string[]) =>
    parts.filter((part) => part !== '').join('\n\n') || undefined;
  const view = (name: string) => draft.views.get(name);
  return {
    threatdoc: 1,
    system: fields,
    business: {
      description: text(business.description),
      goals: isGrouped
        ? goals.flatMap(({ label, items }) =>
            label === '' ? items : [{ name: label.slice(0, 200), items }],
          )
        : goals.flatMap(({ items }) => items),
      risks: draft.businessRisks.items,
      processes: business.processes,
      notes: text(business.notes),
    },
    controls: draft.controls.items,
    requirements: draft.requirements,
    data: draft.data.items,
    context: view('context'),
    container: view('container'),
    deployment: view('deployment'),
    build: view('build'),
    risks: draft.risks.items,
    questions: draft.questions,
    assumptions: draft.assumptions,
    rules: rulesOf(draft),
    extra: draft.extra,
  };
}

/** Documents accept risks without a reason, an owner and a day: a warning until somebody adds them. */
function rulesOf(draft: DraftType): ModelValue {
  const isIncomplete = [...draft.risks.items.values()].some(
    (risk) =>
      risk.treatment === 'accept' && [risk.reason, risk.owner, risk.until].includes(undefined),
  );
  if (!isIncomplete) return undefined;
  return {
    'risk-accepted-incomplete': {
      severity: 'warning',
      reason: 'Imported: the document does not say who accepted these risks, why and until when.',
    },
  };
}
