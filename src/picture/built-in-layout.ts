import type { Font } from './font.ts';
import { Geometry } from './geometry.ts';
import { loadMermaid } from './load-mermaid.ts';
import { MERMAID_SETTINGS } from './mermaid-settings.ts';
import type { Layout } from './picture.ts';
import type { PrivateText } from './private-text.ts';
import { textMetrics } from './text-metrics.ts';

/** Mermaid in this thread, with text as wide as our font draws it. */
export async function builtInLayout(font: Font, texts: PrivateText): Promise<Layout> {
  const mermaid = await loadMermaid(new Geometry(textMetrics(font, texts)));
  mermaid.initialize({ ...MERMAID_SETTINGS, secure: [...MERMAID_SETTINGS.secure] });
  return async (source, id) => (await mermaid.render(id, source)).svg;
}
