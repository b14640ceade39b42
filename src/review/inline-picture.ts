import { Html, html } from './html.ts';

/** How to read the ids of a diagram. */
export interface PictureMeaning {
  /** Subjects, `<view>.<id>` of an element or boundary, by the id of a box or frame in the mermaid text. */
  readonly shapes: ReadonlyMap<string, string>;
  /** Subjects of the two ends, by `<id> <id>` of the mermaid text. */
  readonly edges: ReadonlyMap<string, readonly [string, string]>;
}

/** A picture as a part of the page, and the main font that it needs. */
export interface InlinePicture {
  readonly svg: Html;
  /** The source of its font as CSS writes it. */
  readonly fonts: readonly string[];
}

/** Tags of the picture's body that are kept; `checkPicture` has seen to it that they are plain. */
const KEPT =
  /^(?:g|rect|circle|ellipse|line|polygon|polyline|path|text|tspan|marker|title|desc|defs)$/;

/** Places, sizes and names: nothing that styles, leads anywhere or does anything. */
const ATTRIBUTES =
  /^(?:id|class|d|points|transform|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|viewBox|refX|refY|orient|markerUnits|markerWidth|markerHeight|marker-start|marker-end|text-anchor|font-size)$/;

const TOKEN = /<style\b[^>]*>.*?<\/style>|<(\/?)(\w+)((?:\s[^<>]*?)?)(\/?)>/gs;
const ATTRIBUTE = /\s([\w:-]+)="([^"<]*)"/g;

/**
 * A drawn flowchart as a part of the page: in the page's colours instead of its own, and its boxes
 * and frames as links to what they stand for. Links work without a script, too.
 *
 * @param picture an SVG that `checkPicture` let pass
 * @param name the id of the picture, with which every id in it starts
 */
export function inlinePicture(
  picture: string,
  name: string,
  { shapes, edges }: PictureMeaning,
): InlinePicture {
  // Those that stand in for it name the characters that they are for; the page has its own of them.
  const fonts = [...picture.matchAll(/@font-face\{[^}]*src:(url\([^)]*\) format\("\w+"\));\}/g)];
  const open: string[] = [];
  const body = withoutSpareMarkers(picture).replace(
    TOKEN,
    (_, closing: string, tag = 'style', attributes = '', empty = '') => {
      if (tag === 'svg') return closing ? '</svg>' : openSvg(attributes, name);
      if (!KEPT.test(tag) || isGround(tag, attributes)) return '';
      if (closing) return `</${open.pop() ?? tag}>`;
      const kept = keptAttributes(attributes);
      const link = tag === 'g' ? linkOf(attributes, name, shapes) : null;
      const written = link === null ? tag : 'a';
      if (!empty) open.push(written);
      const ends = tag === 'path' || tag === 'g' ? endsOf(attributes, edges) : '';
      return `<${written}${kept}${link ?? ''}${ends}${empty}>`;
    },
  );
  return {
    svg: new Html(withSpacedLines(withoutNoise(body)).trim()),
    fonts: fonts.map(([, source = '']) => source),
  };
}

function openSvg(attributes: string, name: string): string {
  const [, width = '0', height = '0'] =
    /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(attributes) ?? [];
  const box = /viewBox="[-\d.e ]+"/.exec(attributes)?.[0] ?? '';
  return `<svg id="${name}" class="drawing" ${box} width="${Math.round(Number(width))}" height="${Math.round(Number(height))}" role="group" aria-labelledby="${name}-title">`;
}

/** The white ground of the file: the page has its own. */
function isGround(tag: string, attributes: string): boolean {
  return tag === 'rect' && attributes.includes(' fill="#ffffff"');
}

function keptAttributes(attributes: string): string {
  return [...attributes.matchAll(ATTRIBUTE)]
    .filter(([, attribute = '', value]) => ATTRIBUTES.test(attribute) && value !== '')
    .map(([, attribute = '', value = '']) => ` ${attribute}="${value.trim()}"`)
    .join('');
}

/** The title of a frame stands apart from it: that is the link, which the frame repeats for a mouse. */
function linkOf(attributes: string, name: string, shapes: PictureMeaning['shapes']): string | null {
  const [, kind] = / class="(node|cluster-label|cluster)\b/.exec(attributes) ?? [];
  if (kind === undefined) return null;
  const named = kind === 'cluster-label' ? / data-of="([^"]*)"/ : / id="([^"]*)"/;
  const id = named.exec(attributes)?.[1]?.slice(name.length + 1) ?? '';
  const subject = shapes.get(id.replace(/^flowchart-(.*)-\d+$/, '$1'));
  if (subject === undefined) return null;
  const spare = kind === 'cluster' ? ' tabindex="-1" aria-hidden="true"' : '';
  return html` href="#element-${subject}" data-subject="${subject}"`.markup + spare;
}

function endsOf(attributes: string, edges: PictureMeaning['edges']): string {
  const [, id = ''] = / data-id="L_(.*)_\d+"/.exec(attributes) ?? [];
  const ends = edges.get(id);
  return ends === undefined ? '' : html` data-ends="${ends[0]} ${ends[1]}"`.markup;
}

/** The lines of a label as one text with spaces, which is how a screen reader names the box. */
function withSpacedLines(picture: string): string {
  const between = '</tspan></tspan><tspan';
  return picture.replaceAll(
    between,
    between.replace('<tspan', '<tspan font-size="0"> </tspan><tspan'),
  );
}

/** Mermaid defines a dozen arrow heads; one or two are used. */
function withoutSpareMarkers(picture: string): string {
  const used = new Set([...picture.matchAll(/url\(#([\w.-]+)\)/g)].map(([, id]) => id));
  return picture.replace(/<marker id="([^"]*)".*?<\/marker>/gs, (marker, id: string) =>
    used.has(id) ? marker : '',
  );
}

/** Empty shapes, and a span around each single word. */
function withoutNoise(body: string): string {
  return body
    .replaceAll('</tspan><tspan class="text-inner-tspan">', '')
    .replace(/<rect(?: class="background")?\/>/g, '')
    .replaceAll('<g></g>', '');
}
