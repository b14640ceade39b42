import type { Path } from './change.ts';

/** What a field of the model is made of. */
export type FieldForm =
  | 'registry'
  | 'topics'
  | 'extra'
  | 'entries'
  | 'words'
  | 'uses'
  | 'published'
  | 'samples'
  | 'channels'
  | 'value';

const REGISTRY =
  /^(?:business\.risks|controls|data|risks|deployment\.environments|.*\.(?:elements|boundaries)|(?:policy|guide)\..*\bsections|policy\.sections|guide\.(?:practices|considerations|checklists))$/;
const ENTRIES =
  /(?:^|\.)(?:goals|processes|responsibilities|steps|items|questions|assumptions)$|^requirements\.[^.]+$|^policy\.(?:scope\.(?:in|out)|reporting\.include)$|^guide\.references$/;
const WORDS =
  /\.(?:owners|contacts|standards|references|data|stride|affects|business-risks)$|^risks\.[^.]+\.controls$|^policy\.versions\.(?:un)?supported$/;
const ELEMENT = /\.(?:elements|boundaries)\.[^.]+$/;

/** The form of the field at a path. */
export function fieldForm(path: Path): FieldForm {
  const place = path.join('.');
  if (REGISTRY.test(place)) return 'registry';
  if (place === 'requirements') return 'topics';
  if (place === 'extra') return 'extra';
  if (ENTRIES.test(place)) return 'entries';
  if (WORDS.test(place)) return 'words';
  if (place === 'policy.reporting.channels') return 'channels';
  if (place.endsWith('.samples')) return 'samples';
  if (!place.endsWith('.controls')) return 'value';
  return path[0] === 'policy' || path[0] === 'guide' ? 'published' : 'uses';
}

/** True for the path of an element or boundary of a view. */
export function isElement(path: Path): boolean {
  return ELEMENT.test(path.join('.'));
}
