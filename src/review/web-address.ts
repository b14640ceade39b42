/** An address that a link of the page may lead to, or null: the web and mail, nothing that runs. */
export function webAddress(address: string): string | null {
  return /^(?:https?:\/\/|mailto:)[^\s<>"\\]+$/i.test(address) ? address : null;
}
