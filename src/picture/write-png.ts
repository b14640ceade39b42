/** Larger pictures are drawn with fewer pixels: at 40 million a PNG takes several seconds. */
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 16_000;

/** A picture of ours as PNG, on white. */
export async function writePng(svg: string, scale: number, fontFile: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const [, width = 1, height = 1] =
    /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(svg)?.map(Number) ?? [];
  const zoom = Math.min(
    scale,
    Math.sqrt(MOST_PIXELS / (width * height)),
    LONGEST_SIDE / Math.max(width, height),
  );
  const resvg = new Resvg(forResvg(svg), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: zoom },
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  });
  return resvg.render().asPng();
}

/** Resvg reads fonts from files only, and knows no arrow heads that turn round. */
function forResvg(svg: string): string {
  return svg
    .replace(/@font-face\{[^}]*\}/, '')
    .replaceAll('orient="auto-start-reverse"', 'orient="auto"');
}
