import { groupBy } from './group-by.ts';
import { matchSections } from './match-sections.ts';
import type { Outline, Section } from './outline.ts';
import type { Block } from './split-blocks.ts';

/** The index of a block's counterpart inside its section. */
type Find = (section: Section, index: number, other: Section) => number | undefined;

/**
 * Finds the gap of a new version of a document where a zone belongs that a person put into a gap of
 * the old one. It never leaves its section: first come the same blocks beside it, then the same
 * table, list or code with other content, then the section's end if it was there.
 */
export function placeZones(from: Outline, to: Outline): (gap: number) => number | undefined {
  const match = matchSections(from, to);
  const homes = new Map<number, Section>();
  for (const section of from.sections) {
    for (let gap = section.first; gap <= section.end; gap += 1) homes.set(gap, section);
  }
  const sameText = counterparts(from, to, ({ text }) => text, false);
  const sameFamily = counterparts(from, to, ({ family }) => family, true);

  return (gap) => {
    const home = homes.get(gap);
    const { section, moved } = (home && match(home)) ?? {};
    if (!home || !section) return undefined;
    if (gap === home.first && !moved) return section.first;

    const beside = (find: Find) => {
      const before = gap > home.first ? find(home, gap - 1, section) : undefined;
      if (before !== undefined) return before + 1;
      return gap < home.end ? find(home, gap, section) : undefined;
    };
    const same = beside(sameText);
    if (same !== undefined || moved) return same;
    return beside(sameFamily) ?? (gap === home.end ? section.end : undefined);
  };
}

/** Takes the n-th block with a feature in a section for the n-th one with it in the other version. */
function counterparts(
  from: Outline,
  to: Outline,
  featureOf: (block: Block) => string | undefined,
  sameNumber: boolean,
): Find {
  const keyOf = (block: Block | undefined) => (block && featureOf(block)) ?? '';
  const groupsOf = ({ blocks, sections }: Outline) =>
    new Map(
      sections.map((section) => {
        const { first, end } = section;
        const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
        return [section, groupBy(indexes, (index) => keyOf(blocks[index]))];
      }),
    );
  const [originals, candidates] = [groupsOf(from), groupsOf(to)];
  const ordinals = new Map(
    [...originals.values()].flatMap((groups) =>
      [...groups.values()].flatMap((indexes) => indexes.map((index, order) => [index, order])),
    ),
  );

  return (section, index, other) => {
    const key = keyOf(from.blocks[index]);
    const after = candidates.get(other)?.get(key) ?? [];
    const differ = originals.get(section)?.get(key)?.length !== after.length;
    if (key === '' || (sameNumber && differ)) return undefined;
    return after[ordinals.get(index) ?? -1];
  };
}
