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
  readonly samples: readonly SampleView[];
  readonly sections: readonly PublishedSection[];
}

/**
 * Sections as a document prints them. Of the controls that they name only existing ones are
 * published: a planned one would tell an attacker what is missing.
 *
 * @param level depth of the outermost headings
 * @param language of samples that name none
 */
export function publishSections(
  sections: ReadonlyMap<string, Section>,
  level: number,
  design: Design,
  language: string,
): PublishedSection[] {
  return [...sections].map(([id, section]) => ({
    name: section.name ?? nameOfId(id),
    level,
    text: markdownOf(section.text),
    controls: section.controls.flatMap((control) => publishControl(control, design)),
    items: section.items.map((item) => toPractice(item, language)),
    samples: toSamples(section.samples, language),
    sections: publishSections(section.sections ?? new Map(), level + 1, design, language),
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

/** Bad before good, as one reads; code keeps all but the line end that a block scalar adds. */
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
