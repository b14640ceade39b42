import type { List, RootContent, Table } from 'mdast';
import type { Draft } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { pointsOf } from '../import-markdown/point.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { attributesOf } from './attributes-of.ts';
import { labelsOf, listThreats } from './fields-in.ts';
import { type HeadingContext, inContext } from './heading-context.ts';
import type { PlacedThreat } from './merge-threats.ts';
import { sentenceName } from './sentence-name.ts';
import { strideMatrix, tableThreats, threatColumns, titlesOf } from './table-threats.ts';
import type { Threat, ThreatField, ThreatView } from './threat.ts';

/** Which lists without fields are of threats: none, those whose label says so, or all. */
type OpenLists = 'none' | 'labelled' | 'all';

/** Finds the threats in the tables and lists of a document. */
export class ThreatBlocks {
  readonly #draft: Draft;
  view: ThreatView = 'container';
  /** What the headings round a threat say of it. */
  headings: HeadingContext = {};
  /** The threats found so far; they become risks when all that is said of each is known. */
  readonly placed: PlacedThreat[] = [];

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /**
   * Threats in tables and lists become risks.
   *
   * @param openLists which lists without fields are of threats, too
   * @returns the texts of the other blocks
   */
  read(blocks: readonly RootContent[], openLists: OpenLists = 'none'): string[] {
    const { source } = this.#draft;
    const left: string[] = [];
    for (const [index, node] of blocks.entries()) {
      if (node.type === 'thematicBreak') continue;
      const next = blocks[index + 1];
      if (node.type === 'table') {
        const threats =
          strideMatrix(node, source) ?? tableThreats(node, source) ?? attributeThreat(node, source);
        if (threats === undefined) left.push(source.block(node));
        else {
          this.#draft.note('label', source.line(node), titlesOf(node, source).join(' | '));
          for (const threat of threats) this.add(threat);
        }
      } else if (node.type === 'list') {
        const threats = listThreats(node, source);
        if (threats !== undefined) for (const threat of threats) this.add(threat);
        else if (this.#areOpenRisks(labelBefore(blocks, index, source), openLists))
          this.#openRisks(node);
        else left.push(source.block(node));
      } else if (
        node.type === 'paragraph' &&
        next?.type === 'table' &&
        threatColumns(titlesOf(next, source)) !== undefined &&
        source.inline(node).length < 200 &&
        /:\**$/.test(source.inline(node))
      )
        this.#draft.note('label', source.line(node), source.inline(node));
      else left.push(source.block(node));
    }
    return left;
  }

  /** Adds a threat with what the headings above it say of it. */
  add(threat: Threat): void {
    this.placed.push({ threat: inContext(threat, this.headings), view: this.view });
  }

  /** A list of threats without fields: below its label, or below a kind of STRIDE. */
  #areOpenRisks(label: string, openLists: OpenLists): boolean {
    const isNamed = /\b(?:threats?|attacks?)\b/i.test(label);
    const isMitigations = /mitigat|control|counter|defen[cs]e|recommend/i.test(label);
    const isUnlabelled = !/:[*_]*$/.test(label);
    const isBelowKind = this.headings.stride !== undefined;
    const isAny = isBelowKind || openLists === 'all';
    return (
      !isMitigations && ((openLists !== 'none' && isNamed) || (isAny && (isNamed || isUnlabelled)))
    );
  }

  #openRisks(list: List): void {
    const { source } = this.#draft;
    this.#draft.note(
      'guessed',
      source.line(list),
      'a list of threats without fields read as open risks',
    );
    for (const point of pointsOf(list, source)) this.addOpen(wholeText(point, source), point.line);
  }

  /** Adds a threat that is a text and nothing else. */
  addOpen(markdown: string, line: number): void {
    const { name, description } = sentenceName(markdown);
    const text = description ?? '';
    const fields: ThreatField[] =
      text === '' ? [] : [{ slot: 'description', label: 'Description', text, points: [] }];
    this.add({ name, fields, line });
  }
}

/** The label of a list: the paragraph before it. */
function labelBefore(blocks: readonly RootContent[], index: number, source: SourceText): string {
  const before = blocks[index - 1];
  return before?.type === 'paragraph' ? source.inline(before) : '';
}

/** A table that describes one threat. */
function attributeThreat(table: Table, source: SourceText): Threat[] | undefined {
  const fields = attributesOf(table, source);
  return fields === undefined
    ? undefined
    : [{ name: '', fields, labels: labelsOf(fields), line: source.line(table) }];
}
