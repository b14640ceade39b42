import { completeElementsOf } from '../model/complete-elements.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every element says what it is',
  severity: 'note',
  why: 'Shape and threats follow from what a thing is: without a type, a person or a database passes for a container. The notation of the C4 model asks for the type of every element.',
  bad: `context:
  elements:
    librarian:
      description: Lends and takes back books.
`,
  good: `context:
  elements:
    librarian:
      type: Person
      description: Lends and takes back books.
`,
  check(design, report) {
    for (const { element, path, subject } of completeElementsOf(design)) {
      if (element.type !== undefined || element.kind !== undefined) continue;
      report({
        path,
        at: 'key',
        subject,
        message: `${quote(subject)} has no type and is drawn as a container`,
        suggestion: 'Add `type`, such as `Person` or `Database`',
      });
    }
  },
} satisfies Rule;
