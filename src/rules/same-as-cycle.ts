import { referencesOf } from '../model/references.ts';
import { originOf } from '../model/same-as.ts';
import { elementsOf, type NamedElement, viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

export default {
  title: 'An element is not the same as itself',
  severity: 'error',
  always: true,
  why: 'Each element of the circle takes its fields from the next, so none of them is described.',
  bad: `context:
  elements:
    core-banking: {same-as: container.core-banking}
container:
  elements:
    core-banking: {same-as: context.core-banking}
`,
  good: `context:
  elements:
    core-banking: {type: Software System, description: Keeps the accounts.}
container:
  elements:
    core-banking: {same-as: context.core-banking}
`,
  check(design, report) {
    const references = referencesOf(design);
    const done = new Set<string>();
    for (const start of viewsOf(design).flatMap(elementsOf)) {
      const trail = new Map<string, NamedElement>();
      let link: NamedElement | undefined = start;
      while (link && !done.has(link.subject) && !trail.has(link.subject)) {
        trail.set(link.subject, link);
        link = originOf(link.element, references)?.element;
      }
      for (const subject of trail.keys()) done.add(subject);
      if (link === undefined || !trail.has(link.subject)) continue;
      const subjects = [...trail.keys()];
      const others = subjects.slice(subjects.indexOf(link.subject) + 1).map(quote);
      report({
        path: [...link.path, 'same-as'],
        subject: link.subject,
        message: `${quote(link.subject)} is the same as itself${others.length === 0 ? '' : `, by way of ${joinWords(others)}`}`,
        suggestion: 'Remove `same-as` from the one that describes the thing',
      });
    }
  },
} satisfies Rule;
