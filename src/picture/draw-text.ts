import stringWidth from 'string-width';
import type { Drawing, DrawnBoundary, DrawnElement, DrawnFlow } from '../view/drawing.ts';
import { wrapText as wrap } from '../wrap-text.ts';

const WIDEST = 100;
/** Frames with less room inside are not drawn: what is in them is only moved to the right. */
const NARROWEST = 44;

interface Parts {
  readonly elements: ReadonlyMap<string, DrawnElement>;
  readonly boundaries: ReadonlyMap<string, DrawnBoundary>;
  readonly flows: ReadonlyMap<string, readonly DrawnFlow[]>;
}

/** A view for the terminal: boundaries as frames, in them elements, below each what it sends. */
export function drawText(title: string, drawing: Drawing): string {
  const { elements, boundaries, flows } = drawing;
  const bySource = new Map<string, DrawnFlow[]>();
  for (const flow of flows) bySource.set(flow.from, [...(bySource.get(flow.from) ?? []), flow]);
  const parts: Parts = {
    elements: new Map(elements.map((element) => [element.id, element])),
    boundaries: new Map(boundaries.map((boundary) => [boundary.id, boundary])),
    flows: bySource,
  };
  const inside = new Set(boundaries.flatMap(({ contains }) => contains));
  const tops = [...elements, ...boundaries].filter(({ id }) => !inside.has(id));
  const lines = tops.flatMap(({ id }, index) => [
    ...(index > 0 && parts.boundaries.has(id) ? [''] : []),
    ...item(id, parts, WIDEST),
  ]);
  const signs = [
    ...(elements.some(({ focus }) => focus) ? ['● what the view is about'] : []),
    ...(boundaries.some(({ trust }) => trust) ? ['╔ trust boundary'] : []),
    ...(flows.some(({ crosses }) => crosses) ? ['═▶ crosses a trust boundary'] : []),
  ];
  return [
    ...wrap(title, WIDEST, ''),
    '',
    ...lines,
    ...(signs.length === 0 ? [] : ['', signs.join('   ')]),
    '',
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

function item(id: string, parts: Parts, width: number): string[] {
  const boundary = parts.boundaries.get(id);
  if (boundary !== undefined) return frame(boundary, parts, width);
  const element = parts.elements.get(id);
  if (element === undefined) return [];
  const sign = element.focus ? '●' : '○';
  return [
    ...wrap(`${sign} ${element.name}${detail(element)}`, width, '  '),
    ...flowLines(id, parts, width),
  ];
}

function frame(boundary: DrawnBoundary, parts: Parts, width: number): string[] {
  const inner = width - 4;
  const isDrawn = inner >= NARROWEST;
  const content = [
    ...flowLines(boundary.id, parts, isDrawn ? inner : width - 2),
    ...boundary.contains.flatMap((id) => item(id, parts, isDrawn ? inner : width - 2)),
  ];
  const [first = '', ...rest] = wrap(boundary.name + detail(boundary), inner - 3, '');
  if (!isDrawn) return [`□ ${first}`, ...[...rest, ...content].map((line) => `  ${line}`)];
  const [left, right, lowerLeft, lowerRight, across, up] = boundary.trust ? '╔╗╚╝═║' : '┌┐└┘─│';
  const fill = across?.repeat(Math.max(0, width - 5 - stringWidth(first))) ?? '';
  return [
    `${left}${across} ${first} ${fill}${right}`,
    ...[...rest, ...content].map((line) => `${up} ${pad(line, inner)} ${up}`),
    `${lowerLeft}${across?.repeat(width - 2)}${lowerRight}`,
  ];
}

function flowLines(id: string, { elements, boundaries, flows }: Parts, width: number): string[] {
  return (flows.get(id) ?? []).flatMap((flow) => {
    const line = flow.crosses ? '═' : '─';
    const to = (elements.get(flow.to) ?? boundaries.get(flow.to))?.name ?? flow.to;
    const protocol = flow.protocol === null ? '' : ` [${flow.protocol}]`;
    const says = flow.label === null ? protocol : `: ${flow.label}${protocol}`;
    const arrow = flow.both ? `◀${line}▶` : `${line}${line}▶`;
    return wrap(`  ${arrow} ${to}${says}`, width, '      ');
  });
}

function detail({ type, technology }: DrawnElement | DrawnBoundary): string {
  const known = [type, technology].filter((text) => text !== null);
  return known.length === 0 ? '' : ` [${known.join(': ')}]`;
}

function pad(line: string, width: number): string {
  return line + ' '.repeat(Math.max(0, width - stringWidth(line)));
}
