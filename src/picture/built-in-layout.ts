import type { Fonts } from './fonts.ts';
import { Geometry } from './geometry.ts';
import { loadMermaid } from './load-mermaid.ts';
import { MERMAID_SETTINGS } from './mermaid-settings.ts';
import type { Layout } from './picture.ts';
import type { PrivateText } from './private-text.ts';
import { textMetrics } from './text-metrics.ts';

/** Mermaid in this thread, with text as wide as our fonts draw it. */
export async function builtInLayout(fonts: Fonts, texts: PrivateText): Promise<Layout> {
  const mermaid = await loadMermaid(new Geometry(textMetrics(fonts, texts)));
  mermaid.initialize({ ...MERMAID_SETTINGS, secure: [...MERMAID_SETTINGS.secure] });
  return async (source, id) => (await mermaid.render(id, source)).svg;
}
