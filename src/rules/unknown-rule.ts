import type { ModelPath } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Settings and suppressions name rules that can be set aside',
  severity: 'error',
  always: true,
  why: 'A misspelt code switches nothing off and hides nothing, and its author believes that it does.',
  bad: `context:
  elements:
    reader: {type: Person}
suppress:
  - finding: element-without-control
    at: context.reader
    reason: Readers are outside our control
`,
  good: `context:
  elements:
    reader: {type: Person}
suppress:
  - finding: element-without-controls
    at: context.reader
    reason: Readers are outside our control
`,
  check(design, report, { codes, always }) {
    const suggest = suggester();
    const look = (code: string, path: ModelPath, at: 'key' | 'value') => {
      if (always.has(code)) {
        const message = `${quote(code)} cannot be set aside: documents cannot be made with it`;
        report({ path, at, message, suggestion: 'Mend what it finds' });
      }
      if (codes.has(code)) return;
      const near = suggest(code, codes);
      report({
        path,
        at,
        missing: code,
        message: `Unexpected ${quote(code)}, expected the code of a rule`,
        suggestion:
          near === undefined
            ? '`threatdoc explain` lists the codes of all rules'
            : `Write ${quote(near)}`,
      });
    };
    for (const code of design.rules.keys()) look(code, ['rules', code], 'key');
    for (const [index, { finding }] of design.suppress.entries())
      look(finding, ['suppress', index, 'finding'], 'value');
  },
} satisfies Rule;
