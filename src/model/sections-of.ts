import type { ModelPath } from '../diagnostic.ts';
import type { Design } from './design.ts';
import type { Practice, Sample, Section } from './section.ts';

/** A section of the policy or the guide under the name by which suppressions call it. */
export interface NamedSection {
  readonly section: Section;
  readonly path: ModelPath;
  /** The ids on the way to it: `policy.sections.scanning`, `guide.practices.secrets.rotation`. */
  readonly subject: string;
  /** What its samples are written in unless they say. */
  readonly language: string | undefined;
}

/** The samples of one section or of one point in it. */
export interface SampleList {
  readonly samples: readonly Sample[];
  readonly path: ModelPath;
  readonly subject: string;
  readonly language: string | undefined;
}

/** Every section of the policy and the guide, each before those below it, in the order written. */
export function* sectionsOf({ policy, guide }: Design): Generator<NamedSection> {
  if (policy) yield* nested(policy.sections, ['policy', 'sections'], undefined);
  if (guide) {
    for (const part of ['practices', 'considerations', 'checklists'] as const)
      yield* nested(guide[part], ['guide', part], guide.language);
  }
}

function* nested(
  sections: ReadonlyMap<string, Section>,
  path: ModelPath,
  language: string | undefined,
): Generator<NamedSection> {
  const open = named(sections, path, path.join('.'), language).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const below = next.section.sections ?? new Map();
    open.push(...named(below, [...next.path, 'sections'], next.subject, language).reverse());
  }
}

function named(
  sections: ReadonlyMap<string, Section>,
  path: ModelPath,
  subject: string,
  language: string | undefined,
): NamedSection[] {
  return [...sections].map(([id, section]) => ({
    section,
    path: [...path, id],
    subject: `${subject}.${id}`,
    language,
  }));
}

/** What holds samples and points: a section, or a point. */
interface Holder {
  readonly holds: Pick<Practice, 'items' | 'samples'>;
  readonly path: ModelPath;
}

/** Every list of samples: those of each section, then those of its points. */
export function* sampleListsOf(design: Design): Generator<SampleList> {
  for (const { section, path, subject, language } of sectionsOf(design)) {
    const open: Holder[] = [{ holds: section, path }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { holds, path: place } = next;
      if (holds.samples.length > 0)
        yield { samples: holds.samples, path: [...place, 'samples'], subject, language };
      const below = holds.items.map((item, index): Holder => {
        return { holds: item, path: [...place, 'items', index] };
      });
      open.push(...below.reverse());
    }
  }
}

/** A piece of code of a sample. */
export interface SampleCode {
  readonly code: string;
  readonly language: string | undefined;
  readonly path: ModelPath;
  readonly subject: string;
}

/** Every piece of code, in the order written. */
export function* sampleCodesOf(design: Design): Generator<SampleCode> {
  for (const { samples, path, subject, language } of sampleListsOf(design)) {
    for (const [index, sample] of samples.entries()) {
      for (const key of ['bad', 'good', 'code'] as const) {
        const code = sample[key];
        if (code === undefined) continue;
        yield {
          code,
          language: sample.language ?? language,
          path: [...path, index, key],
          subject,
        };
      }
    }
  }
}
