import type { RootContent } from 'mdast';
import type { Draft } from '../import-markdown/draft.ts';
import type { Part } from '../import-markdown/part.ts';
import { readQuestions } from '../import-markdown/read-questions.ts';

/** The questions of a part, with the headings below it that say what they are about. */
export function readThreatQuestions(part: Part, draft: Draft): void {
  const asking = part.parts.filter(({ name }) => isAsking(name));
  const blocks = allBlocks({ ...part, parts: asking });
  const { line } = part;
  const isAssumptions = /^(?:\d+[.)]\s*)?(?:key |main |security )?assumptions/i.test(part.name);
  readQuestions(
    {
      name: 'questions',
      depth: part.depth,
      line,
      blocks: isAssumptions ? [...headingOf(part), ...blocks] : blocks,
    },
    draft,
  );
}

/** A heading below questions that says what they are, or what they are about. */
export function isAsking(heading: string): boolean {
  return /\bquestions?\b|\bassumptions?\b|^(?:business|security|design)\b/i.test(heading);
}

function headingOf({ heading }: Part): RootContent[] {
  return heading === undefined ? [] : [heading];
}

/** The blocks of a part with those below it, headings included. */
function allBlocks(part: Part): RootContent[] {
  return [
    ...part.blocks,
    ...part.parts.flatMap((inner) => [...headingOf(inner), ...allBlocks(inner)]),
  ];
}
