import { CI_SYSTEMS } from '../../src/catalogue/ci-systems.ts';
import { CODE_HOSTS } from '../../src/catalogue/code-hosts.ts';
import { HOSTING_PLACES } from '../../src/catalogue/hosting-places.ts';
import { REGISTRIES } from '../../src/catalogue/registries.ts';
import { TYPICAL_CONTROLS } from '../../src/catalogue/typical-controls.ts';
import type { ModelValue } from '../../src/importer.ts';
import {
  type StartingPoint,
  SYSTEM,
  type TypicalElement,
  type TypicalFlow,
} from '../../src/starting-point.ts';

/** An answer to one offer: is it ticked? */
type Tick = (offer: { readonly usual?: true }) => boolean;

/** The model of somebody who ticks offers of a kind by one rule, and names the first of all places. */
export function modelOfKind(kind: StartingPoint, tick: Tick): ModelValue {
  const { business, context, container, example, requirements } = kind;
  const [codeHost, ciSystem] = [CODE_HOSTS[0], CI_SYSTEMS[0]];
  const registry = REGISTRIES.find(({ id }) => id === kind.publishing[0]);
  if (!codeHost || !ciSystem || !registry) throw new Error('there is no place to build');
  const controls = TYPICAL_CONTROLS.filter(({ id }) => kind.controls.includes(id));
  const data = kind.data.filter(tick);
  const known = {
    controls: new Set<string>(controls.map(({ id }) => id)),
    data: new Set<string>(data.map(({ id }) => id)),
  };
  const element = (offer: Omit<TypicalElement, 'usual' | 'responsibilities'>): ModelValue => ({
    ...offer,
    id: undefined,
    usual: undefined,
    runs: undefined,
    entry: undefined,
    outside: undefined,
    controls: offer.controls.filter((id) => known.controls.has(id)),
    data: offer.data?.filter((id) => known.data.has(id)),
  });
  const byId = (offers: readonly TypicalElement[]) =>
    offers.map((offer): [string, ModelValue] => [offer.id, element(offer)]);
  const flows = (offers: readonly TypicalFlow[], ends: ReadonlySet<string>, system: string) =>
    offers
      .map((flow) => ({ ...flow, from: end(flow.from, system), to: end(flow.to, system) }))
      .filter(({ from, to, unless = '' }) => ends.has(from) && ends.has(to) && !ends.has(unless))
      .map(({ from, to, label, protocol, data: carried }) => ({
        [`${from} -> ${to}`]: {
          label,
          protocol,
          data: carried?.filter((id) => known.data.has(id)),
        },
      }));
  const around = [...context.people, ...context.systems].filter(tick);
  const parts = container.parts.filter(tick);
  const seen = around.filter(({ id }) =>
    container.flows.some(({ from, to, unless = '' }) => {
      const other = from === id ? to : to === id ? from : undefined;
      const has = (part: string) => parts.some((one) => one.id === part);
      return other !== undefined && has(other) && !has(unless);
    }),
  );
  const placed = HOSTING_PLACES.filter(({ id }) => kind.hosting.includes(id)).map(
    (place): [string, ModelValue] => {
      const nodes = place.nodes.filter(tick);
      const inside = parts.filter(({ runs }) => runs === place.runs);
      const entry = inside.find((part) => part.entry) ?? inside[0];
      const ends = new Set([...nodes, ...inside].map(({ id }) => id));
      const elements = [
        ...byId(nodes),
        ...inside.map(({ id }): [string, ModelValue] => [id, { 'same-as': `container.${id}` }]),
      ];
      const framed = [...nodes.filter(({ outside }) => !outside), ...inside];
      const frame = {
        ...(element({ ...place.boundary }) as object),
        contains: framed.map(({ id }) => id),
      } as ModelValue;
      return [
        place.id,
        {
          name: place.title,
          description: place.description,
          boundaries: new Map(inside.length > 0 ? [[place.boundary.id, frame]] : []),
          elements: new Map(inside.length > 0 ? elements : []),
          flows:
            inside.length === 0
              ? []
              : [
                  ...flows(place.flows, ends, entry?.id ?? SYSTEM),
                  ...flows(container.flows, new Set(inside.map(({ id }) => id)), SYSTEM),
                ],
        },
      ];
    },
  );
  const isThere = (subject: string) => {
    const [view, id = ''] = subject.split('.');
    if (view === 'data') return known.data.has(id);
    if (view === 'context') return id === 'system' || around.some((one) => one.id === id);
    if (view === 'container') return [...parts, ...seen].some((one) => one.id === id);
    return view === 'build';
  };
  return {
    threatdoc: 1,
    system: { name: example.name, description: example.description },
    business: {
      description: example.purpose,
      goals: business.goals.filter(tick).map(({ text }) => text),
      risks: new Map(
        business.risks
          .filter(tick)
          .map(({ id, name, description }): [string, ModelValue] => [id, { name, description }]),
      ),
      processes: business.processes.filter(tick).map(({ text }) => text),
    },
    controls: new Map(
      controls.map(({ id, name, description, reason }, index): [string, ModelValue] => [
        id,
        index % 3 === 2
          ? { name, description, status: 'recommended', reason }
          : { name, description },
      ]),
    ),
    requirements: new Map(
      Object.entries(requirements).map(([topic, texts]): [string, ModelValue] => [
        topic,
        texts.filter(tick).map(({ text }) => text),
      ]),
    ),
    data: new Map(
      data.map(({ id, usual: _, ...fields }): [string, ModelValue] => [id, { ...fields }]),
    ),
    context: {
      elements: new Map([
        ...byId(around.filter(({ type }) => type === 'Person')),
        [
          'system',
          {
            ...(element({
              id: 'system',
              name: example.name,
              description: example.description,
              ...context.system,
            }) as object),
            focus: true,
          } as ModelValue,
        ] as [string, ModelValue],
        ...byId(around.filter(({ type }) => type !== 'Person')),
      ]),
      flows: flows(context.flows, new Set([...around.map(({ id }) => id), 'system']), 'system'),
    },
    container: {
      boundaries: new Map([
        ['system', { name: example.name, contains: parts.map(({ id }) => id) } as ModelValue],
      ]),
      elements: new Map([
        ...seen.map(({ id }): [string, ModelValue] => [id, { 'same-as': `context.${id}` }]),
        ...byId(parts),
      ]),
      flows: flows(container.flows, new Set([...seen, ...parts].map(({ id }) => id)), SYSTEM),
    },
    deployment: { environments: new Map(placed) },
    build: {
      elements: new Map<string, ModelValue>([
        ['developer', { type: 'Person', description: 'Changes the source code.' }],
        ['code-host', element(codeHost)],
        ['ci-system', element(ciSystem)],
        ['registry', element(registry)],
      ]),
      flows: [
        'developer -> code-host: Pushes changes',
        'code-host -> ci-system: Starts builds',
        'ci-system -> registry: Publishes',
      ],
      controls: controls.filter(({ phase }) => phase !== 'operation').map(({ id }) => id),
    },
    risks: new Map(
      kind.risks.filter(tick).map((risk): [string, ModelValue] => [
        risk.id,
        {
          ...risk,
          id: undefined,
          usual: undefined,
          affects: risk.affects.map((one) => one.replace('$', '')).filter(isThere),
          controls: risk.controls.filter((id) => known.controls.has(id)),
          treatment: 'mitigate',
        },
      ]),
    ),
    questions: kind.questions.filter(tick).map(({ text, topic }) => ({ text, topic })),
    assumptions: kind.assumptions.filter(tick).map(({ text, topic }) => ({ text, topic })),
  };
}

function end(id: string, system: string): string {
  return id === SYSTEM ? system : id;
}
