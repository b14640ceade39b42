import type { Finding } from '../diagnostic.ts';
import { viewsOf } from '../model/views.ts';
import { picturesOf } from '../picture/pictures-of.ts';
import type { Checked } from '../pipeline.ts';

/**
 * Findings about diagrams that a model brings along as mermaid text and that mermaid does not draw,
 * so that a forge would show an error in their place. Those that are made of the model it always
 * draws; without any other this costs nothing.
 */
export async function undrawableDiagrams({ design, reading, file }: Checked): Promise<Finding[]> {
  if (design === undefined) return [];
  const own = new Map(
    viewsOf(design)
      .filter(({ view }) => view.diagram !== undefined)
      .map(({ key, path }) => [key, path]),
  );
  if (own.size === 0) return [];
  const { drawPictures } = await import('./draw-pictures.ts');
  const wanted = picturesOf(design)
    .filter(({ key }) => own.has(key))
    .flatMap(({ key, diagrams }) =>
      diagrams.map((diagram) => ({ path: key, model: file, diagram, fonts: [] })),
    );
  const { failures } = await drawPictures(wanted);
  return failures.map(({ wanted: { path, diagram }, reason }) =>
    reading.place({
      code: 'diagram-undrawable',
      severity: 'error',
      message: sayUndrawable(diagram.title, reason),
      path: [...(own.get(path) ?? []), 'diagram', 'source'],
      suggestion: '`threatdoc render` shows all that mermaid says of it',
    }),
  );
}

/** Mermaid's first words; below them it quotes the text. */
export function sayUndrawable(title: string, reason: string): string {
  const [first = ''] = reason.split('\n');
  return `The diagram ${title} cannot be drawn: ${first.replace(/:$/, '')}`;
}
