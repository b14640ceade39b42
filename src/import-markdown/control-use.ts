import type { ModelValue } from '../importer.ts';
import type { Fields } from './draft.ts';
import { useFrom } from './entry-form.ts';
import { LONGEST_NAME, namedText } from './lead.ts';
import { withoutPrefix } from './without-prefix.ts';
import { withoutStatus } from './without-status.ts';

/** A control where somebody wrote that it is used: prefix, status, name, and what stands below it. */
export function controlUse(markdown: string, below?: string): ModelValue {
  const prefix = withoutPrefix(markdown);
  const { text, status = wantedBy(prefix.status) } = withoutStatus(prefix.text);
  const use = useFrom(text, below);
  if (status === undefined) return use;
  if (typeof use !== 'string') {
    const { name, ...rest } = use as Fields;
    return { name, status, ...rest };
  }
  const name = use.replace(/(?<=[^.]{3})\.$/, '');
  if (name.length <= LONGEST_NAME) return { name, status };
  const named = namedText(text);
  const description = [named.description, below].filter(Boolean).join('\n\n') || undefined;
  return { name: named.name, status, description };
}

/** What the prefix of a control says of one that is not there. */
export function wantedBy(status: string | undefined): string | undefined {
  return status === 'recommended' || status === 'planned' ? status : undefined;
}
