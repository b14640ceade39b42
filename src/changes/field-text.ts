/** What a field says as text to compare and to show; null when it says nothing. */
export function fieldText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object') return objectText(value);
  return String(value);
}

function listText(items: readonly unknown[]): string | null {
  const texts = items.flatMap((item) => fieldText(item) ?? []);
  return texts.length === 0 ? null : texts.join('; ');
}

/** A used control by its id or what is stated of it; points of a list by their words. */
function objectText(value: object): string | null {
  const fields = Object.entries(value).flatMap(([key, inner]) => {
    const text = fieldText(inner);
    if (text === null) return [];
    return /^(?:ref|stated|name|text|items|file|url)$/.test(key) ? [text] : [`${key}: ${text}`];
  });
  return fields.length === 0 ? null : fields.join(', ');
}
