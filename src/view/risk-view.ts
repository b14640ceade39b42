import type { Design } from '../model/design.ts';
import { LIKELIHOODS, SEVERITIES } from '../model/levels.ts';
import type { Risk } from '../model/risk.ts';
import { severityOf, standingOf } from '../model/risk-standing.ts';
import { nameOfId } from '../model/views.ts';
import { type Few, few } from './few.ts';
import type { Link, Links } from './links.ts';
import { type MarkdownText, markdownOf } from './markdown.ts';

/** A reference of a risk, with the page that explains it where that is certain. */
export interface Reference {
  readonly name: string;
  readonly url: string | null;
}

/** A row of the risk table. */
export interface RiskView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  readonly description: MarkdownText | null;
  readonly affects: readonly Link[];
  readonly stride: readonly string[];
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly severity: string | null;
  readonly treatment: string | null;
  readonly controls: readonly (Link & { readonly status: string })[];
  readonly residual: string | null;
  readonly owner: string | null;
  readonly status: string;
  readonly reason: MarkdownText | null;
  readonly ticket: string | null;
  readonly until: string | null;
  readonly cvss: string | null;
  readonly businessRisks: readonly Link[];
  readonly references: readonly Reference[];
}

/** A cell of the likelihood × impact matrix: what the two make, and the risks there. */
export interface MatrixCell {
  readonly severity: string;
  readonly risks: Few<RiskView>;
}

export interface MatrixRow {
  readonly likelihood: string;
  readonly cells: readonly MatrixCell[];
}

/** The register, most severe first; equal ones in the order written. Risks without a severity last. */
export function toRisks(
  design: Design,
  links: Links,
  statusOf: (control: string) => string,
  today?: string,
): RiskView[] {
  const ranks = new Map<string | null, number>(
    SEVERITIES.map((severity, rank) => [severity, rank]),
  );
  const rank = (severity: string | null) => ranks.get(severity) ?? -1;
  return [...design.risks]
    .map(([id, risk]) => ({
      ...toRisk(id, risk, design, links, statusOf),
      status: standingOf(risk, design, today),
    }))
    .sort((left, right) => rank(right.severity) - rank(left.severity));
}

function toRisk(
  id: string,
  risk: Risk,
  design: Design,
  links: Links,
  statusOf: (control: string) => string,
): Omit<RiskView, 'status'> {
  return {
    id,
    anchor: `risks.${id}`,
    name: risk.name ?? nameOfId(id),
    description: markdownOf(risk.description),
    affects: risk.affects.map((reference) => links.affected(reference)),
    stride: risk.stride.map((kind) => nameOfId(kind)),
    likelihood: risk.likelihood ?? null,
    impact: risk.impact ?? null,
    severity: severityOf(risk, design),
    treatment: risk.treatment ?? null,
    controls: risk.controls.map((control) => ({
      ...links.control(control),
      status: statusOf(control),
    })),
    residual: risk.residual ?? null,
    owner: risk.owner ?? null,
    reason: markdownOf(risk.reason),
    ticket: risk.ticket ?? null,
    until: risk.until ?? null,
    cvss: risk.cvss ?? null,
    businessRisks: risk['business-risks'].map((business) => links.businessRisk(business)),
    references: risk.references.map(toReference),
  };
}

/** CWE and CAPEC numbers lead to MITRE's pages; anything else is a link only if it is a URL. */
function toReference(name: string): Reference {
  const [, list, number] = /^(CWE|CAPEC)-(\d{1,5})$/.exec(name) ?? [];
  if (list === 'CWE') return { name, url: `https://cwe.mitre.org/data/definitions/${number}.html` };
  if (list === 'CAPEC')
    return { name, url: `https://capec.mitre.org/data/definitions/${number}.html` };
  return { name, url: /^https?:\/\/[^\s<>()]+$/.test(name) ? name : null };
}

/** The matrix with the risks in their cells, most likely first; null without a rated risk. */
export function toMatrix(design: Design, risks: readonly RiskView[]): MatrixRow[] | null {
  if (!risks.some(({ severity }) => severity !== null)) return null;
  return LIKELIHOODS.toReversed().map((likelihood) => ({
    likelihood,
    cells: SEVERITIES.map((impact) => ({
      severity: severityOf({ likelihood, impact }, design) ?? '',
      risks: few(risks.filter((risk) => risk.likelihood === likelihood && risk.impact === impact)),
    })),
  }));
}
