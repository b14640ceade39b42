import { convertPolicy } from '../import-policy/convert-policy.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import { isMap, type Plain, type PlainMap, plainOf, valueIn } from './plain.ts';

/** A document without this first line is not ours, and may say things in other ways. */
const HEADER = /^\s*<!-- threatdoc: generated from /;

/** Reads SECURITY.md or a security guide of ours, without what neither of them shows. */
export function readPolicy(text: string, kind: DocumentKind): PlainMap | undefined {
  if (!HEADER.test(text)) return undefined;
  const imported = convertPolicy(text, 'system.md');
  if ('refusal' in imported) return undefined;
  const { system, policy, guide } = (plainOf(imported.model) ?? {}) as Record<string, Plain>;
  if (kind === 'security-policy') return withoutNothing({ policy });
  return withoutNothing({
    system: withoutNothing({ name: valueIn(system, 'name') }),
    guide,
    policy: withoutNothing({ reporting: valueIn(policy, 'reporting') }),
  });
}

function withoutNothing(map: Readonly<Record<string, Plain | undefined>>): PlainMap {
  return Object.fromEntries(
    Object.entries(map).filter(
      (entry): entry is [string, Plain] =>
        entry[1] !== undefined && !(isMap(entry[1]) && Object.keys(entry[1]).length === 0),
    ),
  );
}
