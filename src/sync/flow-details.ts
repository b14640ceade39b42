import { isMap, type Plain, type PlainMap } from './plain.ts';

/** What a flow of the YAML says beside its ends: `a -> b: Label` is a label. */
export function flowDetails(flow: Plain): PlainMap {
  const details = isMap(flow) ? Object.values(flow)[0] : '';
  if (isMap(details)) return details;
  return details === '' || details === undefined ? {} : { label: details };
}

/** A flow that says something else, in its short form if it was and can be. */
export function putDetails(flow: Plain, details: PlainMap): Plain {
  const [ends = '', old] = isMap(flow) ? (Object.entries(flow)[0] ?? []) : [String(flow)];
  const keys = Object.keys(details);
  if (keys.length === 0) return ends;
  if (keys.length === 1 && details.label !== undefined && !isMap(old))
    return { [ends]: details.label };
  return { [ends]: details };
}
