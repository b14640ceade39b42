/**
 * How large a diagram may be; boxes that carry the name of a frame or the words of a flow from a
 * box to itself come on top. Hosts refuse more than 500 edges and 50,000 characters (mermaid's
 * defaults for maxEdges and maxTextSize), and readers give up at about 50 boxes.
 */
export const LARGEST_DIAGRAM = { boxes: 50, frames: 50, flows: 400, characters: 45_000 } as const;

/**
 * Part of a split drawing, apart from its arrows to what is outside: each of the 100 boxes and
 * frames may have one, and each of 50 flows from a box to itself makes two arrows.
 */
export const LARGEST_PART = { boxes: 50, frames: 50, flows: 250, characters: 22_000 } as const;

/** Boxes put together only because there are too many: less than a part, so that some may come. */
export const LARGEST_GROUP = { ...LARGEST_PART, boxes: 40, frames: 40 } as const;

/** What an overview draws in full: a box with a part of its own would say less and take as much. */
export const TINY = { ...LARGEST_PART, boxes: 3, frames: 3 } as const;

interface Size {
  readonly boxes: number;
  readonly frames: number;
  readonly flows: number;
  readonly characters: number;
}

export function fits(size: Size, limit: Size): boolean {
  return (
    size.boxes <= limit.boxes &&
    size.frames <= limit.frames &&
    size.flows <= limit.flows &&
    size.characters <= limit.characters
  );
}
