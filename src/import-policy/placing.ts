import type { RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Part } from '../import-markdown/part.ts';
import { findAddresses } from './find-addresses.ts';
import { isTaskPart } from './is-task-part.ts';
import type { PlacedHeading } from './moved-anchors.ts';
import { pointsOf } from './points-of.ts';
import type { PolicyDraft, Sections } from './policy-draft.ts';
import { headingWords, type PolicyHeading, policyHeading } from './policy-heading.ts';
import { readDisclosure } from './read-disclosure.ts';
import { readBelowReporting, readReporting } from './read-reporting.ts';
import { readResponse } from './read-response.ts';
import { readScope, readScopePoint, sideOf } from './read-scope.ts';
import { readSection } from './read-section.ts';
import { readVersions } from './read-versions.ts';
import { withoutCode } from './without-code.ts';

/** Places of the model that a part goes to wherever it stands. */
type Slot = PlacedHeading;

/** Puts the parts of a document where the model has a place for them. */
export class Placing {
  readonly #draft: PolicyDraft;
  readonly #isGuide: boolean;
  readonly #taken = new Set<Slot>();

  constructor(draft: PolicyDraft, isGuide: boolean) {
    this.#draft = draft;
    this.#isGuide = isGuide;
  }

  /** A chapter of a document that somebody wrote: by the words of its heading. */
  chapter(part: Part): void {
    const draft = this.#draft;
    const kind = policyHeading(part.name);
    if (this.#slot(part, kind)) return;
    if (kind === 'contents') this.#contents(part);
    else if (this.#isGuide && isTaskPart(part)) readSection(part, draft, draft.checklists);
    else if (kind === 'practices' && (this.#isGuide || !tellsWhatWeDo(part, draft)))
      this.#themes(part, draft.practices);
    else if (this.#isGuide && isPlainConsiderations(part))
      readSection(part, draft, draft.practices);
    else if (kind === 'considerations') this.#themes(part, draft.considerations);
    else if (kind === 'checklist') this.#themes(part, draft.checklists);
    else if (kind === 'references' && this.#isGuide) this.#references(part);
    else if (this.#isGuide) readSection(part, draft, draft.practices);
    else if (!this.#inner(part)) readSection(part, draft, draft.sections);
  }

  /** A chapter of a document of ours: by the exact heading. */
  ownChapter(part: Part): void {
    const draft = this.#draft;
    const slots: Readonly<Record<string, PolicyHeading>> = this.#isGuide
      ? { 'Reporting a vulnerability': 'reporting' }
      : {
          Scope: 'scope',
          'Supported Versions': 'versions',
          'Reporting a Vulnerability': 'reporting',
          'Response Timeline': 'response',
          'Disclosure Policy': 'disclosure',
        };
    if (this.#slot(part, slots[part.name])) return;
    if (!this.#isGuide) readSection(part, draft, draft.sections);
    else if (part.name === 'Security considerations' && part.blocks.length === 0)
      for (const inner of part.parts) readSection(inner, draft, draft.considerations);
    else if (part.name === 'Checklists' && part.blocks.length === 0)
      for (const inner of part.parts) readSection(inner, draft, draft.checklists);
    else if (part.name === 'References' && part.parts.length === 0) this.#references(part);
    else readSection(part, draft, draft.practices);
  }

  /** True when the part went to a place that is there once. */
  #slot(part: Part, kind: PolicyHeading | undefined): boolean {
    const draft = this.#draft;
    const side = kind === 'in-scope' ? 'in' : kind === 'out-of-scope' ? 'out' : undefined;
    const slot = side === undefined ? kind : 'scope';
    if (slot === 'scope') {
      const isFree =
        side === undefined ? !this.#taken.has('scope') : draft.scope[side].length === 0;
      if (!isFree) return false;
      readScope(part, draft, side);
      for (const inner of part.parts)
        if (side === undefined) this.#belowScope(inner);
        else readScopePoint(inner, draft, side);
    } else if (slot === undefined || !isSlot(slot) || this.#taken.has(slot)) return false;
    else {
      this.#taken.add(slot);
      if (slot === 'reporting') {
        readReporting(part, draft);
        for (const inner of part.parts) this.#belowReporting(inner);
        this.#name(part, slot);
        return true;
      }
      if (slot === 'versions') readVersions(part, draft);
      else if (slot === 'response') readResponse(part, draft);
      else readDisclosure(part, draft);
      for (const inner of part.parts) this.#below(inner);
    }
    this.#taken.add(slot);
    this.#name(part, slot);
    return true;
  }

  /** A heading whose place has words of its own in the document. */
  #name(part: Part, slot: Slot): void {
    this.#draft.moved.add(part.name, slot);
    this.#draft.note('label', part.line, part.name);
  }

  #belowScope(part: Part): void {
    const side = sideOf(part.name);
    if (side === undefined) {
      this.#below(part);
      return;
    }
    this.#name(part, 'scope');
    readScope(part, this.#draft, side);
    for (const inner of part.parts) readScopePoint(inner, this.#draft, side);
  }

  #belowReporting(part: Part): void {
    const kind = policyHeading(part.name);
    const says = part.blocks.some(
      (node) => findAddresses(this.#draft.source.block(node)).length > 0,
    );
    // `Responsible disclosure` with an address to write to is how to report.
    const isOther = kind === 'reporting' || (kind === 'disclosure' && says);
    if (!isOther && this.#slot(part, kind)) return;
    const isStep = kind === 'include' || kind === 'channel' || kind === 'reporting' || says;
    const isPlea = /\b(?:do not|don['’]t|never)\b/i.test(part.name);
    if (!isStep && !isPlea) {
      readSection(part, this.#draft, this.#draft.sections);
      return;
    }
    readBelowReporting(part, this.#draft);
    for (const inner of part.parts) this.#belowReporting(inner);
  }

  #below(part: Part): void {
    if (!this.#slot(part, policyHeading(part.name)))
      readSection(part, this.#draft, this.#draft.sections);
  }

  /** A heading that only gathers chapters: they go where each of them belongs. */
  #inner(part: Part): boolean {
    const isGathering = part.parts.some(({ name }) => isSlot(policyHeading(name)));
    if (!isGathering) return false;
    const left: Part = { ...part, parts: [] };
    if (part.blocks.length > 0) readSection(left, this.#draft, this.#draft.sections);
    else this.#draft.note('label', part.line, part.name);
    for (const inner of part.parts) this.chapter(inner);
    return true;
  }

  /** The themes below a heading; one without themes is a theme itself. */
  #themes(part: Part, sections: Sections): void {
    const draft = this.#draft;
    const isText = (node: RootContent) => node.type === 'paragraph' || node.type === 'blockquote';
    if (part.parts.length === 0 || !part.blocks.every(isText)) {
      readSection(part, draft, sections);
      return;
    }
    draft.note('label', part.line, part.name);
    for (const node of part.blocks) draft.guideText.push(draft.text(node));
    for (const inner of part.parts) readSection(inner, draft, sections);
  }

  #references(part: Part): void {
    const draft = this.#draft;
    draft.note('label', part.line, part.name);
    for (const node of part.blocks) {
      if (node.type === 'list') appendAll(draft.references, pointsOf(node, draft).map(withoutCode));
      else if (node.type !== 'thematicBreak') draft.references.push(draft.text(node));
    }
    for (const inner of part.parts) this.#references(inner);
  }

  /** A table of contents is made anew with every document. */
  #contents(part: Part): void {
    const draft = this.#draft;
    draft.note('label', part.line, part.name);
    for (const node of part.blocks) {
      if (node.type === 'list') draft.label(node, draft.source.block(node));
      else draft.guideText.push(draft.text(node));
    }
    for (const inner of part.parts) this.chapter(inner);
  }
}

/** `Security Considerations` with nothing below it would stand below a heading of the same words. */
function isPlainConsiderations({ name, parts }: Part): boolean {
  return parts.length === 0 && headingWords(name) === 'security considerations';
}

/** Practices of the project itself: what it promises, and not what its users do. */
function tellsWhatWeDo({ blocks }: Part, draft: PolicyDraft): boolean {
  const [first] = blocks;
  if (first?.type !== 'paragraph') return false;
  const text = draft.source.inline(first);
  return /^(?:we|our (?:team|project)|(?:this|the) (?:project|team|repository|codebase)|\w+ (?:enforces|employs|follows))\b/i.test(
    text,
  );
}

function isSlot(kind: PolicyHeading | undefined): kind is Slot {
  return (
    kind === 'versions' ||
    kind === 'reporting' ||
    kind === 'response' ||
    kind === 'disclosure' ||
    kind === 'scope'
  );
}
