import { createHash } from 'node:crypto';
import { fontRules } from '../picture/font-rules.ts';
import type { Fonts } from '../picture/fonts.ts';
import { architectureSection } from './architecture-section.ts';
import { changesSection } from './changes-section.ts';
import { type Context, contextOf } from './context.ts';
import { documentsSection } from './documents-section.ts';
import { findingsSection } from './findings-section.ts';
import { Html, html } from './html.ts';
import { navigation } from './navigation.ts';
import type { Review, ReviewAssets } from './review.ts';
import { risksSection } from './risks-section.ts';
import { summarySection } from './summary-section.ts';

/** What a review page says of itself near its beginning: only such a file is written over. */
export const REVIEW_MARK = '<meta name="generator" content="threatdoc review">';

/**
 * The whole review as one HTML file that needs nothing else: no network, no other file, and without
 * a script all of its text. The same review gives the same bytes.
 *
 * The policy of the page lets its one style and its one script be, by their hashes, and pictures
 * and fonts that it holds itself; so whatever a model says could neither run nor load anything,
 * even if it got through the escaper.
 */
export function reviewPage(review: Review, assets: ReviewAssets, fonts: Fonts): string {
  const context = contextOf(review);
  const { section: architecture, fonts: drawnWith } = architectureSection(context);
  const body = pageBody(context, architecture);
  const style = new Html(assets.style + mainFontRules(drawnWith) + otherFontRules(body, fonts));
  const script = new Html(assets.script);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...(assets.live ? ["connect-src 'self'"] : []),
  ].join('; ');
  const { name } = context.view.system;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${new Html(REVIEW_MARK)}
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${name}: security review</title>
<style>${style}</style>
</head>
<body>
${body}<script>${script}</script>
</body>
</html>
`;
  return page.markup;
}

function pageBody(context: Context, architecture: Html): Html {
  return html`<a class="skip" href="#main">Skip to the content</a>
${pageHeader(context)}
<div class="layout">
${navigation(context)}
<main id="main" tabindex="-1">
${summarySection(context)}
${changesSection(context)}
${risksSection(context)}
${architecture}
${findingsSection(context)}
${documentsSection(context)}
</main>
</div>
<aside class="panel" id="panel" aria-label="Details" tabindex="-1" hidden></aside>
<footer class="page-footer"><p>Made by threatdoc from <code>${context.review.file}</code>. Nothing in this page leads to the network but the links that you follow.</p></footer>
`;
}

function pageHeader({ view: { system }, review }: Context): Html {
  const { name, owners } = system;
  const { comparison, today } = review;
  const facts = [
    owners.length === 0 ? null : `Owned by ${owners.join(', ')}`,
    comparison === null ? null : `Compared with ${comparison.base}`,
    today === null ? null : `As of ${today}`,
  ].filter((fact) => fact !== null);
  return html`<header class="page-header">
<p class="kicker">Security review</p>
<h1>${name}</h1>
${facts.length > 0 && html`<p class="meta">${facts.map((fact) => html`<span>${fact}</span> `)}</p>`}
<button type="button" class="theme" data-theme-switch hidden>Theme: <span>automatic</span></button>
</header>`;
}

/** Mermaid measures text with this font; a diagram without it would not have room for its words. */
function mainFontRules(sources: readonly string[]): string {
  return sources
    .map((source) => `@font-face{font-family:"Threatdoc Sans";src:${source};}`)
    .join('');
}

/**
 * What is written in the page and our font lacks, in the fonts that the project has for it. The style
 * asks for them first: a browser may keep the empty boxes that it drew while a later one was loading.
 */
function otherFontRules(body: Html, fonts: Fonts): string {
  const codes = [...new Set(body.markup)].map((character) => character.codePointAt(0) ?? 0);
  const lacking = codes.filter((code) => fonts.main.glyphOf(code) === 0);
  return lacking.length === 0
    ? ''
    : fontRules(fonts, new Set(lacking), 'Threatdoc Others').others.join('');
}

function hashOf({ markup }: Html): string {
  return `'sha256-${createHash('sha256').update(markup).digest('base64')}'`;
}
