import type { ControlUse } from '../model/control.ts';
import type { Link } from './links.ts';
import { type MarkdownText, markdownOf } from './markdown.ts';
import type { SectionContext } from './section-context.ts';

/** A control where it is used. */
export interface ControlUseView extends Link {
  readonly status: string;
  readonly description: MarkdownText | null;
}

/** A control where it is used: by its registered name, or as stated there. */
export function toControlUse(use: ControlUse, { links, statusOf }: SectionContext): ControlUseView {
  if (use.ref !== undefined)
    return { ...links.control(use.ref), status: statusOf(use.ref), description: null };
  const { name, status, description } = use.stated;
  return { name, anchor: null, status, description: markdownOf(description) };
}
