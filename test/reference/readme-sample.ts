import { check, pagesOf } from '../../src/pipeline.ts';
import type { Templates } from '../../src/render/template.ts';

/** Two parts of the document of the README's own model: its first block of YAML. */
export async function readmeSample(readme: string, templates: Templates): Promise<string> {
  const [, model = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const file = 'threatdoc.yaml';
  const { design, findings } = await check(
    { file, bytes: Buffer.from(model) },
    { read: () => 'missing' },
  );
  if (design === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const made = pagesOf(design, file, templates);
  if ('problem' in made) throw new Error(made.problem.message);
  const text = made.pages[0]?.text ?? '';
  const [diagram = ''] = /^```mermaid\n[\s\S]*?^```$/m.exec(text) ?? [];
  const [table = ''] = /^\| ID \|.*\n(?:\|.*\n)+/m.exec(text) ?? [];
  return `${diagram}\n\n${withoutLinks(table)}`;
}

/** Links inside the document lead nowhere from the README. */
function withoutLinks(markdown: string): string {
  return markdown.replace(/<a id="[^"]*"><\/a>/g, '').replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1');
}
