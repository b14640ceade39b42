import {
  headingWords,
  isPolicyTitle,
  type PolicyHeading,
  policyHeading,
} from './policy-heading.ts';

/** A heading of a page on which depths were lost. */
export interface PageHeading {
  readonly text: string;
  /** The line before it is a heading, too. */
  readonly followsHeading: boolean;
  /** The text before it ends in a colon: it announces what follows. */
  readonly followsColon: boolean;
}

/** Headings that stand below reporting, and not beside it. */
const BELOW: ReadonlySet<PolicyHeading | undefined> = new Set(['include', 'channel'] as const);

/**
 * Depths for the headings of a page copy, 1 to 3. What the table of contents names is a chapter, and
 * so is what every policy has; the others stand below the chapter that announces them.
 */
export function headingDepths(
  headings: readonly PageHeading[],
  contents: ReadonlySet<string>,
): number[] {
  let isInside = false;
  let current: PolicyHeading | undefined;
  return headings.map(({ text, followsHeading, followsColon }, index) => {
    const kind = policyHeading(text);
    if (index === 0 && (isPolicyTitle(text) || kind === undefined)) return 1;
    const isListed = contents.has(headingWords(text));
    if (contents.size > 0 && !isListed) {
      const isChapter = kind !== undefined && !BELOW.has(kind) && kind !== 'practices';
      return isChapter && (kind !== 'section' || !isInside) ? 2 : isInside ? 3 : 2;
    }
    const isBelow = BELOW.has(kind) && current === 'reporting';
    const isChapter = isListed || (kind !== undefined && !BELOW.has(kind));
    if (!isListed && !isChapter && ((followsHeading && index > 1) || followsColon)) isInside = true;
    else if (isChapter) isInside = isListed;
    if (isChapter) current = kind;
    return isBelow || (isInside && !isChapter) ? 3 : 2;
  });
}
