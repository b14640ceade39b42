import { type NamedView, viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Frames in frames that a diagram can show; a reader loses the way at five. */
const DEEPEST = 32;

export default {
  title: `Boundaries nest at most ${DEEPEST} deep`,
  severity: 'error',
  always: true,
  why: 'A diagram of more frames in frames has no room for what is inside, and drawing it has no end.',
  bad: `container:
  elements: {safe: {type: Container}}
  boundaries:
    frame-0: {contains: safe}
${Array.from({ length: DEEPEST }, (_, index) => `    frame-${index + 1}: {contains: frame-${index}}\n`).join('')}`,
  good: `container:
  elements: {safe: {type: Container}}
  boundaries:
    frame: {contains: safe}
`,
  check(design, report) {
    for (const view of viewsOf(design)) {
      const deep = tooDeep(view);
      if (deep === undefined) continue;
      report({
        path: [...view.path, 'boundaries', deep],
        at: 'key',
        subject: `${view.key}.${deep}`,
        message: `The boundary ${quote(deep)} stands in more than ${DEEPEST} others`,
        suggestion: 'Leave out the frames between that say nothing',
      });
    }
  },
} satisfies Rule;

/** The first boundary that stands too deep; a circle is another rule's. Each is looked at once. */
function tooDeep({ view }: NamedView): string | undefined {
  const parents = new Map<string, string>();
  for (const [id, { contains }] of view.boundaries)
    for (const child of contains) if (!parents.has(child)) parents.set(child, id);
  const depths = new Map<string, number>();
  for (const start of view.boundaries.keys()) {
    const trail = new Set<string>();
    let place: string | undefined = start;
    while (place !== undefined && !depths.has(place) && !trail.has(place)) {
      trail.add(place);
      place = parents.get(place);
    }
    const isCircle = place !== undefined && trail.has(place);
    let depth = place === undefined || isCircle ? 0 : (depths.get(place) ?? 0) + 1;
    for (const id of [...trail].reverse()) depths.set(id, isCircle ? 0 : depth++);
  }
  return [...depths].find(([, depth]) => depth >= DEEPEST)?.[0];
}
