import { escapeXml } from './dom.ts';
import { fontRules } from './font-rules.ts';
import type { Fonts } from './fonts.ts';
import { liftTitles } from './lift-titles.ts';
import type { PictureJob } from './picture.ts';
import type { PrivateText } from './private-text.ts';
import { SMALL } from './text-metrics.ts';

/** A picture as a file of its own. */
export interface FinishedPicture {
  readonly svg: string;
  /** Characters that no font has a glyph for. */
  readonly missing: readonly string[];
  /** The fonts besides the main one that it is drawn in. */
  readonly fontFiles: readonly string[];
}

const SMALL_SIZE = `${(16 * SMALL).toFixed(2)}px`;

/**
 * Mermaid's SVG as a file of its own: texts turned back into what they are, with the font they are
 * drawn in, a title and a description, on a white ground.
 */
export function finishPicture(
  drawn: string,
  { name, title, description }: PictureJob,
  fonts: Fonts,
  texts: PrivateText,
): FinishedPicture {
  const seen = new Set<number>();
  const body = liftTitles(drawn)
    // A picture leads nowhere.
    .replace(/<a(?:\s[^>]*)?>/g, '<g>')
    .replaceAll('</a>', '</g>')
    .replace(PIECE, (piece) => {
      if (piece.startsWith('<style')) return piece;
      if (piece.startsWith('<')) return showTag(piece, texts);
      return showText(piece, texts, seen);
    })
    .replace(/ data-points="[^"]*"/g, '')
    .replace(NUMBERS, (attribute) => attribute.replace(LONG_NUMBER, shortNumber));
  const open = /^<svg\b[^>]*>/.exec(body)?.[0] ?? '';
  const size = /viewBox="([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+)"/.exec(open);
  const [, x = '0', y = '0', width = '0', height = '0'] = size ?? [];
  const { main, others, files, missing } = fontRules(fonts, seen);
  const extras = [
    `<title id="${name}-title">${escapeXml(title)}</title>`,
    description === '' ? '' : `<desc id="${name}-desc">${escapeXml(description)}</desc>`,
    `<style>${main}${others.join('')}text{font-kerning:none;font-variant-ligatures:none;}#${name} .edgeLabel rect.background{opacity:1;fill:#ffffff;}${titleRule(name)}</style>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff"/>`,
  ];
  const described = description === '' ? '' : ` aria-describedby="${name}-desc"`;
  const opened = open
    .replace(/ (?:role|aria-roledescription|aria-labelledby|aria-describedby)="[^"]*"/g, '')
    .replace(/>$/, ` role="img" aria-labelledby="${name}-title"${described}>`);
  return {
    svg: `${opened}${extras.join('')}${body.slice(open.length)}\n`,
    missing: missing.map((code) => String.fromCodePoint(code)),
    fontFiles: files,
  };
}

/** A white rim, in which arrows stop. */
function titleRule(name: string): string {
  return `#${name} .cluster-label text{paint-order:stroke;stroke:#ffffff;stroke-width:5px;stroke-linejoin:round;}`;
}

/** A style sheet, a tag, or text between two. */
const PIECE = /<style\b[^>]*>.*?<\/style>|<[^>]*>|[^<]+/gs;

function showTag(tag: string, texts: PrivateText): string {
  return tag.replace(/[\u{f0000}-\u{10ffff}]/gu, (found) =>
    escapeXml(texts.reveal(found)).replaceAll('"', '&quot;'),
  );
}

/** Attributes of places and sizes. */
const NUMBERS =
  / (?:d|points|transform|viewBox|x|y|dx|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height)="[^"]*"/g;
const LONG_NUMBER = /-?\d*\.\d{3,}(?:e[-+]?\d+)?|-?\d+(?:\.\d+)?e[-+]?\d+/g;

/** A hundredth of a pixel is enough, and smaller; the last digits may differ between machines. */
function shortNumber(text: string): string {
  return String(Math.round(Number(text) * 100) / 100 + 0);
}

/** Escaped text with small print in parts of its own. */
function showText(text: string, texts: PrivateText, seen: Set<number>): string {
  return texts
    .parts(text)
    .map(({ text: part, small, hidden }) => {
      for (const character of hidden ? part : part.replace(/&\w+;/g, ''))
        seen.add(character.codePointAt(0) ?? 0);
      const written = hidden ? escapeXml(part) : part;
      return small ? `<tspan font-size="${SMALL_SIZE}">${written}</tspan>` : written;
    })
    .join('');
}
