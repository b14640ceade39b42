import { find, findAll } from './find.ts';

/** A row of the register with what it is filtered by, read once. */
interface Row {
  readonly row: HTMLTableRowElement;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
  readonly keys: Readonly<Record<string, string | number>>;
}

/** Fields of the form, which are also words of the query. */
const FIELDS = ['severity', 'status', 'owner', 'stride', 'element'] as const;

/** What most readers want first of a column is its greatest. */
const GREATEST_FIRST = new Set(['severity']);

/** The table of risks: searched, filtered and sorted as a query says. */
export class Register {
  readonly #form: HTMLFormElement;
  readonly #body: HTMLTableSectionElement;
  readonly #rows: readonly Row[];

  private constructor(form: HTMLFormElement, body: HTMLTableSectionElement) {
    this.#form = form;
    this.#body = body;
    this.#rows = findAll('tr', HTMLTableRowElement, body).map(readRow);
  }

  /** Makes what needs a script appear; null without any risks. */
  static of(onChange: (query: URLSearchParams, isStep: boolean) => void): Register | null {
    const form = find('[data-filters]', HTMLFormElement);
    const body = find('table.risks tbody', HTMLTableSectionElement);
    if (form === null || body === null) return null;
    const register = new Register(form, body);
    form.hidden = false;
    const changed = () => onChange(register.query(), false);
    form.addEventListener('input', changed);
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const button of findAll('[data-clear]', HTMLButtonElement))
      button.addEventListener('click', () => {
        onChange(new URLSearchParams(), false);
        find('input', HTMLInputElement, form)?.focus();
      });
    for (const head of findAll('th[data-sort]', HTMLTableCellElement, body.parentElement ?? body))
      register.#makeSortable(head, onChange);
    return register;
  }

  /** Shows what the query says, in one pass over the rows. */
  show(query: URLSearchParams): void {
    this.#fill(query);
    const wanted = FIELDS.map((field) => [field, new Set(valuesOf(query, field))] as const).filter(
      ([, values]) => values.size > 0,
    );
    const words = (query.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, values, text } of this.#rows) {
      const fits =
        wanted.every(([field, set]) => values[field]?.some((value) => set.has(value))) &&
        words.every((word) => text.includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) shown++;
    }
    this.#sort(query.get('sort') ?? '');
    this.#tell(shown);
  }

  hides(id: string): boolean {
    return this.#rows.some(({ row }) => row.id === id && row.hidden);
  }

  /** What the form says now. */
  query(): URLSearchParams {
    const query = new URLSearchParams();
    const data = new FormData(this.#form);
    for (const field of ['search', ...FIELDS]) {
      const values = data.getAll(field).filter((value) => value !== '');
      if (values.length > 0) query.set(field, values.join(','));
    }
    const sort = this.#body.dataset.sort ?? '';
    if (sort !== '') query.set('sort', sort);
    return query;
  }

  #fill(query: URLSearchParams): void {
    for (const field of findAll('input, select', HTMLElement, this.#form)) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox')
        field.checked = valuesOf(query, field.name).includes(field.value);
      else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        const value = query.get(field.name) ?? '';
        if (field.value !== value) field.value = value;
      }
    }
  }

  #makeSortable(
    head: HTMLTableCellElement,
    onChange: (query: URLSearchParams, isStep: boolean) => void,
  ): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const key = head.dataset.sort ?? '';
      const first = GREATEST_FIRST.has(key) ? `-${key}` : key;
      const other = GREATEST_FIRST.has(key) ? key : `-${key}`;
      const sort = head.ariaSort === null ? first : this.#current() === first ? other : first;
      this.#body.dataset.sort = sort === '-severity' ? '' : sort;
      onChange(this.query(), false);
    });
  }

  #current(): string {
    return this.#body.dataset.sort || '-severity';
  }

  #sort(sort: string): void {
    if ((this.#body.dataset.shown ?? '') !== sort) {
      const key = (sort || '-severity').replace('-', '');
      const sign = (sort || '-severity').startsWith('-') ? -1 : 1;
      const sorted = [...this.#rows].sort((left, right) => {
        const [a, b] = [left.keys[key] ?? '', right.keys[key] ?? ''];
        const order = a === b ? 0 : a < b ? -sign : sign;
        return order || Number(left.row.dataset.order) - Number(right.row.dataset.order);
      });
      this.#body.append(...sorted.map(({ row }) => row));
      this.#body.dataset.shown = sort;
    }
    this.#body.dataset.sort = sort;
    const current = this.#current();
    for (const head of findAll('th[data-sort]', HTMLTableCellElement)) {
      const isKey = head.dataset.sort === current.replace('-', '');
      head.ariaSort = isKey ? (current.startsWith('-') ? 'descending' : 'ascending') : null;
    }
  }

  #tell(shown: number): void {
    const all = this.#rows.length;
    const count = find('[data-count]', HTMLElement);
    const words = shown === all ? String(all) : `${shown} of ${all}`;
    if (count !== null) count.textContent = `${words} risk${all === 1 ? '' : 's'}`;
    const nothing = find('[data-nothing]', HTMLElement);
    if (nothing !== null) nothing.hidden = shown > 0;
  }
}

function valuesOf(query: URLSearchParams, field: string): string[] {
  const value = query.get(field) ?? '';
  if (value === '') return [];
  return field === 'severity' || field === 'status' ? value.split(',') : [value];
}

function readRow(row: HTMLTableRowElement): Row {
  const { severity = '', status = '', owner = '', stride = '', subjects = '' } = row.dataset;
  const name = find('.risk-name', HTMLElement, row)?.textContent ?? '';
  const kinds = stride === '' ? [] : stride.split('|');
  return {
    row,
    values: {
      severity: [severity],
      status: [status],
      owner: [owner],
      stride: kinds,
      element: subjects.split(' '),
    },
    text: (row.textContent ?? '').toLowerCase(),
    keys: {
      severity: Number(row.dataset.level),
      name: name.toLowerCase(),
      affects: subjects,
      stride: kinds[0] ?? '\uffff',
      status: Number(row.dataset.standing),
      owner: owner === '' ? '\uffff' : owner.toLowerCase(),
    },
  };
}
