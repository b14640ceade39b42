import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { joinWords, quote } from '../wording.ts';

const kinds: readonly string[] = DOCUMENT_KINDS;

export default {
  title: 'Document settings are about documents that exist',
  severity: 'error',
  always: true,
  why: 'A setting for an unknown kind of document changes nothing, and its author believes that it does.',
  bad: `documents:
  desing: docs/security.md
`,
  good: `documents:
  design: docs/security.md
`,
  check(design, report) {
    const suggest = suggester();
    for (const kind of design.documents.keys()) {
      if (kinds.includes(kind)) continue;
      const near = suggest(kind, kinds);
      report({
        path: ['documents', kind],
        at: 'key',
        missing: kind,
        message: `Unexpected document ${quote(kind)}, expected ${joinWords(kinds.map(quote))}`,
        suggestion:
          near === undefined ? 'Remove it, or name a kind that exists' : `Write ${quote(near)}`,
      });
    }
  },
} satisfies Rule;
