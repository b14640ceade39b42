import { Bounds } from './bounds.ts';
import type { Box } from './dom.ts';

type Point = readonly [x: number, y: number];

/** How many numbers follow a command of a path. */
const COUNTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

/** Points on a curve from end to end: enough that its box is true to a hundredth of a pixel. */
const STEPS = 24;

/** The lines of a path, curves as many short ones; each sub-path is a list of points. */
function pathLines(d: string): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  let [x, y] = [0, 0];
  let control: Point | null = null;
  let kindBefore = '';
  const tokens = d.match(/[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? [];
  let index = 0;
  let letter = '';
  while (index < tokens.length) {
    if (/^[a-zA-Z]$/.test(tokens[index] ?? '')) letter = tokens[index++] ?? '';
    const kind = letter.toUpperCase();
    const count = COUNTS[kind];
    if (count === undefined) break;
    const v = tokens.slice(index, index + count).map(Number.parseFloat);
    if (v.length < count) break;
    index += count;
    const [ox, oy] = letter === kind ? [0, 0] : [x, y];
    const at = (place: number): Point => [(v[place] ?? 0) + ox, (v[place + 1] ?? 0) + oy];
    const from: Point = [x, y];
    let to = from;
    let nextControl: Point | null = null;
    switch (kind) {
      case 'M':
        to = at(0);
        line = [];
        lines.push(line);
        letter = letter === 'M' ? 'L' : 'l';
        break;
      case 'L':
        to = at(0);
        break;
      case 'H':
        to = [(v[0] ?? 0) + ox, y];
        break;
      case 'V':
        to = [x, (v[0] ?? 0) + oy];
        break;
      case 'C':
      case 'S': {
        const smooth = kind === 'S';
        const before = control !== null && /[CS]/.test(kindBefore) ? control : from;
        const first: Point = smooth ? [2 * x - before[0], 2 * y - before[1]] : at(0);
        const second = at(smooth ? 0 : 2);
        to = at(smooth ? 2 : 4);
        line.push(...curve(from, first, second, to));
        nextControl = second;
        break;
      }
      case 'Q':
      case 'T': {
        const before = control !== null && /[QT]/.test(kindBefore) ? control : from;
        const middle: Point = kind === 'T' ? [2 * x - before[0], 2 * y - before[1]] : at(0);
        to = at(kind === 'T' ? 0 : 2);
        line.push(...curve(from, towards(from, middle), towards(to, middle), to));
        nextControl = middle;
        break;
      }
      case 'A':
        to = at(5);
        line.push(...arc(from, v, to));
        break;
      case 'Z':
        to = line[0] ?? from;
        letter = '';
        break;
    }
    line.push(to);
    [x, y] = to;
    control = nextControl;
    kindBefore = kind;
  }
  return lines;
}

export function pathBox(d: string): Box | null {
  const bounds = new Bounds();
  for (const line of pathLines(d)) for (const [x, y] of line) bounds.add(x, y);
  return bounds.box();
}

export function pathLength(d: string): number {
  let length = 0;
  for (const line of pathLines(d))
    for (const [index, point] of line.entries())
      length += distance(line[index - 1] ?? point, point);
  return length;
}

export function pathPoint(d: string, at: number): { x: number; y: number } {
  let left = at;
  let [x, y] = [0, 0];
  for (const line of pathLines(d))
    for (const [index, point] of line.entries()) {
      const before = line[index - 1] ?? point;
      const length = distance(before, point);
      if (length >= left && length > 0) {
        const share = left / length;
        return {
          x: before[0] + (point[0] - before[0]) * share,
          y: before[1] + (point[1] - before[1]) * share,
        };
      }
      left -= length;
      [x, y] = point;
    }
  return { x, y };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

function towards(end: Point, middle: Point): Point {
  return [end[0] + ((middle[0] - end[0]) * 2) / 3, end[1] + ((middle[1] - end[1]) * 2) / 3];
}

function curve(a: Point, b: Point, c: Point, d: Point): Point[] {
  const points: Point[] = [];
  for (let step = 1; step < STEPS; step++) {
    const t = step / STEPS;
    const u = 1 - t;
    const [p, q, r, s] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
    points.push([
      p * a[0] + q * b[0] + r * c[0] + s * d[0],
      p * a[1] + q * b[1] + r * c[1] + s * d[1],
    ]);
  }
  return points;
}

/** SVG 1.1, F.6: from two ends to centre and angles. */
function arc(from: Point, values: readonly number[], to: Point): Point[] {
  const [rawX = 0, rawY = 0, degrees = 0, large = 0, sweep = 0] = values;
  let [rx, ry] = [Math.abs(rawX), Math.abs(rawY)];
  if (rx === 0 || ry === 0 || distance(from, to) === 0) return [];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [hx, hy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx];
  const excess = (px / rx) ** 2 + (py / ry) ** 2;
  if (excess > 1) [rx, ry] = [rx * Math.sqrt(excess), ry * Math.sqrt(excess)];
  const under = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1;
  const factor = Math.sqrt(Math.max(0, under)) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(factor * rx * py) / ry, (-factor * ry * px) / rx];
  const [mx, my] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const start = Math.atan2((py - cy) / ry, (px - cx) / rx);
  let turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - start;
  if (sweep !== 0 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  return Array.from({ length: 2 * STEPS - 1 }, (_, index) => {
    const angle = start + (turn * (index + 1)) / (2 * STEPS);
    const [ex, ey] = [rx * Math.cos(angle) + cx, ry * Math.sin(angle) + cy];
    return [cos * ex - sin * ey + mx, sin * ex + cos * ey + my] as const;
  });
}
