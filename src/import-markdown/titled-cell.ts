/** A cell as a text of its own, with the title of its column unless that only says that it is a text. */
export function titledCell(title: string, cell: string): string {
  return /^(?:description|details?|)$/i.test(title) ? cell : `${title}: ${cell}`;
}

/** The cells of a row behind its name that say something, each with the title of its column. */
export function titledCells(titles: readonly string[], cells: readonly string[]): string[] {
  return cells.flatMap((cell, index) =>
    index === 0 || cell === '' ? [] : [titledCell(titles[index] ?? '', cell)],
  );
}
