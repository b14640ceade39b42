import { CI_SYSTEMS } from '../../src/catalogue/ci-systems.ts';
import { CODE_HOSTS } from '../../src/catalogue/code-hosts.ts';
import { HOSTING_PLACES } from '../../src/catalogue/hosting-places.ts';
import { REGISTRIES } from '../../src/catalogue/registries.ts';
import { TYPICAL_CONTROLS } from '../../src/catalogue/typical-controls.ts';
import type { ModelValue } from '../../src/importer.ts';
import {
  type HostingPlace,
  type StartingPoint,
  SYSTEM,
  type TypicalElement,
  type TypicalFlow,
  type TypicalRisk,
} from '../../src/starting-point.ts';

/** An answer to one offer: is it ticked? */
type Tick = (offer: { readonly usual?: true }) => boolean;

type Entries = [string, ModelValue][];

/** What somebody named of a kind: only this may be referred to. */
interface Named {
  readonly kind: StartingPoint;
  readonly controls: ReadonlySet<string>;
  readonly data: ReadonlySet<string>;
  readonly around: readonly TypicalElement[];
  readonly parts: StartingPoint['container']['parts'];
  /** Those around the system that have to do with one of its parts. */
  readonly seen: readonly TypicalElement[];
}

/** The model of somebody who ticks offers of a kind by one rule, and names the first of all places. */
export function modelOfKind(kind: StartingPoint, tick: Tick): ModelValue {
  const named = namedOf(kind, tick);
  const { business, example, requirements } = kind;
  const places = HOSTING_PLACES.filter(({ id }) => kind.hosting.includes(id));
  return {
    threatdoc: 1,
    system: { name: example.name, description: example.description },
    business: {
      description: example.purpose,
      goals: business.goals.filter(tick).map(({ text }) => text),
      risks: byId(business.risks.filter(tick), ({ name, description }) => ({ name, description })),
      processes: business.processes.filter(tick).map(({ text }) => text),
    },
    controls: controlsOf(kind),
    requirements: new Map(
      Object.entries(requirements).map(([topic, texts]): [string, ModelValue] => [
        topic,
        texts.filter(tick).map(({ text }) => text),
      ]),
    ),
    data: byId(kind.data.filter(tick), ({ id: _, usual, ...fields }) => fields),
    context: contextOf(named),
    container: containerOf(named),
    deployment: { environments: byId(places, (place) => environmentOf(place, named, tick)) },
    build: buildOf(named),
    risks: new Map([
      ...byId(kind.risks.filter(tick), (risk) => riskOf(risk, named, { treatment: 'mitigate' })),
      ...byId(kind.acceptedRisks.filter(tick), (risk) =>
        riskOf(risk, named, { treatment: 'accept', owner: 'product-owner', until: '2027-12-31' }),
      ),
    ]),
    questions: kind.questions.filter(tick).map(({ text, topic }) => ({ text, topic })),
    assumptions: kind.assumptions.filter(tick).map(({ text, topic }) => ({ text, topic })),
  };
}

function namedOf(kind: StartingPoint, tick: Tick): Named {
  const around = [...kind.context.people, ...kind.context.systems].filter(tick);
  const parts = kind.container.parts.filter(tick);
  const ids = idsOf([...around, ...parts]);
  const partIds = idsOf(parts);
  const seen = around.filter(({ id }) =>
    kind.container.flows
      .filter((flow) => isDrawn(flow, ids))
      .some(({ from, to }) => (from === id && partIds.has(to)) || (to === id && partIds.has(from))),
  );
  return {
    kind,
    controls: new Set(kind.controls),
    data: idsOf(kind.data.filter(tick)),
    around,
    parts,
    seen,
  };
}

function idsOf(offers: readonly { readonly id: string }[]): Set<string> {
  return new Set(offers.map(({ id }) => id));
}

function byId<T extends { readonly id: string }>(
  offers: readonly T[],
  write: (offer: T) => ModelValue,
): Map<string, ModelValue> {
  return new Map(offers.map((offer) => [offer.id, write(offer)]));
}

function isDrawn({ from, to, unless = '' }: TypicalFlow, ids: ReadonlySet<string>): boolean {
  return ids.has(from) && ids.has(to) && !ids.has(unless);
}

/** Every third control is missing. */
function controlsOf(kind: StartingPoint): Map<string, ModelValue> {
  const offered = TYPICAL_CONTROLS.filter(({ id }) => kind.controls.includes(id));
  const missing = idsOf(offered.filter((_, index) => index % 3 === 2));
  return byId(offered, ({ id, name, description, reason }) =>
    missing.has(id) ? { name, description, status: 'recommended', reason } : { name, description },
  );
}

function elementOf(
  offer: Pick<TypicalElement, 'name' | 'type' | 'description' | 'controls'> &
    Partial<TypicalElement>,
  { controls, data }: Named,
): { readonly [key: string]: ModelValue } {
  return {
    name: offer.name,
    type: offer.type,
    technology: offer.technology,
    description: offer.description,
    responsibilities: offer.responsibilities,
    controls: offer.controls.filter((id) => controls.has(id)),
    data: offer.data?.filter((id) => data.has(id)),
  };
}

function flowsOf(
  flows: readonly TypicalFlow[],
  ids: ReadonlySet<string>,
  system: string,
  { data }: Named,
): ModelValue[] {
  const end = (id: string) => (id === SYSTEM ? system : id);
  return flows
    .map((flow) => ({ ...flow, from: end(flow.from), to: end(flow.to) }))
    .filter((flow) => isDrawn(flow, ids))
    .map(({ from, to, label, protocol, data: carried }) => ({
      [`${from} -> ${to}`]: { label, protocol, data: carried?.filter((id) => data.has(id)) },
    }));
}

function contextOf(named: Named): ModelValue {
  const { around, kind } = named;
  const { name, description } = kind.example;
  const system = { name, description, ...kind.context.system };
  return {
    elements: new Map([
      ...byId(around, (offer) => elementOf(offer, named)),
      ...([['system', { ...elementOf(system, named), focus: true }]] as Entries),
    ]),
    flows: flowsOf(kind.context.flows, idsOf([...around, { id: 'system' }]), 'system', named),
  };
}

function containerOf(named: Named): ModelValue {
  const { kind, parts, seen } = named;
  const frame = { name: kind.example.name, contains: [...idsOf(parts)] };
  return {
    boundaries: { system: frame },
    elements: new Map([
      ...byId(seen, ({ id }) => ({ 'same-as': `context.${id}` })),
      ...byId(parts, (part) => elementOf(part, named)),
    ]),
    flows: flowsOf(kind.container.flows, idsOf([...seen, ...parts]), SYSTEM, named),
  };
}

function environmentOf(place: HostingPlace, named: Named, tick: Tick): ModelValue {
  const inside = named.parts.filter(({ runs }) => runs === place.runs);
  const { title: name, description } = place;
  if (inside.length === 0) return { name, description };
  const nodes = place.nodes.filter(tick);
  const entry = inside.find((part) => part.entry) ?? inside[0];
  const framed = [...nodes.filter(({ outside }) => !outside), ...inside];
  return {
    name,
    description,
    boundaries: {
      [place.boundary.id]: { ...elementOf(place.boundary, named), contains: [...idsOf(framed)] },
    },
    elements: new Map([
      ...byId(nodes, (node) => elementOf(node, named)),
      ...byId(inside, ({ id }) => ({ 'same-as': `container.${id}` })),
    ]),
    flows: [
      ...flowsOf(place.flows, idsOf([...nodes, ...inside]), entry?.id ?? SYSTEM, named),
      ...flowsOf(named.kind.container.flows, idsOf(inside), SYSTEM, named),
    ],
  };
}

function buildOf(named: Named): ModelValue {
  const [codeHost, ciSystem] = [CODE_HOSTS[0], CI_SYSTEMS[0]];
  const registry = REGISTRIES.find(({ id }) => id === named.kind.publishing[0]);
  if (!codeHost || !ciSystem || !registry) throw new Error('there is no place to build');
  const controls = TYPICAL_CONTROLS.filter(({ phase }) => phase !== 'operation');
  return {
    elements: {
      developer: { type: 'Person', description: 'Changes the source code.' },
      'code-host': elementOf(codeHost, named),
      'ci-system': elementOf(ciSystem, named),
      registry: elementOf(registry, named),
    },
    flows: [
      'developer -> code-host: Pushes changes',
      'code-host -> ci-system: Starts builds',
      'ci-system -> registry: Publishes',
    ],
    controls: controls.map(({ id }) => id).filter((id) => named.controls.has(id)),
  };
}

function riskOf(
  { id: _, usual, controls, affects, ...fields }: TypicalRisk,
  named: Named,
  treatment: { readonly [key: string]: string },
): ModelValue {
  const known = new Set([
    ...[...idsOf(named.around), 'system'].map((id) => `context.${id}`),
    ...[...idsOf([...named.parts, ...named.seen])].map((id) => `container.${id}`),
    ...[...named.data].map((id) => `data.${id}`),
    ...['developer', 'code-host', 'ci-system', 'registry'].map((id) => `build.${id}`),
  ]);
  return {
    ...fields,
    affects: affects.map((one) => one.replace('$', '')).filter((one) => known.has(one)),
    controls: controls.filter((id) => named.controls.has(id)),
    ...treatment,
  };
}
