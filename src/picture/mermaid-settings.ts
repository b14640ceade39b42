/** The name of our font in pictures, and what stands in for it where a picture loses its own. */
export const FONT_NAME = 'Threatdoc Sans';
const FONT_FAMILY = `"${FONT_NAME}", "DejaVu Sans", Verdana, sans-serif`;

/** How mermaid draws our pictures: text as text of the SVG, and the same in every run. */
export const MERMAID_SETTINGS = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'default',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  flowchart: {
    htmlLabels: false,
    useMaxWidth: false,
    // Room for the head of an arrow that comes in below the title of a frame.
    subGraphTitleMargin: { top: 0, bottom: 10 },
  },
  sequence: { useMaxWidth: false },
  fontFamily: FONT_FAMILY,
  deterministicIds: true,
  deterministicIDSeed: 'threatdoc',
  handDrawnSeed: 1,
  suppressErrorRendering: true,
  logLevel: 'fatal',
  maxTextSize: 500_000,
  maxEdges: 5_000,
  // What a diagram that a model brings along must not change.
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'maxEdges',
    'suppressErrorRendering',
    'htmlLabels',
    'flowchart',
    'themeCSS',
    'fontFamily',
    'layout',
    'look',
    'dompurifyConfig',
    'deterministicIds',
    'deterministicIDSeed',
    'handDrawnSeed',
  ],
} as const;
