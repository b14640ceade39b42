import type { Direction } from '../model/view.ts';
import type { ClassName } from './looks.ts';

/** One box of a flowchart. */
export interface Leaf {
  readonly id: string;
  /** Escaped, with `<br/>` between lines. */
  readonly label: string;
  readonly open: string;
  readonly close: string;
  readonly className: ClassName;
  readonly focus: boolean;
  /** About how wide it is drawn, in pixels. */
  readonly width: number;
}

/** A box around others. */
export interface Frame {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  /** The id of the box that stands for the frame inside it, should one be needed. */
  readonly titleId: string;
  readonly className: ClassName;
  readonly focus: boolean;
  readonly items: readonly Item[];
}

export type Item = Leaf | Frame;

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
  readonly crosses: boolean;
  readonly label: string | null;
  /** A line without a head. */
  readonly headless?: true;
}

/** A flowchart before it is text. */
export interface Chart {
  /** Null: the one that reads best. */
  readonly direction: Direction | null;
  readonly items: readonly Item[];
  readonly edges: readonly Edge[];
}

export function isFrame(item: Item): item is Frame {
  return 'items' in item;
}
