import type { ThreatSlot } from './threat-slot.ts';

/** A field of a threat as it was written. */
export interface ThreatField {
  readonly slot: ThreatSlot | undefined;
  /** Plain text. */
  readonly label: string;
  /** Markdown; empty when there are points only. */
  readonly text: string;
  /** Markdown of each point below it, with what stands below that. */
  readonly points: readonly string[];
  /** The points are steps. */
  readonly isOrdered?: boolean;
}

/** A threat with its fields in the order written. */
export interface Threat {
  /** Plain text; empty when a field says it. */
  readonly name: string;
  readonly fields: readonly ThreatField[];
  /** Its heading and the labels of its fields, where it has some of its own. */
  readonly labels?: readonly string[];
  /** A reference to the flow that it hits, where a heading names one. */
  readonly flow?: string;
  /** In the source, from 1. */
  readonly line: number;
}

/** Where in a system a threat document looks: each has a view of its own. */
export type ThreatView = 'container' | 'deployment' | 'build';
