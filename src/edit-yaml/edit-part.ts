import type { Node } from 'yaml';
import type { Edit } from './edit.ts';
import type { PlainValue } from './plain-of.ts';

/** Edits a part of a map or list, whatever it is. */
export type EditPart = (edit: Edit, node: Node, after: PlainValue, indent: number) => void;
