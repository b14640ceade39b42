import { BUILD_CHECKS } from '../catalogue/build-checks.ts';
import { CI_SYSTEMS } from '../catalogue/ci-systems.ts';
import { CODE_HOSTS } from '../catalogue/code-hosts.ts';
import { REGISTRIES } from '../catalogue/registries.ts';
import { TYPICAL_CONTROLS } from '../catalogue/typical-controls.ts';
import type { Answer } from '../interview/answer.ts';
import { buildIds } from '../interview/build-ids.ts';
import { chosen } from '../interview/chosen.ts';
import type { Draft } from '../interview/draft.ts';
import { listAt, nameIn, registryAt } from '../interview/draft-model.ts';
import { elementValue } from '../interview/element-value.ts';
import { freeId } from '../interview/free-id.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { ownWords } from '../interview/own-words.ts';
import type { Choice, Section } from '../interview/section.ts';
import { viewIds } from '../interview/view-ids.ts';
import type { BuildPlace } from '../starting-point.ts';

const VIEW = ['build'];

/** Who changes the source: the same id in every starting point. */
const DEVELOPER = 'developer';

/** What a build makes. */
const ARTIFACT: BuildPlace = {
  id: 'build-artifact',
  name: 'Build artifact',
  type: 'Artifact',
  description: 'What the build makes of a commit and what is published or deployed.',
  responsibilities: [],
  controls: ['signed-releases', 'sbom', 'provenance'],
};

export default {
  title: 'Build',
  intro: 'How a change becomes what runs.',
  rank: 7,
  use: 'draft',
  view: 'build',
  questions: [
    {
      id: 'build.code-host',
      form: 'choice',
      ask: 'Where is the source kept?',
      why: 'Whoever can change the source can change everything that is built from it.',
      ownWords: 'Another place',
      isSaid: ({ model }) => 'build' in model,
      choices: () => placeChoices(CODE_HOSTS),
      edits: (answer, draft) => {
        const { ids, edits } = places(answer, CODE_HOSTS, 'Code repository', draft);
        return [
          ...developer(draft),
          ...edits,
          ...ids.map((id) => flow(DEVELOPER, id, 'Pushes changes')),
        ];
      },
    },
    {
      id: 'build.ci',
      form: 'choice',
      ask: 'What builds it?',
      why: 'A build system holds the keys to publish, and runs whatever a change tells it to.',
      ownWords: 'Another system',
      isSaid: ({ model }) => 'build' in model,
      choices: () => placeChoices(CI_SYSTEMS),
      edits: (answer, draft) => {
        const { ids, edits } = places(answer, CI_SYSTEMS, 'Build system', draft);
        const source = buildIds('build.code-host', draft);
        return [
          ...edits,
          ...elementOf(ARTIFACT, draft),
          ...ids.flatMap((id) => [
            ...source.map((from) => flow(from, id, 'Starts the build of a change')),
            flow(id, ARTIFACT.id, 'Builds'),
          ]),
        ];
      },
    },
    {
      id: 'build.registries',
      form: 'choices',
      ask: 'Where does the result go?',
      why: 'Users trust what they find there, whoever put it there.',
      ownWords: 'Other places',
      isSaid: ({ model }) => 'build' in model,
      choices: ({ start }) =>
        start.publishing.flatMap((id) =>
          placeChoices(REGISTRIES.filter((place) => place.id === id)),
        ),
      edits: (answer, draft) => {
        const { ids, edits } = places(answer, REGISTRIES, 'Package registry', draft);
        return [
          ...elementOf(ARTIFACT, draft),
          ...edits,
          ...ids.map((id) => flow(ARTIFACT.id, id, 'Is published to')),
        ];
      },
    },
    {
      id: 'build.checks',
      form: 'choices',
      ask: 'What does the build do today before anything is published?',
      why: 'A check that always runs is a security control; it is entered as one that exists.',
      ownWords: 'Other steps',
      isSaid: ({ model }) => listAt(model, 'build', 'steps').length > 0,
      choices: () => BUILD_CHECKS.map(({ id, name, step }) => ({ id, name, hint: step })),
      edits: checkEdits,
    },
  ],
  // What is done before the build counts towards what comes out of it.
  settle: ({ model }) => {
    if (viewIds(model, ...VIEW).size === 0) return [];
    const registered = registryAt(model, 'controls');
    return TYPICAL_CONTROLS.filter(
      ({ id, phase }) => registered.has(id) && (phase === 'development' || phase === 'build'),
    ).map(({ id }): ModelEdit => ({ kind: 'insert', path: [...VIEW, 'controls'], value: id }));
  },
} satisfies Section;

function placeChoices(offered: readonly BuildPlace[]): readonly Choice[] {
  return offered.map(({ id, name, description, responsibilities }) => ({
    id,
    name,
    hint: [description, ...responsibilities.map((duty) => `${duty}.`)].join(' '),
  }));
}

/** Build places as elements, those in own words as well. */
function places(
  answer: NonNullable<Answer>,
  offered: readonly BuildPlace[],
  type: string,
  draft: Draft,
): { readonly ids: readonly string[]; readonly edits: readonly ModelEdit[] } {
  const { offers, own } = chosen(answer, offered);
  const taken = new Set(viewIds(draft.model, ...VIEW));
  const named = own.map((text): BuildPlace => {
    const { name, description = '' } = ownWords(text);
    const id = freeId(name, taken, 'place');
    taken.add(id);
    return { id, name, type, description, responsibilities: [], controls: [] };
  });
  const all = [...offers, ...named];
  return { ids: all.map(({ id }) => id), edits: all.flatMap((place) => elementOf(place, draft)) };
}

function elementOf(place: BuildPlace, draft: Draft): ModelEdit[] {
  if (viewIds(draft.model, ...VIEW).has(place.id)) return [];
  const { description, ...rest } = place;
  const value = elementValue({ ...rest, ...(description === '' ? {} : { description }) }, draft);
  return [{ kind: 'set', path: [...VIEW, 'elements', place.id], value }];
}

function developer({ model }: Draft): ModelEdit[] {
  if (viewIds(model, ...VIEW).has(DEVELOPER)) return [];
  const value = viewIds(model, 'context').has(DEVELOPER)
    ? { 'same-as': `context.${DEVELOPER}` }
    : { type: 'Person', description: 'Writes and reviews changes.' };
  return [{ kind: 'set', path: [...VIEW, 'elements', DEVELOPER], value }];
}

function flow(from: string, to: string, label: string): ModelEdit {
  return { kind: 'insert', path: [...VIEW, 'flows'], value: { [`${from} -> ${to}`]: label } };
}

/** The steps of the build in order, and the controls that they amount to. */
function checkEdits(answer: NonNullable<Answer>, draft: Draft): ModelEdit[] {
  const { offers, own } = chosen(answer, BUILD_CHECKS);
  const elements = registryAt(draft.model, 'build', 'elements');
  const names = (question: string) => buildIds(question, draft).map((id) => nameIn(elements, id));
  const [host] = names('build.code-host');
  const [ci] = names('build.ci');
  const registries = names('build.registries');
  const steps = [
    ...(host === undefined ? [] : [`A developer pushes a change to ${host}.`]),
    ...(ci === undefined ? [] : [`${ci} starts the build.`]),
    ...offers.map(({ step }) => step),
    ...own,
    ...(registries.length === 0 ? [] : [`The result goes to ${registries.join(' and ')}.`]),
  ];
  const registered = registryAt(draft.model, 'controls');
  const controls = offers.flatMap(({ control }) => (control === undefined ? [] : [control]));
  return [
    ...steps.map((value): ModelEdit => ({ kind: 'insert', path: [...VIEW, 'steps'], value })),
    ...[...new Set(controls)].flatMap((id): ModelEdit[] => {
      const typical = TYPICAL_CONTROLS.find((known) => known.id === id);
      if (typical === undefined) return [];
      const { name, description } = typical;
      const exists = registered.has(id) && !('status' in (registered.get(id) ?? {}));
      return [
        ...(exists
          ? []
          : [{ kind: 'set', path: ['controls', id], value: { name, description } } as const]),
        { kind: 'insert', path: [...VIEW, 'controls'], value: id },
      ];
    }),
  ];
}
