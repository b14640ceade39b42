import type { Diagram } from '../mermaid/diagram.ts';
import { drawDrawing } from '../mermaid/draw-drawing.ts';
import type { Drawing } from '../view/drawing.ts';

/** One C4 view as mermaid flowcharts: elements by shape, boundaries as frames, flows as arrows. */
export default {
  title: 'Architecture',
  draw: (drawing: Drawing): Diagram[] => drawDrawing(drawing),
};
