import { HOSTING_PLACES } from '../catalogue/hosting-places.ts';
import { chosen } from '../interview/chosen.ts';
import type { Draft } from '../interview/draft.ts';
import { listAt, registryAt, textAt } from '../interview/draft-model.ts';
import { elementChoices } from '../interview/element-choices.ts';
import { elementEdits } from '../interview/element-edits.ts';
import { elementValue } from '../interview/element-value.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import type { Section } from '../interview/section.ts';
import { systemId } from '../interview/system-id.ts';
import { ViewFlows } from '../interview/view-flows.ts';
import { viewIds } from '../interview/view-ids.ts';
import { type HostingPlace, SYSTEM, type TypicalFlow } from '../starting-point.ts';

const VIEW = ['deployment'];

export default {
  title: 'Deployment',
  intro: 'Where the system runs.',
  rank: 6,
  use: 'draft',
  view: 'deployment',
  questions: [
    {
      id: 'deployment.places',
      form: 'choices',
      ask: 'Where does it run?',
      why: 'Whoever runs the machines below a system can read and change it.',
      ownWords: 'Another place, in a sentence',
      isSaid: ({ model }) => 'deployment' in model,
      choices: ({ start }) =>
        start.hosting.flatMap((id) => {
          const place = HOSTING_PLACES.find((known) => known.id === id);
          return place === undefined ? [] : [{ id, name: place.title, hint: place.hint }];
        }),
      edits: (answer, draft) => {
        const { own } = chosen(answer, HOSTING_PLACES);
        const places = placesOf(draft);
        const description = [...places.map((place) => place.description), ...own].join('\n\n');
        return [
          { kind: 'set', path: [...VIEW, 'description'], value: description },
          ...placesEdits(places, draft),
        ];
      },
    },
    {
      id: 'deployment.nodes',
      form: 'choices',
      ask: 'What is around it there?',
      why: 'Each of these is configured by somebody, and can be configured wrongly.',
      ownWords: 'Other nodes, as NAME: what it does',
      applies: (draft) => placesOf(draft).length > 0,
      isSaid: ({ model }) => 'deployment' in model,
      choices: (draft) => elementChoices(nodesOf(placesOf(draft)), viewIds(draft.model, ...VIEW)),
      edits: (answer, draft) => {
        const places = placesOf(draft);
        const { ids, edits } = elementEdits(VIEW, answer, nodesOf(places), 'Node', draft);
        const frames = new Map(
          [...places]
            .reverse()
            .flatMap(({ nodes, boundary }) =>
              nodes.map((node) => [node.id, node.outside ? undefined : boundary.id] as const),
            ),
        );
        const own = places[0]?.boundary.id;
        return [
          ...edits,
          ...ids.flatMap((value): ModelEdit[] => {
            const frame = frames.has(value) ? frames.get(value) : own;
            if (frame === undefined) return [];
            return [{ kind: 'insert', path: [...VIEW, 'boundaries', frame, 'contains'], value }];
          }),
        ];
      },
    },
    {
      id: 'deployment.flows',
      form: 'choices',
      ask: 'What goes between them?',
      why: 'It shows what is reachable from outside, and by which way.',
      ownWords: 'Other flows, as FROM -> TO: what goes there',
      example: (draft) => flows(draft).example(),
      applies: ({ model }) => viewIds(model, ...VIEW).size > 1,
      isSaid: ({ model }) => 'deployment' in model,
      choices: (draft) => flows(draft).choices(),
      problem: (answer, draft) => flows(draft).problem(answer),
      edits: (answer, draft) => flows(draft).edits(answer),
    },
  ],
} satisfies Section;

/** The places that were chosen; what was said in own words is no place with nodes. */
function placesOf({ answers, start }: Draft): readonly HostingPlace[] {
  const answer = answers.get('deployment.places');
  if (answer === undefined || answer === null) return [];
  const { offers } = chosen(answer, HOSTING_PLACES);
  return offers.filter(({ id }) => start.hosting.includes(id));
}

function nodesOf(places: readonly HostingPlace[]): HostingPlace['nodes'] {
  const nodes = places.flatMap((place) => [...place.nodes]);
  return nodes.filter(({ id }, index) => nodes.findIndex((node) => node.id === id) === index);
}

/** The frames of places, each with the parts that run there. */
function placesEdits(places: readonly HostingPlace[], draft: Draft): ModelEdit[] {
  const { model, start } = draft;
  const parts = [...registryAt(model, 'container', 'elements')]
    .filter(([, element]) => !('same-as' in element))
    .map(([id]) => id);
  const onDevices = new Set(
    start.container.parts.filter(({ runs }) => runs === 'device').map(({ id }) => id),
  );
  const system = systemId(draft);
  const view = parts.length > 0 ? 'container' : 'context';
  const things = parts.length > 0 ? parts : viewIds(model, 'context').has(system) ? [system] : [];
  const placed = new Set<string>();
  return places.flatMap((place) => {
    // A thing has one frame: that of the first place that it can run in.
    const inside = things.filter((id) => {
      const runs = parts.length === 0 || onDevices.has(id) === (place.runs === 'device');
      return runs && !placed.has(id);
    });
    for (const id of inside) placed.add(id);
    const frame = elementValue({ responsibilities: [], ...place.boundary }, draft);
    return [
      {
        kind: 'set',
        path: [...VIEW, 'boundaries', place.boundary.id],
        value: inside.length > 0 ? { ...frame, contains: inside } : frame,
      },
      ...inside.map(
        (id): ModelEdit => ({
          kind: 'set',
          path: [...VIEW, 'elements', id],
          value: { 'same-as': `${view}.${id}` },
        }),
      ),
    ] satisfies ModelEdit[];
  });
}

/** The flows of the places, and those between parts, which run there as well. */
function flows(draft: Draft): ViewFlows {
  const { model, start } = draft;
  const there = viewIds(model, ...VIEW);
  const boundaries = registryAt(model, 'deployment', 'boundaries');
  const offered = placesOf(draft).flatMap((place): TypicalFlow[] => {
    const inside = textsOf(boundaries.get(place.boundary.id)?.contains);
    const entries = start.container.parts.filter(({ id, entry }) => entry && inside.includes(id));
    const shared = registryAt(model, 'deployment', 'elements');
    const first = entries[0]?.id ?? inside.find((id) => 'same-as' in (shared.get(id) ?? {}));
    const own = (id: string) => (id === SYSTEM ? (first ?? id) : id);
    return place.flows.map((flow) => ({ ...flow, from: own(flow.from), to: own(flow.to) }));
  });
  const between = listAt(model, 'container', 'flows').flatMap(flowOf);
  return new ViewFlows(
    VIEW,
    [...offered, ...between].filter(({ from, to }) => there.has(from) && there.has(to)),
    undefined,
    draft,
  );
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

/** A flow of the container view, as it is offered again. */
function flowOf(flow: unknown): TypicalFlow[] {
  const [ends = '', details] =
    typeof flow === 'string' ? [flow] : (Object.entries((flow ?? {}) as object)[0] ?? []);
  const [, from, to, label] = /^(\S+) -> ([^\s:]+)(?:: (.*))?$/u.exec(ends) ?? [];
  if (from === undefined || to === undefined) return [];
  const more = typeof details === 'object' && details !== null ? details : {};
  const said = label ?? (typeof details === 'string' ? details : textAt(more as never, 'label'));
  const protocol = textAt(more as never, 'protocol');
  return said === '' ? [] : [{ from, to, label: said, ...(protocol === '' ? {} : { protocol }) }];
}
