import { find, findAll } from './find.ts';

/** The details of an element beside the page, and the element marked in the diagrams. */
export class Panel {
  readonly #panel: HTMLElement;
  readonly #onClose: () => void;
  #subject: string | null = null;
  #opener: Element | null = null;

  private constructor(panel: HTMLElement, onClose: () => void) {
    this.#panel = panel;
    this.#onClose = onClose;
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#subject === null) return;
      event.preventDefault();
      this.#onClose();
    });
  }

  static of(onClose: () => void): Panel | null {
    const panel = find('#panel', HTMLElement);
    return panel === null ? null : new Panel(panel, onClose);
  }

  /** Shows the element that an id of the page names; any other id shuts the panel. */
  show(anchor: string): void {
    const card = anchor.startsWith('element-') ? document.getElementById(anchor) : null;
    if (card === null) this.#shut();
    else this.#open(anchor.slice('element-'.length), card);
  }

  #open(subject: string, card: HTMLElement): void {
    if (this.#subject === null) this.#opener = document.activeElement;
    this.#subject = subject;
    const content = card.cloneNode(true) as HTMLElement;
    for (const named of [content, ...findAll('[id]', Element, content)])
      named.removeAttribute('id');
    content.removeAttribute('aria-labelledby');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'close';
    close.ariaLabel = 'Close the details';
    close.textContent = '×';
    close.addEventListener('click', () => this.#onClose());
    this.#panel.replaceChildren(close, ...content.childNodes);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
    this.#mark(subject);
    this.#panel.focus({ preventScroll: true });
  }

  #shut(): void {
    if (this.#subject === null) return;
    this.#subject = null;
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.#mark(null);
    const opener = this.#opener;
    this.#opener = null;
    if (opener instanceof HTMLElement || opener instanceof SVGElement)
      if (opener.isConnected) opener.focus({ preventScroll: true });
  }

  /** Its shape, the arrows at it and what they lead to; the rest of its diagram steps back. */
  #mark(subject: string | null): void {
    for (const drawing of findAll('svg.drawing', SVGSVGElement)) {
      const shapes = findAll('[data-subject]', SVGElement, drawing);
      const isHere = shapes.some((shape) => shape.dataset.subject === subject);
      const figure = drawing.closest('figure') ?? drawing;
      if (!isHere && !figure.classList.contains('has-chosen')) continue;
      figure.classList.toggle('has-chosen', isHere);
      const near = new Set([subject]);
      for (const edge of findAll('[data-ends]', SVGElement, drawing)) {
        const ends = edge.dataset.ends?.split(' ') ?? [];
        const isNear = subject !== null && ends.includes(subject);
        edge.classList.toggle('is-near', isNear);
        if (isNear) for (const end of ends) near.add(end);
      }
      for (const shape of shapes) {
        const own = shape.dataset.subject ?? null;
        shape.classList.toggle('is-chosen', subject !== null && own === subject);
        shape.classList.toggle('is-near', subject !== null && near.has(own));
      }
    }
  }
}
