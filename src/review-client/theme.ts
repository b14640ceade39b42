import { find } from './find.ts';

const THEMES: readonly string[] = ['automatic', 'light', 'dark'];
const KEY = 'threatdoc-theme';

/** The switch between the reader's own setting, light and dark. */
export function startTheme(): void {
  const button = find('[data-theme-switch]', HTMLButtonElement);
  const word = button?.querySelector('span');
  if (button === null || !word) return;
  const show = (theme: string) => {
    document.documentElement.dataset.theme = theme;
    word.textContent = theme;
  };
  const known = document.documentElement.dataset.theme ?? remembered();
  show(THEMES.find((theme) => theme === known) ?? 'automatic');
  button.hidden = false;
  button.addEventListener('click', () => {
    const now = THEMES.indexOf(document.documentElement.dataset.theme ?? '');
    const next = THEMES[(now + 1) % THEMES.length] ?? 'automatic';
    show(next);
    remember(next);
  });
}

/** A page from a file may have no store. */
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds for as long as the page is open.
  }
}
