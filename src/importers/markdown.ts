import { convertDesign } from '../import-markdown/convert-design.ts';
import { sectionName } from '../import-markdown/section-name.ts';
import { convertPolicy } from '../import-policy/convert-policy.ts';
import { POLICY_EVIDENCE, tellsWhereToReport } from '../import-policy/policy-evidence.ts';
import { convertThreats } from '../import-threats/convert-threats.ts';
import { hasThreatEvidence, THREAT_EVIDENCE } from '../import-threats/threat-evidence.ts';
import type { Imported, Importer } from '../importer.ts';

type Convert = (text: string, fileName: string) => Imported;

/** Any markdown document that an importer reads; which kind it is, its headings and tables say. */
export default {
  title: 'markdown: a design document, a threat document, a policy or a guide',
  convert: (text, fileName) => {
    for (const convert of convertersFor(text)) {
      const imported = convert(text, fileName);
      // A document of the kind that cannot be read is no reason to try the next kind.
      if ('model' in imported || !imported.isOtherKind) return imported;
    }
    return {
      refusal: 'This is no document of a kind that threatdoc reads',
      suggestion: [
        'Looked for a design document: the headings BUSINESS POSTURE, SECURITY POSTURE, C4 CONTEXT, C4 CONTAINER, RISK ASSESSMENT and QUESTIONS & ASSUMPTIONS, two of them',
        THREAT_EVIDENCE,
        POLICY_EVIDENCE,
      ].join('; '),
      isOtherKind: true,
    };
  },
} satisfies Importer;

/** The kinds that a document can be, the most likely one first. */
function convertersFor(text: string): Convert[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ text: line.slice(0, 4000), line: index + 1 }));
  const isDesign = lines.some(({ text: line }) => {
    const name = sectionName(line.slice(0, 200).replace(/^[\s>*+#-]*(?:\d+[.)])?/, ''));
    return name === 'business' || name === 'security' || name === 'context' || name === 'container';
  });
  const design: Convert = (whole, fileName) => convertDesign(whole, fileName);
  const others =
    hasThreatEvidence(lines) && !tellsWhereToReport(lines)
      ? [convertThreats, convertPolicy]
      : [convertPolicy, convertThreats];
  return isDesign ? [design, ...others] : [...others, design];
}
