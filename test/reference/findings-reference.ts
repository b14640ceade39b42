import type { Explanation } from '../../src/explanation.ts';
import { code, fenced, section, table } from './markdown.ts';

/** Codes that belong together, under a heading. */
export interface FindingGroup {
  readonly title: string;
  readonly intro: string;
  /** The language of the examples. */
  readonly language: string;
  readonly codes: ReadonlyMap<string, Explanation>;
}

/** All codes at a glance. */
export function findingsIndex(groups: readonly FindingGroup[]): string {
  const rows = groups
    .flatMap(({ codes }) => [...codes])
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { severity, title, always }]) => [
      section(name),
      severity + (always ? '' : ', can be set aside'),
      title,
    ]);
  return table(['Code', 'Severity', 'What is expected'], rows);
}

/** Each code in full. */
export function findingsReference(groups: readonly FindingGroup[]): string {
  return groups
    .map(({ title, intro, language, codes }) => {
      const sections = [...codes]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, explanation]) => explain(name, explanation, language));
      return `## ${title}\n\n${intro}\n\n${sections.join('\n\n')}`;
    })
    .join('\n\n');
}

function explain(name: string, explanation: Explanation, language: string): string {
  const { title, severity, why, bad, good, always } = explanation;
  const examples =
    bad === ''
      ? []
      : ['Bad:', fenced(shortened(bad), language), 'Good:', fenced(shortened(good), language)];
  const aside = always ? '' : ' It can be set aside.';
  return [`### ${name}`, `${code(severity)} **${title}.** ${why}${aside}`, ...examples].join(
    '\n\n',
  );
}

/** Examples of what is too long are not shown whole. */
function shortened(text: string): string {
  return text.replace(/^(.{100}).{20,}$/gm, '$1…');
}
