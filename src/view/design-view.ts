import type { Control } from '../model/control.ts';
import type { Design } from '../model/design.ts';
import { flowsOf } from '../model/flows.ts';
import { ID } from '../model/forms.ts';
import type { Assumption, Question } from '../model/question.ts';
import { referencesOf } from '../model/references.ts';
import { SECTIONS } from '../model/settings.ts';
import { topicRank } from '../model/topic-rank.ts';
import { elementsOf, nameOfId, viewsOf } from '../model/views.ts';
import { type Few, few } from './few.ts';
import { type GuideView, toGuideView } from './guide-view.ts';
import { type Link, type Links, linksOf } from './links.ts';
import { type EntryView, entriesOf, type MarkdownText, markdownOf } from './markdown.ts';
import { type PolicyView, toPolicyView } from './policy-view.ts';
import { type ResolvedElements, resolveElements } from './resolve-elements.ts';
import { type MatrixRow, type RiskView, toMatrix, toRisks } from './risk-view.ts';
import type { SectionContext } from './section-context.ts';
import { isListed, type SectionView, toSection } from './section-view.ts';

/** A registered control, with what it protects and answers. */
export interface ControlView {
  readonly anchor: string;
  readonly name: string;
  readonly status: string;
  readonly description: MarkdownText | null;
  readonly where: MarkdownText | null;
  readonly reason: MarkdownText | null;
  readonly command: string | null;
  readonly standards: readonly string[];
  readonly evidence: {
    readonly file: string | null;
    readonly url: string | null;
    readonly text: MarkdownText | null;
  } | null;
  readonly protects: Few<Link> | null;
  readonly answers: Few<Link> | null;
}

export interface DataView {
  readonly anchor: string;
  readonly name: string;
  readonly description: MarkdownText | null;
  readonly sensitivity: MarkdownText | null;
  readonly classification: readonly { readonly aspect: string; readonly level: string }[];
  readonly protection: MarkdownText | null;
}

export interface QuestionView extends EntryView {
  /** `BUSINESS POSTURE`, `SECURITY POSTURE` or `DESIGN`. */
  readonly topic: string | null;
  readonly assumption: MarkdownText | null;
}

/** Everything that a document of one design can say: plain data, ordered, linked and scored. */
export interface DesignView {
  readonly system: {
    readonly name: string;
    readonly description: MarkdownText | null;
    readonly repository: string | null;
    readonly owners: readonly string[];
    readonly contacts: readonly string[];
  };
  readonly business: {
    readonly description: MarkdownText | null;
    readonly goals: readonly EntryView[];
    readonly risks: readonly {
      readonly anchor: string;
      readonly name: string;
      readonly description: MarkdownText | null;
    }[];
    readonly processes: readonly EntryView[];
    readonly notes: MarkdownText | null;
  };
  readonly controls: {
    readonly existing: readonly ControlView[];
    /** Planned and recommended ones. */
    readonly recommended: readonly ControlView[];
  };
  readonly requirements: readonly {
    readonly topic: string;
    readonly entries: readonly EntryView[];
  }[];
  readonly context: SectionView | null;
  readonly container: SectionView | null;
  readonly deployment:
    | (SectionView & {
        readonly environments: readonly SectionView[];
        readonly options: readonly {
          readonly name: string;
          readonly description: MarkdownText | null;
        }[];
      })
    | null;
  readonly build: SectionView | null;
  readonly data: readonly DataView[];
  readonly risks: readonly RiskView[];
  readonly acceptedRisks: readonly RiskView[];
  readonly matrix: readonly MatrixRow[] | null;
  readonly questions: readonly QuestionView[];
  readonly assumptions: readonly QuestionView[];
  readonly policy: PolicyView | null;
  readonly guide: GuideView | null;
  /** By the section that they follow. */
  readonly extra: Readonly<
    Record<
      (typeof SECTIONS)[number],
      readonly { readonly name: string | null; readonly text: MarkdownText }[]
    >
  >;
}

const TOPICS = {
  business: 'BUSINESS POSTURE',
  security: 'SECURITY POSTURE',
  design: 'DESIGN',
  any: null,
} as const;

/** What the sections of a design's views are made with. */
export function sectionContext(design: Design): SectionContext {
  const elements = resolveElements(design);
  const listed = new Set([...elements.values()].filter(isListed).map(({ subject }) => subject));
  const links = linksOf(design, elements, listed);
  return {
    elements,
    links,
    statusOf: (control) => design.controls.get(control)?.status ?? 'existing',
    risksOf: risksBySubject(design, links.risk),
  };
}

/**
 * A design as the documents see it. References that lead nowhere are shown as they are written.
 *
 * @param today `YYYY-MM-DD`, on which treatments must hold; absent, as in documents: none lapses
 */
export function toView(design: Design, today?: string): DesignView {
  const context = sectionContext(design);
  const { elements, links, statusOf } = context;
  const risks = toRisks(design, links, statusOf, today);
  const controls = controlViews(design, elements, links, risks);
  const sections = new Map(viewsOf(design).map((view) => [view.key, view]));
  const section = (key: string, name: string) => {
    const view = sections.get(key);
    return view === undefined ? null : toSection(view, name, context);
  };
  const { system, business } = design;
  return {
    system: {
      name: system.name,
      description: markdownOf(system.description),
      repository: system.repository ?? null,
      owners: system.owners,
      contacts: system.contacts,
    },
    business: {
      description: markdownOf(business.description),
      goals: entriesOf(business.goals),
      risks: [...business.risks].map(([id, risk]) => ({
        anchor: `business-risks.${id}`,
        name: risk.name ?? nameOfId(id),
        description: markdownOf(risk.description),
      })),
      processes: entriesOf(business.processes),
      notes: markdownOf(business.notes),
    },
    controls: {
      existing: controls.filter(({ status }) => status === 'existing'),
      recommended: controls.filter(({ status }) => status !== 'existing'),
    },
    requirements: requirementsOf(design),
    context: section('context', 'context'),
    container: section('container', 'container'),
    deployment: toDeployment(design, section),
    build: section('build', 'build'),
    data: dataViews(design),
    risks,
    acceptedRisks: risks.filter(({ treatment }) => treatment === 'accept'),
    matrix: toMatrix(design, risks),
    questions: design.questions.map(toQuestion),
    assumptions: design.assumptions.map(toQuestion),
    policy: toPolicyView(design),
    guide: toGuideView(design),
    extra: extraBySection(design),
  };
}

function toDeployment(
  design: Design,
  section: (key: string, name: string) => SectionView | null,
): DesignView['deployment'] {
  const whole = section('deployment', 'deployment');
  if (design.deployment === undefined || whole === null) return null;
  const environments: SectionView[] = [];
  const options: { name: string; description: MarkdownText | null }[] = [];
  for (const [id, { name = nameOfId(id), ...view }] of design.deployment.environments) {
    const shown = section(`deployment.${id}`, name);
    const empty =
      view.elements.size === 0 && view.boundaries.size === 0 && view.diagram === undefined;
    if (empty && view.steps.length === 0 && view.controls.length === 0)
      options.push({ name, description: markdownOf(view.description) });
    else if (shown !== null) environments.push(shown);
  }
  return { ...whole, environments, options };
}

function requirementsOf(design: Design): DesignView['requirements'] {
  return [...design.requirements]
    .sort(([left], [right]) => topicRank(left) - topicRank(right))
    .map(([topic, entries]) => ({
      // `Multi-tenant isolation` is no id, and its hyphen no space.
      topic: ID.test(topic) ? nameOfId(topic) : topic,
      entries: entriesOf(entries),
    }));
}

function dataViews(design: Design): DataView[] {
  return [...design.data].map(([id, asset]) => ({
    anchor: `data.${id}`,
    name: asset.name ?? nameOfId(id),
    description: markdownOf(asset.description),
    sensitivity: markdownOf(asset.sensitivity),
    classification: (['confidentiality', 'integrity', 'availability'] as const).flatMap(
      (aspect) => {
        const level = asset[aspect];
        return level === undefined ? [] : [{ aspect: nameOfId(aspect), level }];
      },
    ),
    protection: markdownOf(asset.protection),
  }));
}

function controlViews(
  design: Design,
  elements: ResolvedElements,
  { element: elementLink, affected }: Links,
  risks: readonly RiskView[],
): ControlView[] {
  const protects = new Map<string, Link[]>();
  for (const view of viewsOf(design))
    for (const { subject } of elementsOf(view))
      for (const { ref } of elements.get(subject)?.element.controls ?? [])
        if (ref !== undefined) append(protects, ref, elementLink(subject));
  for (const view of viewsOf(design))
    for (const named of flowsOf(view))
      for (const { ref } of named.flow.controls)
        if (ref !== undefined) append(protects, ref, affected(named.subject));
  const answers = new Map<string, Link[]>();
  for (const risk of risks)
    for (const id of design.risks.get(risk.id)?.controls ?? [])
      append(answers, id, { name: risk.name, anchor: risk.anchor });
  return [...design.controls].map(([id, control]) =>
    toControl(id, control, protects.get(id) ?? [], answers.get(id) ?? []),
  );
}

function toControl(
  id: string,
  control: Control,
  protects: readonly Link[],
  answers: readonly Link[],
): ControlView {
  const { evidence } = control;
  return {
    anchor: `controls.${id}`,
    name: control.name ?? nameOfId(id),
    status: control.status,
    description: markdownOf(control.description),
    where: markdownOf(control.where),
    reason: markdownOf(control.reason),
    command: control.command ?? null,
    standards: control.standards,
    evidence:
      evidence === undefined
        ? null
        : {
            file: evidence.file ?? null,
            url: evidence.url ?? null,
            text: markdownOf(evidence.text),
          },
    protects: fewOrNone(unique(protects)),
    answers: fewOrNone(unique(answers)),
  };
}

/** Null is what a template takes for nothing. */
function fewOrNone(links: readonly Link[]): Few<Link> | null {
  return links.length === 0 ? null : few(links);
}

function risksBySubject(
  design: Design,
  riskLink: (id: string) => Link,
): ReadonlyMap<string, Link[]> {
  const result = new Map<string, Link[]>();
  const references = referencesOf(design);
  for (const [id, { affects }] of design.risks) {
    const subjects = new Set(affects.map((reference) => references.resolve(reference)?.subject));
    for (const subject of subjects)
      if (subject !== undefined) append(result, subject, riskLink(id));
  }
  return result;
}

function toQuestion(question: Question | Assumption): QuestionView {
  const [entry] = entriesOf([question]);
  return {
    name: entry?.name ?? null,
    text: entry?.text ?? null,
    items: entry?.items ?? [],
    topic: question.topic === undefined ? null : TOPICS[question.topic],
    assumption: 'assumption' in question ? markdownOf(question.assumption) : null,
  };
}

function extraBySection(design: Design): DesignView['extra'] {
  const sections = SECTIONS.map((section) => [
    section,
    design.extra
      .filter(({ after }) => after === section)
      .map(({ name, text }) => ({ name: name ?? null, text: { markdown: text } })),
  ]);
  return Object.fromEntries(sections);
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Each place once, in the order of its first appearance. */
function unique(links: readonly Link[]): Link[] {
  const seen = new Set<string>();
  return links.filter(({ name, anchor }) => {
    const key = `${anchor}\n${name}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
