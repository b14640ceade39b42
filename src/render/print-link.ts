import type { Link } from 'mdast';
import { defaultHandlers, type Handle, type State } from 'mdast-util-to-markdown';

/** E-mail addresses that parsers take for a link between `<` and `>`: without accents and `!`. */
const AUTOLINK = /^[\w.#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

/** Prints a link as remark does, but never as `<…>` what would read back as text. */
export const printLink: Handle = Object.assign(
  (node: Link, _: unknown, state: State, info: Parameters<Handle>[3]) =>
    inForm(node, state, () => defaultHandlers.link(node, undefined, state, info)),
  {
    peek: (node: Link, _: unknown, state: State) =>
      inForm(node, state, () => defaultHandlers.link.peek(node, undefined, state)),
  },
);

/** Does something while links are printed in the form that this one needs. */
function inForm(node: Link, state: State, print: () => string): string {
  const [, address] = /^mailto:(.*)$/s.exec(node.url) ?? [];
  if (address === undefined || AUTOLINK.test(address)) return print();
  const { options } = state;
  state.options = { ...options, resourceLink: true };
  const printed = print();
  state.options = options;
  return printed;
}
