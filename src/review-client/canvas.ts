import { find, findAll } from './find.ts';

/** What part of a picture is seen, in its own units. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEP = 1.3;
/** How much larger than to fit, and how much smaller. */
const CLOSEST = 24;
const FARTHEST = 0.7;
/** A pointer that moved so far was dragged, in pixels. */
const DRAGGED = 4;

/** What a button does, its sign as a path of 20 × 20, and its words. */
const BUTTONS = [
  ['in', 'M10 4v12M4 10h12', 'Zoom in'],
  ['out', 'M4 10h12', 'Zoom out'],
  ['fit', 'M3 5h14v10H3zM7 10h6', 'Show the whole diagram'],
  ['full', 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4', 'Full screen'],
] as const;

/** What each diagram showed last, by its id, for when the page is replaced. */
const seen = new Map<string, View>();

/** The diagrams by their figures, and who waits for them to come near. */
const canvases = new WeakMap<Element, Canvas>();
const near = new IntersectionObserver(
  (changes) => {
    // All sizes are read before the first is changed.
    const found = changes.flatMap(({ target, isIntersecting }) =>
      isIntersecting ? (canvases.get(target) ?? []) : [],
    );
    for (const fix of found.map((canvas) => canvas.measure())) fix();
  },
  { rootMargin: '50%' },
);

/** A diagram to zoom, to pan and to show on the whole screen. */
export class Canvas {
  readonly #figure: HTMLElement;
  readonly #canvas: HTMLElement;
  readonly #picture: SVGSVGElement;
  #measured: View | null = null;
  #wanted: View | null = null;
  #isDrawing = false;

  private constructor(figure: HTMLElement, canvas: HTMLElement, picture: SVGSVGElement) {
    this.#figure = figure;
    this.#canvas = canvas;
    this.#picture = picture;
    this.#wanted = seen.get(figure.id) ?? null;
  }

  /** Every diagram of the page. Each is measured when the reader comes near, or does something with it. */
  static startAll(): void {
    near.disconnect();
    for (const figure of findAll('figure.diagram', HTMLElement)) {
      const canvas = find('.canvas', HTMLElement, figure);
      const picture = find('svg.drawing', SVGSVGElement, figure);
      if (canvas === null || picture === null) continue;
      const diagram = new Canvas(figure, canvas, picture);
      diagram.#start();
      canvases.set(figure, diagram);
      near.observe(figure);
    }
  }

  /** Reads how it is laid out, and gives what makes it stay so whatever part of it is shown. */
  measure(): () => void {
    if (this.#measured !== null) return () => {};
    near.unobserve(this.#figure);
    const height = this.#canvas.offsetHeight;
    this.#measured = wholeOf(this.#canvas, this.#picture);
    return () => {
      this.#canvas.style.height = `${height}px`;
      this.#canvas.classList.add('is-live');
      this.#draw();
    };
  }

  get #whole(): View {
    if (this.#measured === null) this.measure()();
    return this.#measured as View;
  }

  get #view(): View {
    return this.#wanted ?? this.#whole;
  }

  #start(): void {
    const canvas = this.#canvas;
    canvas.tabIndex = 0;
    canvas.role = 'group';
    canvas.ariaRoleDescription = 'diagram';
    canvas.ariaLabel =
      'Diagram. Plus and minus zoom, arrow keys move, 0 shows all of it, F is full screen.';
    canvas.after(this.#toolbar());
    canvas.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    canvas.addEventListener('dragstart', (event) => event.preventDefault());
    this.#figure.addEventListener('keydown', (event) => this.#onKey(event));
    addEventListener('beforeprint', () => this.#measured !== null && this.#look(this.#measured));
    this.#followPointers();
  }

  #toolbar(): HTMLElement {
    const toolbar = document.createElement('div');
    toolbar.className = 'toolbar';
    toolbar.role = 'group';
    toolbar.ariaLabel = 'Diagram';
    for (const [action, path, words] of BUTTONS) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(icon(path));
      button.title = words;
      button.ariaLabel = words;
      button.dataset.action = action;
      button.addEventListener('click', () => this.#act(action));
      toolbar.append(button);
    }
    return toolbar;
  }

  #act(action: (typeof BUTTONS)[number][0]): void {
    if (action === 'in') this.#zoom(STEP);
    if (action === 'out') this.#zoom(1 / STEP);
    if (action === 'fit') this.#look(this.#whole);
    if (action === 'full') this.#fill(!this.#isFull());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = 0.15;
    const moves: Record<string, () => void> = {
      '+': () => this.#zoom(STEP),
      '=': () => this.#zoom(STEP),
      '-': () => this.#zoom(1 / STEP),
      '0': () => this.#look(this.#whole),
      f: () => this.#fill(!this.#isFull()),
      ArrowLeft: () => this.#move(-by, 0),
      ArrowRight: () => this.#move(by, 0),
      ArrowUp: () => this.#move(0, -by),
      ArrowDown: () => this.#move(0, by),
    };
    if (this.#isFull()) moves.Escape = () => this.#fill(false);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  /** The wheel alone scrolls the page, as everywhere; on the whole screen there is no page. */
  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey && !this.#isFull()) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const by = Math.max(-60, Math.min(60, event.deltaY * lines));
    this.#zoom(Math.exp(-by / 180), event);
  }

  /** One pointer drags, two pinch. A finger scrolls the page until the diagram is zoomed. */
  #followPointers(): void {
    const canvas = this.#canvas;
    const pointers = new Map<number, { x: number; y: number }>();
    let way = 0;
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      if (pointers.size === 0) way = 0;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    canvas.addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      way += Math.hypot(now.x - before.x, now.y - before.y);
      if (way < DRAGGED) return;
      if (!canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
      if (pointers.size === 1) {
        const isScroll = event.pointerType === 'touch' && this.#wanted === null && !this.#isFull();
        if (!isScroll) this.#drag(now.x - before.x, now.y - before.y);
      } else {
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1] ?? before;
        const distance = (from: typeof now) => Math.hypot(from.x - other.x, from.y - other.y) || 1;
        this.#zoom(distance(now) / distance(before), {
          clientX: (now.x + other.x) / 2,
          clientY: (now.y + other.y) / 2,
        });
      }
      pointers.set(event.pointerId, now);
    });
    const release = (event: PointerEvent) => pointers.delete(event.pointerId);
    canvas.addEventListener('pointerup', release);
    canvas.addEventListener('pointercancel', release);
    // The end of a drag is no click on what happens to be below it.
    canvas.addEventListener(
      'click',
      (event) => {
        if (way < DRAGGED) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  }

  /** Moves by parts of what is seen. */
  #move(right: number, down: number): void {
    const { x, y, width, height } = this.#view;
    this.#look({ x: x + right * width, y: y + down * height, width, height });
  }

  /** Moves by pixels of the screen. */
  #drag(right: number, down: number): void {
    const scale = this.#picture.getScreenCTM()?.a ?? 1;
    const { x, y, width, height } = this.#view;
    this.#look({ x: x - right / scale, y: y - down / scale, width, height });
  }

  /** Zooms by a factor, the point below the pointer staying where it is. */
  #zoom(factor: number, at?: { readonly clientX: number; readonly clientY: number }): void {
    const { x, y, width, height } = this.#view;
    const scale = this.#whole.width / width;
    const by = Math.max(FARTHEST, Math.min(CLOSEST, scale * factor)) / scale;
    const place = this.#picture.getScreenCTM()?.inverse();
    const point =
      at === undefined || place === undefined
        ? { x: x + width / 2, y: y + height / 2 }
        : new DOMPoint(at.clientX, at.clientY).matrixTransform(place);
    this.#look({
      x: point.x - (point.x - x) / by,
      y: point.y - (point.y - y) / by,
      width: width / by,
      height: height / by,
    });
  }

  #look(view: View): void {
    const whole = this.#whole;
    // Some of the diagram is always to be seen.
    const within = (value: number, size: number, first: number, all: number) =>
      Math.max(first - size * 0.8, Math.min(first + all - size * 0.2, value));
    const { width, height } = view;
    this.#wanted =
      view === whole
        ? null
        : {
            x: within(view.x, width, whole.x, whole.width),
            y: within(view.y, height, whole.y, whole.height),
            width,
            height,
          };
    if (this.#wanted === null) seen.delete(this.#figure.id);
    else seen.set(this.#figure.id, this.#wanted);
    this.#draw();
  }

  /** At most once a frame. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      const { x, y, width, height } = this.#view;
      this.#canvas.classList.toggle('is-zoomed', this.#wanted !== null);
      this.#picture.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    });
  }

  #isFull(): boolean {
    return this.#figure.classList.contains('is-full');
  }

  /** The diagram over the whole page, and the page over the whole screen where that is allowed. */
  #fill(isFull: boolean): void {
    this.#figure.classList.toggle('is-full', isFull);
    document.documentElement.classList.toggle('has-full', isFull);
    for (let inside: Element | null = this.#figure; inside !== null; inside = inside.parentElement)
      for (const beside of inside.parentElement?.children ?? [])
        if (
          beside instanceof HTMLElement &&
          beside !== inside &&
          !beside.matches('.panel, script, style')
        )
          beside.inert = isFull;
    if (isFull) document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.#canvas.focus({ preventScroll: true });
  }
}

/** The picture as it is laid out, with the room that the canvas has beside it. */
function wholeOf(canvas: HTMLElement, picture: SVGSVGElement): View {
  const { x, y, width, height } = picture.viewBox.baseVal;
  const scale = picture.getBoundingClientRect().width / width || 1;
  const [seenWidth, seenHeight] = [canvas.clientWidth / scale, canvas.clientHeight / scale];
  return {
    x: x - (seenWidth - width) / 2,
    y: y - (seenHeight - height) / 2,
    width: seenWidth,
    height: seenHeight,
  };
}

function icon(path: string): SVGSVGElement {
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawn.setAttribute('viewBox', '0 0 20 20');
  drawn.ariaHidden = 'true';
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  drawn.append(line);
  return drawn;
}
