import type { ChangedLine } from './line-changes.ts';
import { subjectOf } from './subject-of.ts';
import type { Uncarried } from './uncarried.ts';

/** Why an edit has no field behind it, and where to make it instead. */
export function whyUncarried(
  { text, line }: ChangedLine,
  document: string,
  isGone: boolean,
  printed: ReadonlyMap<string, string>,
): Pick<Uncarried, 'message' | 'suggestion'> {
  const what = isGone ? 'A line was taken out here' : 'This line was edited';
  const because = (reason: string, suggestion: string) => ({
    message: `${what}, but ${reason}`,
    suggestion,
  });
  if (isInDiagram(document, line) || /^\s*(?:flowchart |n_\w|b_\w|classDef |subgraph )/.test(text))
    return because(
      'a diagram is drawn from the model',
      'The words of boxes and arrows may be edited here; change in the model what else is drawn',
    );
  const label = /^\s+- (Protects|Answers|Risks|Accepted by)\b/.exec(text)?.[1];
  if (label === 'Protects')
    return because(
      'the document counts up where a control is used',
      'Change the security controls of the element',
    );
  if (label === 'Answers' || label === 'Risks')
    return because(
      'the document counts up which risks name it',
      'Change the risk: its `controls` or its `affects` in the model',
    );
  if (label === 'Accepted by' || /^\s*- accepted risk:/.test(text))
    return because(
      'it repeats what the risk table and the list below it say of the risk',
      'Change the risk there',
    );
  if (/^\s*- \[[^\]]+\]\(#[^.)]+\)$/.test(text))
    return because(
      'the contents follow from the headings',
      'Change the heading of your own section, or the template',
    );
  if (/^#{1,6} /.test(text))
    return because(
      'a heading comes from the template or from a name',
      'Change the name in the model, or the template',
    );
  if (/^\s*\|/.test(text))
    return because(
      'a cell that was changed has no field of its own, or takes other words',
      'Severity and status follow from the other cells; what a risk affects and its controls are links to their places, as `[Name](#container.id)`',
    );
  if (/^\s*- .* (?:→|↔|->|<->) /.test(text))
    return because(
      'the list has flows only of which there is more to say than label and protocol, between elements of the same view',
      'Write `From → To: label` with names of the list of elements, and below it at least its data, authentication or encryption; or change the flows in the model',
    );
  if (/^\s*- \[[^\]]*\]\(#risks\./.test(text))
    return because(
      'it repeats the name of the risk',
      'Change the name in the risk table; behind the colon, the description may be edited here',
    );
  const made = isGone ? undefined : printed.get(text);
  if (made !== undefined && subjectOf(made) === subjectOf(text) && alike(made, text))
    return because(
      `the document would say \`${made.trim()}\``,
      'Write it so, or change it in the model or in the template',
    );
  return because(
    'the model has no field for these words',
    'Change them in the model or in the template, or write them between the keep markers',
  );
}

/** True for two forms of one line: most of their words are the same. */
function alike(left: string, right: string): boolean {
  const [words, others] = [left, right].map((line) => new Set(line.match(/[\p{L}\p{N}]+/gu)));
  if (words === undefined || others === undefined) return false;
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > Math.max(words.size, others.size) / 2;
}

function isInDiagram(document: string, line: number): boolean {
  let isInside = false;
  for (const text of document.split('\n').slice(0, line - 1))
    if (/^```/.test(text)) isInside = text.startsWith('```mermaid');
  return isInside;
}
