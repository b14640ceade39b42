/** Lines with which our templates announce what follows, and what that is. */
const VIEW_LABELS: readonly (readonly [ViewPart, RegExp])[] = [
  ['elements', /^Elements of .* diagram:$/],
  ['flows', /^Flows of .* diagram:$/],
  ['steps', /^(?:Steps|Build process description):$/],
  ['controls', /^Security controls(?: in build process)?:$/],
  ['options', /^(?:Other deployment|Deployment) options:$/],
];

export type ViewPart = 'elements' | 'flows' | 'steps' | 'controls' | 'options';

/** The fields that our templates print below an element. */
export const ELEMENT_LABELS = [
  'Type',
  'Technology',
  'Description',
  'Responsibilities',
  'Security controls',
  'Data',
  'Risks',
  'Same as',
  'Out of scope',
];

/** Below a control. */
export const CONTROL_LABELS = [
  'Where',
  'Reason',
  'Evidence',
  'Command',
  'Standards',
  'Protects',
  'Answers',
];

/** Below data. */
export const DATA_LABELS = ['Sensitivity', 'Classification', 'Protection'];

/** Sentences below our diagrams, which say how to read them and nothing of the model. */
const SENTENCE =
  /(?:Boxes with a dashed line are trust boundaries\.|Boxes with a thin line are not: they only group what is inside\.|Thick arrows cross a trust boundary\.|A thick border marks what the view is about\.|Shapes: [a-z ,]+\.|A box with the name of the boundary around it stands for the boundary as a whole\.|Dotted boxes stand for what other parts show\.|Flows between the same two are drawn as one arrow\.|This view is too large for one diagram: it is split into this overview and \d+ parts?\.)/
    .source;

const SENTENCES = new RegExp(`^${SENTENCE}(?: ${SENTENCE})*$`);

/** True for a paragraph that only explains a diagram of ours. */
export function isExplanation(text: string): boolean {
  return SENTENCES.test(text);
}

/** What a line announces. */
export function viewPart(text: string): ViewPart | undefined {
  return VIEW_LABELS.find(([, label]) => label.test(text))?.[0];
}
