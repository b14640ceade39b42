import { nameOfId } from '../model/views.ts';
import type { PictureView } from '../picture/pictures-of.ts';

/** What the page calls a view: `Container`, `Deployment: Production`. */
export function viewName({ key, section }: Pick<PictureView, 'key' | 'section'>): string {
  const [kind = '', environment] = key.split('.');
  return environment === undefined ? nameOfId(kind) : `${nameOfId(kind)}: ${section.name}`;
}
