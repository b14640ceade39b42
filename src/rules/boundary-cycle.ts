import { type NamedView, viewsOf } from '../model/views.ts';
import type { Rule, RuleReport } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

export default {
  title: 'A boundary does not contain itself',
  severity: 'error',
  always: true,
  why: 'Boxes that contain each other cannot be drawn, and nobody could say who trusts whom.',
  bad: `deployment:
  boundaries:
    data-centre: {contains: [cluster]}
    cluster: {contains: [loan-service, data-centre]}
  elements:
    loan-service: {type: Service}
`,
  good: `deployment:
  boundaries:
    data-centre: {contains: [cluster]}
    cluster: {contains: [loan-service]}
  elements:
    loan-service: {type: Service}
`,
  check(design, report) {
    for (const view of viewsOf(design)) reportCycles(view, report);
  },
} satisfies Rule;

/** How many boundaries of a circle are looked at: a message names fewer. */
const MOST_OF_TRAIL = 20;

/** Walks down from every boundary, each once, with a stack of its own: nesting may be deep. */
function reportCycles({ key, path, view }: NamedView, report: (found: RuleReport) => void): void {
  const done = new Set<string>();
  for (const start of view.boundaries.keys()) {
    const trail = [{ id: start, next: 0 }];
    const depths = new Map([[start, 0]]);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const contains = done.has(top.id) ? [] : (view.boundaries.get(top.id)?.contains ?? []);
      const index = top.next++;
      const member = contains[index];
      if (member === undefined) {
        done.add(top.id);
        depths.delete(top.id);
        trail.pop();
        continue;
      }
      const depth = depths.get(member);
      if (depth === undefined) {
        depths.set(member, trail.length);
        trail.push({ id: member, next: 0 });
        continue;
      }
      const others = trail.slice(depth + 1, depth + MOST_OF_TRAIL).map(({ id }) => quote(id));
      report({
        path: [...path, 'boundaries', top.id, 'contains', index],
        subject: `${key}.${member}`,
        message: `The boundary ${quote(member)} contains itself${others.length === 0 ? '' : `, by way of ${joinWords(others)}`}`,
        suggestion: `Remove ${quote(member)} from \`contains\``,
      });
    }
  }
}
