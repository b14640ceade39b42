import type { Kind } from '../model/element.ts';
import type { Direction } from '../model/view.ts';

/** An element as a diagram needs it: resolved, drawn, in the order written. */
export interface DrawnElement {
  readonly id: string;
  /** Plain text of any content; at most 200 characters. */
  readonly name: string;
  readonly kind: Kind;
  readonly type: string | null;
  readonly technology: string | null;
  /** The thing that the view is about. */
  readonly focus: boolean;
}

/** A box; ids of elements and boundaries inside, each id in one box at most, no cycles. */
export interface DrawnBoundary {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
  readonly technology: string | null;
  readonly focus: boolean;
  readonly trust: boolean;
  readonly contains: readonly string[];
}

/** A flow whose ends are both drawn: ids of elements or boundaries. */
export interface DrawnFlow {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
  readonly label: string | null;
  readonly protocol: string | null;
  /** True when the two ends do not stand inside the same trust boundaries. */
  readonly crosses: boolean;
}

/** One C4 view, ready to draw. */
export interface Drawing {
  readonly name: string;
  readonly direction: Direction | null;
  readonly elements: readonly DrawnElement[];
  readonly boundaries: readonly DrawnBoundary[];
  readonly flows: readonly DrawnFlow[];
}
