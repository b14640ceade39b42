/** A cell as a text of its own, with the title of its column unless that only says that it is a text. */
export function titledCell(title: string, cell: string): string {
  return /^(?:description|details?|)$/i.test(title) ? cell : `${title}: ${cell}`;
}
