import { standingOf } from '../model/risk-standing.ts';
import { sectionsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/**
 * Only an avoided risk is closed: what caused it is gone. A mitigated one lives on as long as its
 * controls have to, an accepted or transferred one is what users must hear of.
 */
export default {
  title: 'A section does not answer a risk that is avoided',
  severity: 'note',
  why: 'What caused an avoided risk is not done any more, so the advice against it is likely out of date, and readers follow it for nothing.',
  bad: `risks:
  pickle-loading: {name: A pickle runs code, treatment: avoid, reason: Only JSON is read.}
guide:
  practices:
    files:
      text: Load no pickles from strangers.
      risks: [pickle-loading]
`,
  good: `risks:
  pickle-loading: {name: A pickle runs code, treatment: transfer, reason: Callers choose files.}
guide:
  practices:
    files:
      text: Load no pickles from strangers.
      risks: [pickle-loading]
`,
  check(design, report, { today }) {
    for (const { section, path, subject } of sectionsOf(design)) {
      for (const [index, id] of section.risks.entries()) {
        const risk = design.risks.get(id);
        if (risk === undefined || standingOf(risk, design, today) !== 'avoided') continue;
        report({
          path: [...path, 'risks', index],
          subject,
          message: `The risk ${quote(id)} is avoided and needs no answer`,
          suggestion: 'Remove the advice with the risk, or treat the risk in another way',
        });
      }
    }
  },
} satisfies Rule;
