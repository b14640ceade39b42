const TAGS = new Set(
  (
    'svg g rect circle ellipse line polygon polyline path text tspan style title desc defs marker ' +
    'linearGradient radialGradient stop clipPath filter feDropShadow symbol use'
  ).split(' '),
);

/** Attributes that can lead out of the picture or do something. */
const ACTIVE = /^(?:on|.*href$|src$|xml:base$|begin$|end$|to$|from$|values$|attributename$)/i;

const TOKEN = /<(\/?)([^\s<>/]+)((?:\s+[^\s=<>"]+="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /\s+([^\s=<>"]+)="([^"<]*)"/g;

/**
 * What in a picture must not be there, or null: the only gate, because mermaid's own sanitiser does
 * not work outside a browser. What is not known to be harmless is refused.
 */
export function checkPicture(svg: string): string | null {
  const open: string[] = [];
  let place = 0;
  while (place < svg.length) {
    const next = svg.indexOf('<', place);
    if (next < 0) break;
    TOKEN.lastIndex = next;
    const found = TOKEN.exec(svg);
    if (found === null) return `markup that is not plain: ${svg.slice(next, next + 40)}`;
    const [token, closing, tag = '', attributes = '', empty] = found;
    place = next + token.length;
    if (!TAGS.has(tag)) return `the element ${tag}`;
    if (closing) {
      if (open.pop() !== tag) return `an element that ends elsewhere: ${tag}`;
      continue;
    }
    const problem = checkAttributes(attributes);
    if (problem !== null) return problem;
    if (empty) continue;
    if (tag === 'style') {
      const end = svg.indexOf('</style>', place);
      const problem = checkStyle(svg.slice(place, end));
      if (problem !== null) return problem;
      place = end;
    }
    open.push(tag);
  }
  return open.length === 0 ? null : `an element without an end: ${open.at(-1)}`;
}

function checkAttributes(attributes: string): string | null {
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (ACTIVE.test(name) && !(name.endsWith('href') && /^#[\w-]+$/.test(value)))
      return `the attribute ${name}="${value}"`;
    if (name !== 'aria-label' && /javascript\s*:/i.test(value)) return 'a script';
    const problem = checkStyle(value);
    if (problem !== null) return problem;
  }
  return null;
}

/** Styles may name parts of the picture and carry a font. */
function checkStyle(text: string): string | null {
  const plain = text.replace(
    /url\(\s*(?:["']?#[\w.-]+["']?|data:font\/ttf;base64,[\w+/=]+)\s*\)/g,
    '',
  );
  return /url\s*\(|@import|image-set|expression\s*\(|<|-moz-binding/i.test(plain)
    ? `a style that leads outside: ${plain.slice(0, 40)}`
    : null;
}
