import { describe, expect, test } from 'vitest';
import { BUILD_CHECKS } from '../src/catalogue/build-checks.ts';
import { CI_SYSTEMS } from '../src/catalogue/ci-systems.ts';
import { CODE_HOSTS } from '../src/catalogue/code-hosts.ts';
import { HOSTING_PLACES } from '../src/catalogue/hosting-places.ts';
import { REGISTRIES } from '../src/catalogue/registries.ts';
import { TYPICAL_CONTROLS } from '../src/catalogue/typical-controls.ts';
import { ID } from '../src/model/forms.ts';
import { check } from '../src/pipeline.ts';
import { startingPoints } from '../src/shelves/starting-points.ts';
import {
  type StartingPoint,
  SYSTEM,
  type TypicalFlow,
  type TypicalText,
} from '../src/starting-point.ts';
import { writeYaml } from '../src/write-yaml/write-yaml.ts';
import { documentOf } from './helpers/documents.ts';
import { filesOf } from './helpers/files.ts';
import { parseMermaid } from './helpers/mermaid.ts';
import { modelOfKind } from './helpers/model-of-kind.ts';

/** Longest name of an offer: what stands behind a tick box in 80 columns. */
const LONGEST_NAME = 60;
/** Longest sentence of an offer: a line and a half of 80 columns. */
const LONGEST_CHOICE = 110;
/** Most offers of a list that a person can take in at a glance. */
const MOST_CHOICES = 9;
/** Longest hint beside a title, in characters. */
const LONGEST_HINT = 70;

const kinds: [string, StartingPoint][] = Object.entries(startingPoints);
const places = [...CODE_HOSTS, ...CI_SYSTEMS, ...REGISTRIES];
const controlIds = idsOf(TYPICAL_CONTROLS);

function idsOf(offers: readonly { readonly id: string }[]): Set<string> {
  return new Set(offers.map(({ id }) => id));
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Every list of a kind that a person chooses from, by where it stands. */
function listsOf(kind: StartingPoint): [string, readonly { readonly id: string }[]][] {
  const { business, requirements, context, container } = kind;
  return [
    ...Object.entries(business),
    ...Object.entries(requirements),
    ['accepted risks', kind.acceptedRisks],
    ['data', kind.data],
    ['people', context.people],
    ['systems', context.systems],
    ['parts', container.parts],
    ['risks', [...kind.risks, ...kind.acceptedRisks]],
    ['questions', kind.questions],
    ['assumptions', kind.assumptions],
  ];
}

function textsOf({ business, requirements, questions, assumptions }: StartingPoint): TypicalText[] {
  return [
    ...business.goals,
    ...business.processes,
    ...Object.values(requirements).flat(),
    ...questions,
    ...assumptions,
  ];
}

/** Those of the flows whose ends are all in a view, as the interview draws them. */
function drawn(flows: readonly TypicalFlow[], ids: ReadonlySet<string>): TypicalFlow[] {
  return flows.filter(
    ({ from, to, unless }) =>
      ids.has(from) && ids.has(to) && (unless === undefined || !ids.has(unless)),
  );
}

function inNoFlow(ids: ReadonlySet<string>, flows: readonly TypicalFlow[]): string[] {
  const used = new Set(drawn(flows, ids).flatMap(({ from, to }) => [from, to]));
  return [...ids].filter((id) => !used.has(id));
}

const usual = (offer: { readonly usual?: true }) => offer.usual === true;

describe('the catalogue', () => {
  test.each([
    ['controls', TYPICAL_CONTROLS],
    ['hosting places', HOSTING_PLACES],
    ['code hosts', CODE_HOSTS],
    ['build systems', CI_SYSTEMS],
    ['registries', REGISTRIES],
    ['build checks', BUILD_CHECKS],
    ...HOSTING_PLACES.map(({ id, nodes, boundary }) => [`nodes of ${id}`, [...nodes, boundary]]),
  ] as [string, { id: string }[]][])('has an id of its own for each of its %s', (_, offers) => {
    const ids = offers.map(({ id }) => id);
    expect(ids.filter((id) => !ID.test(id))).toEqual([]);
    expect(twice(ids)).toEqual([]);
  });

  test('names only controls that it has', () => {
    const named = [
      ...places.flatMap(({ controls }) => controls),
      ...BUILD_CHECKS.flatMap(({ control }) => control ?? []),
      ...HOSTING_PLACES.flatMap(({ nodes, boundary }) => [
        ...boundary.controls,
        ...nodes.flatMap(({ controls }) => controls),
      ]),
    ];
    expect(named.filter((id) => !controlIds.has(id))).toEqual([]);
  });

  test('holds only data that some kind of system has', () => {
    const known = new Set(kinds.flatMap(([, { data }]) => [...idsOf(data)]));
    const held = [...places, ...HOSTING_PLACES.flatMap(({ nodes }) => nodes)];
    expect(held.flatMap(({ data }) => data ?? []).filter((id) => !known.has(id))).toEqual([]);
  });

  test('has only controls that some kind of system offers', () => {
    const offered = new Set(kinds.flatMap(([, { controls }]) => controls));
    expect([...controlIds].filter((id) => !offered.has(id))).toEqual([]);
  });

  test('has only places that some kind of system offers', () => {
    const offered = new Set(
      kinds.flatMap(([, { hosting, publishing }]) => [...hosting, ...publishing]),
    );
    const unused = [...HOSTING_PLACES, ...REGISTRIES].filter(({ id }) => !offered.has(id));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  test('fits a terminal of 80 columns', () => {
    const names = [...TYPICAL_CONTROLS, ...places, ...BUILD_CHECKS].map(({ name }) => name);
    expect(names.filter((name) => name.length > LONGEST_NAME)).toEqual([]);
    const sentences = TYPICAL_CONTROLS.flatMap(({ description, reason }) => [description, reason]);
    expect(sentences.filter((text) => text.length > LONGEST_CHOICE)).toEqual([]);
    const hints = HOSTING_PLACES.map(({ hint }) => hint);
    expect(hints.filter((hint) => hint.length > LONGEST_HINT)).toEqual([]);
  });

  test.each(HOSTING_PLACES.map((place) => [place.title, place] as const))(
    'connects what is usual in %s',
    (_, { nodes, flows }) => {
      const known = new Set([...idsOf(nodes), SYSTEM]);
      const strangers = flows.flatMap(({ from, to, unless = SYSTEM }) => [from, to, unless]);
      expect(strangers.filter((id) => !known.has(id))).toEqual([]);
      expect(inNoFlow(new Set([...idsOf(nodes.filter(usual)), SYSTEM]), flows)).toEqual([]);
      expect(inNoFlow(known, flows)).toEqual([]);
    },
  );
});

test('kinds stand in one order', () => {
  const ranks = kinds.map(([, { rank }]) => rank).sort((one, other) => one - other);
  expect(ranks).toEqual(kinds.map((_, index) => index + 1));
});

describe.each(kinds)('the starting point %s', (_, kind) => {
  const { context, container } = kind;
  const around = [...context.people, ...context.systems];

  test('has an id of its own for each offer of a list', () => {
    for (const [, offers] of listsOf(kind)) {
      const ids = offers.map(({ id }) => id);
      expect(ids.filter((id) => !ID.test(id))).toEqual([]);
      expect(twice(ids)).toEqual([]);
    }
    expect(twice([...around, ...container.parts].map(({ id }) => id))).toEqual([]);
  });

  test('fits a terminal of 80 columns', () => {
    expect(kind.hint.length).toBeLessThanOrEqual(LONGEST_HINT);
    const texts = textsOf(kind).map(({ text }) => text);
    expect(texts.filter((text) => text.length > LONGEST_CHOICE)).toEqual([]);
    const names = [
      ...kind.business.risks,
      ...kind.data,
      ...around,
      ...container.parts,
      ...kind.risks,
      ...kind.acceptedRisks,
    ].map(({ name }) => name);
    expect(names.filter((name) => name.length > LONGEST_NAME)).toEqual([]);
    const long = listsOf(kind).filter(
      ([where, { length }]) => where !== 'risks' && length > MOST_CHOICES,
    );
    expect(long.map(([where]) => where)).toEqual([]);
  });

  test('names only controls, places and data that there are', () => {
    const controls = [
      ...kind.controls,
      ...[context.system, ...around, ...container.parts].flatMap((one) => one.controls),
      ...[...kind.risks, ...kind.acceptedRisks].flatMap((risk) => risk.controls),
    ];
    expect(controls.filter((id) => !controlIds.has(id))).toEqual([]);
    expect(twice([...kind.controls])).toEqual([]);
    const hosting = idsOf(HOSTING_PLACES);
    expect(kind.hosting.filter((id) => !hosting.has(id))).toEqual([]);
    const registries = idsOf(REGISTRIES);
    expect(kind.publishing.filter((id) => !registries.has(id))).toEqual([]);
    const data = [
      ...[...around, ...container.parts].flatMap((one) => one.data ?? []),
      ...[...context.flows, ...container.flows].flatMap((flow) => flow.data ?? []),
    ];
    const known = idsOf(kind.data);
    expect(data.filter((id) => !known.has(id))).toEqual([]);
  });

  test('has no part that is called like a node where it runs', () => {
    const parts = idsOf(container.parts);
    const places = HOSTING_PLACES.filter(({ id }) => kind.hosting.includes(id));
    const nodes = places.flatMap(({ nodes, boundary }) => [...idsOf(nodes), boundary.id]);
    expect(nodes.filter((id) => parts.has(id))).toEqual([]);
  });

  test('connects what is usual', () => {
    const nearby = new Set([...idsOf(around.filter(usual)), SYSTEM]);
    expect(inNoFlow(nearby, context.flows)).toEqual([]);
    const parts = container.parts.filter(usual);
    const ids = new Set([...idsOf(parts), ...idsOf(around.filter(usual))]);
    const loose = inNoFlow(ids, container.flows);
    expect(loose.filter((id) => idsOf(parts).has(id))).toEqual([]);
  });

  test('connects whatever it offers', () => {
    const nearby = new Set([...idsOf(around), SYSTEM]);
    const parts = idsOf(container.parts);
    const ends = ({ from, to, unless = from }: TypicalFlow) => [from, to, unless];
    const strangers = (flows: readonly TypicalFlow[], known: ReadonlySet<string>) =>
      flows.flatMap(ends).filter((id) => !known.has(id));
    expect(strangers(context.flows, nearby)).toEqual([]);
    expect(inNoFlow(nearby, context.flows)).toEqual([]);
    const all = new Set([...parts, ...idsOf(around)]);
    expect(strangers(container.flows, all)).toEqual([]);
    expect(inNoFlow(all, container.flows).filter((id) => parts.has(id))).toEqual([]);
  });

  test('answers each risk by controls that it offers, and says what the risk affects', () => {
    const offered = new Set<string>(kind.controls);
    const risks = [...kind.risks, ...kind.acceptedRisks];
    const unanswered = risks.flatMap(({ id, controls }) =>
      controls.filter((control) => !offered.has(control)).map((control) => `${id}: ${control}`),
    );
    expect(unanswered).toEqual([]);
    expect(risks.filter(({ controls }) => controls.length === 0)).toEqual([]);
    const subjects = new Set([
      ...['$system', ...idsOf(around)].map((id) => `context.${id}`),
      ...[...idsOf(container.parts)].map((id) => `container.${id}`),
      ...[...idsOf(kind.data)].map((id) => `data.${id}`),
      ...['developer', '$code-host', '$ci-system', '$registry'].map((id) => `build.${id}`),
    ]);
    const strangers = risks.flatMap(({ id, affects }) =>
      affects.filter((one) => !subjects.has(one)).map((one) => `${id}: ${one}`),
    );
    expect(strangers).toEqual([]);
    const placed = risks.filter(({ affects }) => affects.length > 0);
    expect(placed).toHaveLength(risks.length);
  });

  test('says of each risk what it means for the business', () => {
    const risks = [...idsOf(kind.risks)];
    const causes = new Set(kind.business.risks.flatMap((risk) => risk.causes ?? []));
    expect([...causes].filter((id) => !risks.includes(id))).toEqual([]);
    expect(risks.filter((id) => !causes.has(id))).toEqual([]);
  });

  test('points to weaknesses and attack patterns by number, and says why a risk is accepted', () => {
    const references = [...kind.risks, ...kind.acceptedRisks].flatMap((risk) => risk.references);
    const form = /^(?:CWE-\d+|CAPEC-\d+|OWASP (?:API|LLM)\d+:\d{4})$/;
    expect(references.filter((one) => !form.test(one))).toEqual([]);
    expect(kind.acceptedRisks.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  test('gives each question and assumption a topic', () => {
    const texts: readonly TypicalText[] = [...kind.questions, ...kind.assumptions];
    expect(texts.filter(({ topic }) => topic === undefined)).toEqual([]);
  });

  test.each([
    ['usual', usual],
    ['there', () => true],
  ] as const)('makes a model without errors of everything %s', async (_, tick) => {
    const text = writeYaml(modelOfKind(kind, tick));
    const checked = await check({ file: 'threatdoc.yaml', bytes: Buffer.from(text) }, filesOf());
    const errors = checked.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
    if (checked.design === undefined) throw new Error('the model has no design');
    const diagrams = [...documentOf(checked.design).matchAll(/^```mermaid\n([\s\S]*?)^```/gm)];
    expect(diagrams.length).toBeGreaterThanOrEqual(3);
    for (const [, source = ''] of diagrams) {
      const { edges } = await parseMermaid(source);
      expect(edges.length).toBeGreaterThan(0);
    }
  });
});
