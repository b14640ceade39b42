/** Larger pictures are drawn with fewer pixels: at 40 million a PNG takes several seconds. */
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 16_000;

/** A picture of ours as PNG, on white. */
export async function writePng(
  svg: string,
  scale: number,
  fontFiles: readonly string[],
): Promise<Uint8Array> {
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
      fontFiles: [...fontFiles],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  });
  return resvg.render().asPng();
}

const SHIFTED = / y="([-\d.]+)em" dy="([-\d.]+)em"/g;

/**
 * Resvg reads fonts from files only, knows no arrow heads that turn round, and moves the last letter
 * of a line where a shift of the line ought to move all, if it is read from the right.
 */
function forResvg(svg: string): string {
  return svg
    .replace(SHIFTED, (_, y: string, shift: string) => {
      const sum = Number(y) + Number(shift);
      return ` y="${Math.round(sum * 1000) / 1000}em"`;
    })
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('orient="auto-start-reverse"', 'orient="auto"');
}
