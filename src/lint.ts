import type { Problem } from './diagnostic.ts';
import type { Design } from './model/design.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Rules by their code. */
export type Rules = Readonly<Record<string, Rule>>;

/**
 * Runs every rule over the design and applies the model's own settings and suppressions. Rules
 * that the documents cannot be made without ignore both.
 *
 * @param broken ids that were left out because of an earlier error: not reported as missing again.
 */
export function lint(
  design: Design,
  rules: Rules,
  context: Omit<RuleContext, 'codes' | 'always'>,
  broken: ReadonlySet<string> = new Set(),
): Problem[] {
  const problems: Problem[] = [];
  const all = Object.entries(rules);
  const codes = new Set(all.map(([code]) => code));
  const always = new Set(all.flatMap(([code, rule]) => (rule.always ? [code] : [])));
  const suppressed = suppressedPlaces(design, context.today);
  for (const [code, rule] of all) {
    const severity = rule.always
      ? rule.severity
      : (design.rules.get(code)?.severity ?? rule.severity);
    if (severity === 'off') continue;
    const places = rule.always ? undefined : suppressed.get(code);
    rule.check(
      design,
      ({ missing, ...found }) => {
        if (missing !== undefined && broken.has(missing)) return;
        if (places?.has(found.subject) || places?.has(undefined)) return;
        problems.push({ code, severity, ...found });
      },
      { ...context, codes, always },
    );
  }
  return problems;
}

/**
 * What is suppressed, by code: subjects, or undefined for every place. A suppression holds through
 * its last day; without knowing the day it holds.
 */
function suppressedPlaces(
  design: Design,
  today: string | undefined,
): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const places = new Map<string, Set<string | undefined>>();
  for (const { finding, at, until } of design.suppress) {
    if (today !== undefined && until !== undefined && until < today) continue;
    const known = places.get(finding) ?? new Set();
    places.set(finding, known.add(at));
  }
  return places;
}
