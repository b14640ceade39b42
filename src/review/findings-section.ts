import { codeFrame } from '../code-frame.ts';
import { FINDING_SEVERITIES, type Finding } from '../diagnostic.ts';
import { nameOfId } from '../model/views.ts';
import { counted, countFindings } from '../report.ts';
import type { Context } from './context.ts';
import { type Html, html, joined } from './html.ts';

/** What `check` finds, by severity, each with its place in the model. */
export function findingsSection({ review: { findings, lines } }: Context): Html {
  const counts = countFindings(findings);
  const groups = FINDING_SEVERITIES.filter((severity) => counts[severity] > 0);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="lead">${
    groups.length === 0
      ? 'threatdoc check finds nothing to say about this model.'
      : html`What <code>threatdoc check</code> says about the model: ${joined(
          groups.map((severity) => counted(counts[severity], severity)),
          ', ',
        )}.`
  }</p>
${groups.map(
  (severity) => html`<h3>${nameOfId(severity)}s</h3>
<ul class="findings">${findings.filter((finding) => finding.severity === severity).map((finding) => findingItem(finding, lines))}</ul>
`,
)}</section>`;
}

function findingItem(finding: Finding, lines: ReadonlyMap<string, readonly string[]>): Html {
  const { code, severity, message, file, line, column, suggestion } = finding;
  const text = lines.get(file);
  return html`<li class="finding is-${severity}"><p><span class="finding-mark">${nameOfId(severity)}</span> ${withCode(message)}</p>
${suggestion !== undefined && html`<p class="quiet">→ ${withCode(suggestion)}</p>`}<details><summary><code>${code}</code> <span class="place">${file}:${line}:${column}</span></summary>${text !== undefined && html`<pre tabindex="0">${codeFrame(text, finding)}</pre>`}</details></li>`;
}

/** Messages put what is the model's between backticks. */
function withCode(message: string): Html {
  return html`${message.split('`').map((part, index, parts) => (index % 2 === 1 && index < parts.length - 1 ? html`<code>${part}</code>` : html`${index % 2 === 1 ? '`' : ''}${part}`))}`;
}
