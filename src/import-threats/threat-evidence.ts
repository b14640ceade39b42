import type { SourceLine } from '../import-markdown/source-line.ts';
import { strideColumns } from './column-groups.ts';
import { headingStride } from './heading-stride.ts';
import { threatColumns } from './table-threats.ts';
import { THREAT_KINDS } from './threat-kinds.ts';
import { threatSlot } from './threat-slot.ts';
import { withoutSigns } from './without-signs.ts';

/** What was looked for, for those whose document is something else. */
export const THREAT_EVIDENCE =
  'for a threat document: a table with columns such as Threat, STRIDE, Mitigation, Likelihood, Impact and Severity, headings such as Threat: …, Attack Surface: … or Mitigation Strategy: … with fields below them, or the headings ASSETS, TRUST BOUNDARIES, DATA FLOWS and THREAT MODEL';

/** A heading that is one threat, surface or strategy. */
export const THREAT_HEADING = new RegExp(
  String.raw`^(?:${THREAT_KINDS})(?: #?(?:[A-Z]{1,6}-?)?\d+(?:\.\d+)*)?\s*[:–—-]\s*\S`,
  'i',
);

/** A point or a bold line that is one: `- **Attack Surface: …**`. */
const THREAT_LINE = new RegExp(
  String.raw`^(?:(?:[-*+]|\d+[.)])\s+)?[*_]{2,3}(?:${THREAT_KINDS})(?: #?\d+(?:\.\d+)*)?\s*[:–—-]\s*[^\s*_]`,
  'i',
);

const SECTIONS =
  /^(?:\d+[.)]\s*)?(?:assets|exposures|acceptances|mitigations|trust boundaries|data flows|(?:\w+ )?threats?(?: model(?: analysis)?| list| enumeration| analysis| table| scenarios)?|recommended controls|narrative analysis|stride(?: analysis| threats?| threat model)?|attack surfaces?)$/i;

/** Fewest fields of threats that make a threat document without a table. */
const FEWEST_FIELDS = 3;

/** `- **Impact:** …`, `- Impact` and `| **Impact** | … |`. */
const LABEL = /^(?:[-*+]|\d+[.)])?\s*[*_]{0,3}([\p{L} ]{3,40})[*_]{0,3}:/u;
const BARE_LABEL = /^[-*+]\s+[*_]{0,3}([\p{L} ]{3,40})[*_]{0,3}$/u;
const ATTRIBUTE = /^\|\s*[*_]{0,3}([\p{L} ]{3,40}):?[*_]{0,3}\s*\|[^|]*\|$/u;

/** True for lines with tables or lists of threats. */
export function hasThreatEvidence(lines: readonly SourceLine[]): boolean {
  const sections = new Set<string>();
  let fields = 0;
  let hasTitle = false;
  let isInTable = false;
  for (const [index, { text: line }] of lines.entries()) {
    if (line.length > 4000) continue;
    const text = line.trim();
    const wasInTable: boolean = isInTable;
    isInTable =
      /^\|.*\|/.test(text) ||
      (text.includes('|') && (wasInTable || isRule(lines[index + 1]?.text)));
    if (isInTable && !wasInTable && isThreatHeader(text)) return true;
    const marked =
      /^ {0,3}#/.test(line) && text.length < 300
        ? /^#{1,6}\s+(.*?)[\s#]*$/.exec(text)?.[1]
        : undefined;
    if (marked !== undefined) {
      const heading = withoutSigns(marked.replace(/[*_[\]]/g, ''));
      if (THREAT_HEADING.test(heading)) hasTitle = true;
      if (SECTIONS.test(heading) || headingStride(heading) !== undefined)
        sections.add(heading.toLowerCase());
      if (
        /\bthreat (?:model|analysis)|attack surface analysis|mitigation strategies/i.test(heading)
      )
        hasTitle = true;
      continue;
    }
    if (text.length < 300 && THREAT_LINE.test(text)) hasTitle = true;
    const label = (LABEL.exec(text) ?? BARE_LABEL.exec(text) ?? ATTRIBUTE.exec(text))?.[1];
    const slot = label === undefined ? undefined : threatSlot(label);
    if (/^(?:impact|severity|missing|current|likelihood|mitigation)$/.test(slot ?? '')) fields++;
    else if (text.length < 80 && isKind(text)) fields++;
  }
  return (hasTitle && fields >= FEWEST_FIELDS) || sections.size >= 3;
}

/** A point that is a kind of STRIDE: `- Spoofing:`. */
function isKind(text: string): boolean {
  const point = /^(?:[-*+]|\d+[.)])\s+(?:for\s+)?([^:]*):?$/i.exec(text.replace(/[*_]/g, ''))?.[1];
  return point !== undefined && headingStride(point) !== undefined;
}

/** The line below the titles of a table. */
function isRule(line = ''): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line);
}

function isThreatHeader(line: string): boolean {
  const titles = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((title) => title.trim());
  if (titles.length < 2 || titles.some((title) => title.length > 80)) return false;
  if (strideColumns(titles) !== undefined) return titles.every((title) => title.length < 40);
  const isWords = titles.every((title) => title.split(/\s+/).length <= 8);
  // Guides have tables of risks and mitigations, too; they do not rate them.
  const slots = titles.map((title) => threatSlot(title));
  const isRated = slots.some((slot) =>
    /^(?:likelihood|impact|residual|stride|name)$/.test(slot ?? ''),
  );
  const isRisks = titles.some((title) => /^risks?$/i.test(title)) && !slots.includes('description');
  return isWords && (isRated || !isRisks) && threatColumns(titles) !== undefined;
}
