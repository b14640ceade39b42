import type { Nodes, Root, RootContent } from 'mdast';
import { type Part, partOf } from '../import-markdown/part.ts';
import { SourceText } from '../import-markdown/source-text.ts';
import { splitText } from '../import-markdown/split-text.ts';
import { unreadable } from '../import-markdown/unreadable.ts';
import type { ImportNote } from '../import-note.ts';
import type { Imported, ModelValue } from '../importer.ts';
import { channelProblem } from '../model/channel-problem.ts';
import { isPublicTracker } from '../model/public-tracker.ts';
import { findAddresses } from './find-addresses.ts';
import { findChannel } from './find-channel.ts';
import { Placing } from './placing.ts';
import { type Fields, PolicyDraft } from './policy-draft.ts';
import { hasPolicyEvidence, POLICY_EVIDENCE } from './policy-evidence.ts';
import { isPolicyTitle, policyHeading } from './policy-heading.ts';
import { policySystem } from './policy-system.ts';
import { readLines } from './read-lines.ts';
import { orderByPreference, readReporting } from './read-reporting.ts';
import { settleLanguages } from './settle-languages.ts';
import { isTableOfContents } from './table-of-contents.ts';
import { tidyPolicy } from './tidy-policy.ts';

/** A security policy, a guide to secure use, or both in one document → a model. */
export function convertPolicy(text: string, fileName: string): Imported {
  const notes: ImportNote[] = [];
  const isOwn = /^\uFEFF?\s*<!-- threatdoc: generated from /.test(text);
  const lines = readLines(text, notes, isOwn);
  if (!hasPolicyEvidence(lines, fileName))
    return {
      refusal: 'This is neither a security policy nor a security guide that threatdoc reads',
      suggestion: `Looked ${POLICY_EVIDENCE}`,
      isOtherKind: true,
    };
  const refusal = unreadable(lines, 'the policy');
  if (refusal !== undefined) return refusal;
  const source = new SourceText(lines);
  const draft = new PolicyDraft(source, notes, isOwn);
  const closing: RootContent[] = [];
  const tree = isOwn ? withoutMarks(source.tree, draft, closing) : source.tree;
  const outline = outlineOf(partOf(tree, source));
  const isGuide = isOwn
    ? /^Security guide\b/.test(outline.title)
    : isGuideDocument(outline, source);
  const system =
    isOwn && !isGuide ? { name: 'System' } : policySystem(outline.title, text, notes, fileName);
  if (isOwn && !isGuide)
    draft.note('guessed', 1, 'a security policy does not name its system; called "System"');
  if (outline.title !== '') draft.note('label', outline.line, outline.title);
  read(outline, isGuide, draft);
  if (!isOwn) orderByPreference(draft.reporting.channels);
  const words = isGuide ? draft.guideText : draft.closing;
  for (const node of closing) words.push(source.block(node));
  if (!isOwn && hasPolicy(draft) && draft.reporting.channels.length === 0)
    findChannel(lines, draft);
  notes.sort((left, right) => left.line - right.line);
  return { model: draft.moved.in(tidyPolicy(modelOf(system, draft))), notes };
}

/** The document without what our generator marks; what follows the last zone are closing words. */
function withoutMarks(tree: Root, draft: PolicyDraft, closing: RootContent[]): Root {
  let isAfter = false;
  let isContents = false;
  const children = withoutSeparators(tree.children).filter((node) => {
    const text = node.type === 'html' || node.type === 'paragraph' ? draft.source.block(node) : '';
    if (node.type === 'html' && text.startsWith('<!-- threatdoc')) {
      if (text.startsWith('<!-- threatdoc:keep more')) isAfter = true;
      return false;
    }
    if (node.type === 'heading') isAfter = false;
    if (isAfter) closing.push(node);
    if (isContents && node.type === 'list') {
      isContents = false;
      return false;
    }
    isContents = text === 'Contents:' && node.type === 'paragraph';
    return !isAfter && !isContents;
  });
  return { ...tree, children };
}

/** Blocks without what printers put between two lists. */
function withoutSeparators<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  return nodes
    .filter((node) => node.type !== 'html' || node.value !== '<!-- -->')
    .map((node) =>
      node.type === 'list' || node.type === 'listItem'
        ? ({ ...node, children: withoutSeparators<Nodes>(node.children) } as Node)
        : node,
    );
}

interface Outline {
  readonly title: string;
  readonly line: number;
  /** What stands below the title and before the first chapter. */
  readonly opening: readonly RootContent[];
  readonly chapters: readonly Part[];
}

/** The title, if the document has one, and its chapters. */
function outlineOf(root: Part): Outline {
  const [first, ...more] = root.parts;
  if (first === undefined) return { title: '', line: 1, opening: root.blocks, chapters: [] };
  const kind = policyHeading(first.name);
  // Beside chapters of its own depth, an introduction is one of them.
  const isIntroduction = more.length > 0 && /^(?:introduction|overview|preface)$/i.test(first.name);
  const isTitle =
    first.parts.length > 0 || isPolicyTitle(first.name) || (kind === undefined && more.length > 0);
  const isChapter = kind === 'versions' || kind === 'reporting' || kind === 'response';
  if (!isTitle || isIntroduction || (isChapter && (more.length > 0 || first.parts.length === 0)))
    return { title: '', line: 1, opening: root.blocks, chapters: root.parts };
  return {
    title: first.name,
    line: first.line,
    opening: [...root.blocks, ...first.blocks],
    chapters: [...first.parts, ...more],
  };
}

/** What a title, or the opening of a document without a telling title, says of a guide. */
const GUIDE =
  /\b(?:best practices?|practices|guide|guidelines|hardening|recommendations|checklists?|cheat ?sheet)\b|^(?:protect|protecting|securing|harden)\b/i;

function isGuideDocument({ title, opening, chapters }: Outline, source: SourceText): boolean {
  const isPolicyTitle = /\b(?:policy|policies|disclosure|reporting)\b/i.test(title);
  if (GUIDE.test(title)) return !/\bpolic(?:y|ies)\b/i.test(title);
  const kinds = chapters.flatMap(({ name, parts }) => [
    policyHeading(name),
    ...parts.map((part) => policyHeading(part.name)),
  ]);
  const isPolicy = kinds.some((kind) => kind === 'versions' || kind === 'reporting');
  if (isPolicy || isPolicyTitle) return false;
  return (
    kinds.some((kind) => kind === 'practices' || kind === 'considerations') ||
    opening.some((node) =>
      /\bthis (?:guide|checklist)\b|\bbest practices\b/i.test(source.block(node)),
    )
  );
}

function read(outline: Outline, isGuide: boolean, draft: PolicyDraft): void {
  const { source, own } = draft;
  const placing = new Placing(draft, isGuide);
  if (!own) takeClosing(outline.chapters.at(-1), draft);
  const opening = outline.opening.filter((node) => {
    const isContents = !own && isTableOfContents(node);
    // It is made anew with every document, whose headings are others.
    if (isContents) draft.label(node, source.block(node));
    return !isContents && node.type !== 'thematicBreak';
  });
  const reports = outline.chapters.some(function has({ name, parts }: Part): boolean {
    return policyHeading(name) === 'reporting' || parts.some(has);
  });
  const says = opening.some((node) => findAddresses(source.block(node)).length > 0);
  if (!own && !isGuide && !reports && says)
    readReporting({ name: '', depth: 1, line: 1, blocks: opening, parts: [] }, draft);
  else {
    const texts = isGuide ? draft.guideText : draft.policyText;
    for (const node of opening) texts.push(draft.text(node));
  }
  for (const part of outline.chapters) {
    if (own) placing.ownChapter(part);
    else placing.chapter(part);
  }
}

const THANKS =
  /^[*_\s]*(?:thanks?\b|your (?:help|contributions?|efforts?|support)\b|we (?:appreciate|thank|are grateful)\b|last (?:updated|reviewed|modified|changed)\b)/i;

/** The last words of the document, when they say thanks or follow a rule. */
function takeClosing(part: Part | undefined, draft: PolicyDraft): void {
  if (part === undefined) return;
  const last = part.parts.at(-1);
  if (last !== undefined) {
    takeClosing(last, draft);
    return;
  }
  const { blocks } = part;
  const rule = blocks.findLastIndex(({ type }) => type === 'thematicBreak');
  const isRule = rule >= 0 && blocks.slice(rule + 1).every(({ type }) => type === 'paragraph');
  let start = isRule ? rule : blocks.length;
  const before = blocks[start - 1];
  if (before?.type === 'paragraph' && THANKS.test(draft.source.inline(before))) start--;
  // A chapter of thanks alone stays a chapter.
  if (start === 0) return;
  for (const node of blocks.splice(start))
    if (node.type === 'paragraph') draft.closing.push(draft.text(node));
}

/** True for a draft with anything of a policy in it. */
function hasPolicy({
  policyText,
  scope,
  versions,
  reporting,
  response,
  disclosure,
  sections,
  closing,
}: PolicyDraft) {
  const lists = [
    policyText,
    scope.text,
    scope.in,
    scope.out,
    versions.text,
    versions.supported,
    versions.unsupported,
    reporting.text,
    reporting.channels,
    reporting.include,
    response.text,
    disclosure.text,
    disclosure.steps,
    closing,
  ];
  return (
    lists.some(({ length }) => length > 0) ||
    sections.items.size > 0 ||
    [response.acknowledge, response.update, disclosure.embargo].some(
      (time) => time !== undefined,
    ) ||
    Object.keys(response.fix).length > 0
  );
}

function text(parts: readonly string[]): ModelValue {
  const whole = parts.filter((part) => part.trim() !== '').join('\n\n');
  return whole === '' ? undefined : whole;
}

function modelOf(system: Fields, draft: PolicyDraft): ModelValue {
  const language = settleLanguages(draft);
  const { scope, versions, reporting, response, disclosure } = draft;
  const policy: Fields = {
    text: text(draft.policyText),
    scope: { text: text(scope.text), in: scope.in, out: scope.out },
    versions: {
      text: text(versions.text),
      supported: versions.supported,
      unsupported: versions.unsupported,
    },
    reporting: {
      // What a line announced has gone to its place, unless it still follows it.
      text: text(
        reporting.text.map((part, index) =>
          /^(?:[-*+>|[<`]|\d+[.)]|https?:)/.test(reporting.text[index + 1] ?? '')
            ? part
            : part.replace(/:$/, '.'),
        ),
      ),
      channels: reporting.channels.map((channel) =>
        channel.pgp === undefined && channel.text === undefined ? (channel.to as string) : channel,
      ),
      include: reporting.include,
    },
    response: {
      acknowledge: response.acknowledge,
      update: response.update,
      fix: {
        critical: response.fix.critical,
        high: response.fix.high,
        medium: response.fix.medium,
        low: response.fix.low,
      },
      text: text(response.text),
    },
    disclosure: {
      text: text(disclosure.text),
      steps: disclosure.steps,
      embargo: disclosure.embargo,
    },
    sections: draft.sections.items,
    closing: text(draft.closing),
  };
  const guide: Fields = {
    text: text(draft.guideText),
    language,
    practices: draft.practices.items,
    considerations: draft.considerations.items,
    checklists: draft.checklists.items,
    references: draft.references,
  };
  return splitText({
    threatdoc: 1,
    system,
    controls: draft.controls.items,
    policy: hasPolicy(draft) ? policy : undefined,
    guide,
    rules: hasPolicy(draft) ? rulesOf(draft) : undefined,
  });
}

/** What a document lacks stays a finding, and no longer an error: nobody can mend it while importing. */
function rulesOf({ reporting }: PolicyDraft): ModelValue {
  const channels = reporting.channels.map(({ to }) => String(to));
  const lenient = (reason: string) => ({ severity: 'warning', reason: `Imported: ${reason}` });
  const rules: Fields = {};
  if (channels.length === 0)
    rules['policy-without-channel'] = lenient('the document names no channel for reports.');
  else if (channels.every((to) => isPublicTracker(to)))
    rules['policy-without-private-channel'] = lenient('the document names public channels only.');
  if (channels.some((to) => channelProblem(to) !== undefined))
    rules['channel-malformed'] = lenient('the document writes a channel like this.');
  return Object.keys(rules).length === 0 ? undefined : rules;
}
