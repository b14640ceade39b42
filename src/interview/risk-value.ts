import { SYSTEM, type TypicalRisk } from '../starting-point.ts';
import { buildIds } from './build-ids.ts';
import type { Draft } from './draft.ts';
import { type DraftModel, type DraftValue, registryAt } from './draft-model.ts';
import { systemId } from './system-id.ts';
import { viewIds } from './view-ids.ts';

/** A typical risk as it applies to this model: what of it the model has, and no treatment yet. */
export function riskValue(risk: TypicalRisk, draft: Draft): DraftModel {
  const registered = registryAt(draft.model, 'controls');
  const fields: Readonly<Record<string, DraftValue>> = {
    name: risk.name,
    description: risk.description,
    affects: affectedBy(risk, draft),
    stride: [...risk.stride],
    likelihood: risk.likelihood,
    impact: risk.impact,
    'business-risks': threatened(risk, draft),
    controls: risk.controls.filter((id) => registered.has(id)),
    references: [...risk.references],
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** The typical business risks that it brings about, of those that the model has. */
function threatened({ id }: TypicalRisk, { start, model }: Draft): readonly string[] {
  const there = registryAt(model, 'business', 'risks');
  return start.business.risks
    .filter((risk) => risk.causes?.includes(id) && there.has(risk.id))
    .map((risk) => risk.id);
}

function affectedBy({ affects }: TypicalRisk, draft: Draft): readonly string[] {
  const system = systemId(draft);
  return affects
    .flatMap((reference) => inBuild(reference, draft))
    .map((reference) => reference.replace(SYSTEM, system))
    .filter((reference) => {
      const [view = '', id = ''] = reference.split('.');
      return view === 'data'
        ? registryAt(draft.model, 'data').has(id)
        : viewIds(draft.model, view).has(id);
    });
}

/** Roles in a build stand for whatever was answered to the question about them. */
const ROLES: Readonly<Record<string, string>> = {
  'build.$code-host': 'build.code-host',
  'build.$ci-system': 'build.ci',
  'build.$registry': 'build.registries',
};

function inBuild(reference: string, draft: Draft): readonly string[] {
  const question = ROLES[reference];
  return question === undefined
    ? [reference]
    : buildIds(question, draft).map((id) => `build.${id}`);
}
