import type { ModelValue } from '../importer.ts';
import type { Chart } from './chart.ts';
import type { Fields } from './draft.ts';
import type { DrawnNames } from './element-points.ts';
import type { Group } from './group.ts';
import type { FoundElement } from './read-elements.ts';

/** Steps with the label above them. */
export interface StepList {
  readonly group: Group | undefined;
  readonly entries: readonly ModelValue[];
}

/** What of the section of a view was found so far. */
export interface Found {
  readonly description: string[];
  readonly notes: string[];
  readonly elements: FoundElement[];
  readonly steps: StepList[];
  readonly controls: Fields['controls'][];
  readonly options: Map<string, Fields>;
  /** What the first diagram of the section draws, known before the list that describes it. */
  readonly drawn: DrawnNames;
  chart?: Chart;
  raw?: string;
  line: number;
  isDrawn: boolean;
}
