import type { Box } from './dom.ts';

/** `a b c d e f` of a matrix that maps one coordinate system to another. */
export type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const NO_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The smallest box around points, growing while they come. */
export class Bounds {
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  add(x: number, y: number): void {
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x);
    this.#top = Math.min(this.#top, y);
    this.#bottom = Math.max(this.#bottom, y);
  }

  addBox({ x, y, width, height }: Box, matrix: Matrix = IDENTITY): void {
    for (const [px, py] of [
      [x, y],
      [x + width, y],
      [x, y + height],
      [x + width, y + height],
    ] as const)
      this.add(...applied(matrix, px, py));
  }

  box(): Box | null {
    if (this.#left > this.#right) return null;
    return {
      x: this.#left,
      y: this.#top,
      width: this.#right - this.#left,
      height: this.#bottom - this.#top,
    };
  }
}

export function applied([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** First the inner, then the outer. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** The matrix of a `transform` attribute. */
export function matrixOf(transform: string | null): Matrix {
  let matrix = IDENTITY;
  for (const [, kind = '', list = ''] of (transform ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = list
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number.parseFloat);
    matrix = combined(matrix, oneMatrix(kind, values));
  }
  return matrix;
}

function oneMatrix(kind: string, values: readonly number[]): Matrix {
  const [a = 0, b, c, d = 1, e = 0, f = 0] = values;
  switch (kind) {
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const angle = (a * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const turn: Matrix = [cos, sin, -sin, cos, 0, 0];
      if (b === undefined || c === undefined) return turn;
      return combined(combined([1, 0, 0, 1, b, c], turn), [1, 0, 0, 1, -b, -c]);
    }
    case 'matrix':
      return [a, b ?? 0, c ?? 0, d, e, f];
    default:
      return IDENTITY;
  }
}
