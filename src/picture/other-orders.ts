const ARROW = /^\s*\S+ <?(?:--|==)[->=]/;
const DIRECTION = /^(\s*(?:flowchart|direction) )(LR|RL|TB|BT)$/gm;
const TURNED: Readonly<Record<string, string>> = { LR: 'TB', RL: 'BT', TB: 'LR', BT: 'RL' };

/** A frame that stands in no other, up to its end. */
const FRAME = /^ {2}subgraph .*\n(?:.*\n)*? {2}end$/gm;

/** A flowchart of ours in other orders that say the same: frames or arrows backwards, turned. */
export function otherOrders(source: string): string[] {
  if (!/^flowchart (?:LR|RL|TB|BT)$/m.test(source)) return [];
  const backwards = reverseArrows(source);
  const frames = reverseFrames(source);
  const others = [frames, backwards, reverseFrames(backwards), turn(source), turn(frames)];
  return [...new Set(others)].filter((other) => other !== source);
}

/** Of all orders tried, the one that helps most often. */
function reverseFrames(source: string): string {
  const frames: string[] = source.match(FRAME) ?? [];
  return source.replace(FRAME, (frame) => frames.pop() ?? frame);
}

function reverseArrows(source: string): string {
  const lines = source.split('\n');
  const arrows = lines.filter((line) => ARROW.test(line));
  return lines.map((line) => (ARROW.test(line) ? (arrows.pop() ?? line) : line)).join('\n');
}

function turn(source: string): string {
  return source.replace(
    DIRECTION,
    (_, before: string, direction: string) => before + (TURNED[direction] ?? direction),
  );
}
