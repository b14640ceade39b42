import type { ThreatField } from './threat.ts';

/** The points of a field as a list, numbered where they are steps. */
export function pointsText({ points, isOrdered = false }: ThreatField): string {
  return points
    .map((point, index) => {
      const sign = isOrdered ? `${index + 1}. ` : '- ';
      const [first = '', ...rest] = point.split('\n');
      const indent = ' '.repeat(sign.length);
      return [`${sign}${first}`, ...rest.map((line) => (line === '' ? '' : indent + line))].join(
        '\n',
      );
    })
    .join('\n');
}
