/** A name in running text: words with capital letters or digits, or one word that is no word of prose. */
const NAME = String.raw`((?:[\p{Lu}\p{N}][\p{L}\p{N}+#_-]*(?:\.[\p{L}\p{N}]+)*)(?: [\p{Lu}\p{N}][\p{L}\p{N}+#_-]*(?:\.[\p{L}\p{N}]+)*){0,4}|[\p{Ll}][\p{L}\p{N}.+#_-]+(?= project\b))`;

const SORT =
  '(?:application|app|chart|engine|framework|library|package|platform|plugin|project|service|software|system|tool|website)';

/** `a design document for the Bagisto project.`, and nothing behind it that may belong to the name. */
const DOCUMENT = new RegExp(
  String.raw`\bdesign document (?:for|of|about) (?:the )?${NAME}(?: ${SORT})?(?=\s*(?:[,.:;(]|$)|\s+(?:based|focus\w*|that|which|with)\b)`,
  'mu',
);

/** `Bagisto is an e-commerce platform`, `The curl project provides`, at the start of a text. */
const STARTS = [
  new RegExp(String.raw`^The ${NAME}(?: \([^()]{1,40}\))? ${SORT}\b`, 'u'),
  new RegExp(`^This project, ${NAME}, `, 'u'),
  new RegExp(
    String.raw`^(?:The )?${NAME}(?: \([^()]{1,40}\))? (?:is (?:an?|the|designed)|aims to)\b`,
    'u',
  ),
];

/** `Context diagram for AI Nutrition-Pro`. */
const DIAGRAM = new RegExp(String.raw`\bdiagram (?:for|of) (?:the )?${NAME}(?: ${SORT})?$`, 'iu');

/** Words at the start of a sentence that are written large and name nothing. */
const COMMON =
  /^(?:an?|the|this|that|these|it|its|our|we|your|his|there|here|one|access|application|availability|business|company|compliance|confidentiality|customer|cost|data|document|goal|integrity|main|organi[sz]ation|performance|primary|privacy|product|project|quality|reliability|risk|security|service|software|speed|system|trust|uptime|user)s?$/i;

/**
 * The name of a system as a document itself says it: in what stands before its first section, at the
 * start of the first, or in the title of a diagram. Undefined when none of them does so plainly.
 */
export function saidName(
  before: string,
  business: string,
  titles: readonly string[],
): string | undefined {
  const starts = STARTS.map((pattern) => pattern.exec(business)?.[1]);
  const drawn = titles.map((title) => DIAGRAM.exec(title)?.[1]);
  return [DOCUMENT.exec(before)?.[1], ...starts, ...drawn].find(
    (name) => name !== undefined && !COMMON.test(name) && !/^\p{N}+$/u.test(name),
  );
}
