import type { Design } from '../model/design.ts';
import type { Practice, Sample, Section } from '../model/section.ts';
import { nameOfId } from '../model/views.ts';
import { type MarkdownText, markdownOf } from './markdown.ts';

/** A piece of code, with what it is an example of. */
export interface SampleView {
  readonly label: string | null;
  readonly language: string;
  readonly code: string;
}

/** A point with its code. */
export interface PracticeView {
  readonly name: string | null;
  readonly text: MarkdownText | null;
  readonly samples: readonly SampleView[];
  readonly items: readonly PracticeView[];
}

/** A control as the public is told of it: what it does, not what it protects or lacks. */
export interface PublishedControl {
  readonly name: string;
  readonly description: MarkdownText | null;
  readonly command: string | null;
}

/** A heading with what stands below it. */
export interface PublishedSection {
  readonly name: string;
  /** Depth of its heading. */
  readonly level: number;
  readonly text: MarkdownText | null;
  readonly controls: readonly PublishedControl[];
  readonly items: readonly PracticeView[];
  /** True when its points are to be ticked off. */
  readonly tasks: boolean;
  readonly samples: readonly SampleView[];
  readonly sections: readonly PublishedSection[];
}

/** How sections are printed. */
export interface SectionLook {
  /** Depth of the outermost headings. */
  readonly level: number;
  /** What samples are written in that do not say. */
  readonly language: string;
  /** True when points are to be ticked off. */
  readonly tasks?: boolean;
}

/**
 * Sections as a document prints them. Of the controls that they name only existing ones are
 * published: a planned one would tell an attacker what is missing.
 */
export function publishSections(
  sections: ReadonlyMap<string, Section>,
  design: Design,
  look: SectionLook,
): PublishedSection[] {
  const { level, language, tasks = false } = look;
  return [...sections].map(([id, section]) => ({
    name: section.name ?? nameOfId(id),
    level,
    text: markdownOf(section.text),
    controls: section.controls.flatMap((control) => publishControl(control, design)),
    items: section.items.map((item) => toPractice(item, language)),
    tasks,
    samples: toSamples(section.samples, language),
    sections: publishSections(section.sections ?? new Map(), design, { ...look, level: level + 1 }),
  }));
}

function publishControl(id: string, design: Design): PublishedControl[] {
  const control = design.controls.get(id);
  if (control?.status !== 'existing') return [];
  const { name = nameOfId(id), description, command } = control;
  return [{ name, description: markdownOf(description), command: command ?? null }];
}

function toPractice({ name, text, items, samples }: Practice, language: string): PracticeView {
  return {
    name: name ?? null,
    text: markdownOf(text),
    samples: toSamples(samples, language),
    items: items.map((item) => toPractice(item, language)),
  };
}

/**
 * Of one sample the bad code first, then what to do instead; who wants another order writes two
 * samples, since a schema gives fields in its own order and not in that of the file. Code keeps all
 * but the line end that a block scalar adds.
 */
function toSamples(samples: readonly Sample[], fallback: string): SampleView[] {
  return samples.flatMap(({ language = fallback, bad, good, code }) =>
    [
      { label: 'Bad', code: bad },
      { label: 'Good', code: good },
      { label: null, code },
    ].flatMap((part) =>
      part.code === undefined ? [] : [{ ...part, language, code: part.code.replace(/\n$/, '') }],
    ),
  );
}
