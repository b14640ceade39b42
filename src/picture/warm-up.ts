import { builtInLayout } from './built-in-layout.ts';
import { drawPicture } from './draw-picture.ts';
import type { Fonts } from './fonts.ts';

/** Each thing that a view is made of, so that drawing it loads all that views need of mermaid. */
const SAMPLE = `flowchart LR
  baker(["Baker<br/><small>[Person]</small>"]):::is_person
  subgraph shop["Shop"]
    direction LR
    orders["Orders<br/><small>[Container]</small>"]
    store[("Store")]
  end
  baker ==>|"orders flour"| orders
  orders -->|"keeps"| store
  classDef is_person fill:#dbeafe,stroke:#1d4ed8,color:#172554
  class shop is_person
`;

/**
 * Draws a small diagram that nobody sees. Mermaid loads most of itself with its first diagram, which
 * takes half of the time that four need; a thread can do that while the model is still being read.
 */
export async function warmUp(fonts: Fonts): Promise<void> {
  const job = { name: 'sample', title: 'Sample', description: '', source: SAMPLE };
  await drawPicture(job, fonts, (texts) => builtInLayout(fonts, texts));
}
