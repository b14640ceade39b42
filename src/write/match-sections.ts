import { groupBy } from './group-by.ts';
import type { Outline, Section } from './outline.ts';

/** A section's counterpart in another version of a document. */
export interface SectionMatch {
  readonly section: Section;
  /** It stands under other headings now, so a block beside the zone has to confirm it. */
  readonly moved: boolean;
}

/** Finds sections again by their headings, else, if it is the only one of its name, anywhere. */
export function matchSections(
  from: Outline,
  to: Outline,
): (section: Section) => SectionMatch | undefined {
  const pathOf = ({ path }: Section) => path.join('\n');
  const nameOf = ({ path }: Section) => path.at(-1) ?? '';
  const paths = [groupBy(from.sections, pathOf), groupBy(to.sections, pathOf)] as const;
  const names = [groupBy(from.sections, nameOf), groupBy(to.sections, nameOf)] as const;

  return (section) => {
    const originals = paths[0].get(pathOf(section)) ?? [];
    const candidates = paths[1].get(pathOf(section)) ?? [];
    if (candidates.length > 0) {
      // Of sections that share all headings none is told from another once their number changes.
      if (originals.length !== candidates.length) return undefined;
      const match = candidates[originals.indexOf(section)];
      return match && { section: match, moved: false };
    }
    const [namesake, ...others] = names[1].get(nameOf(section)) ?? [];
    const unique = others.length === 0 && names[0].get(nameOf(section))?.length === 1;
    return namesake && unique ? { section: namesake, moved: true } : undefined;
  };
}
