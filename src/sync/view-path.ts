/** A view's place in a model, by its name in references. */
export function viewPath(steps: readonly string[]): string[] {
  const [view = '', ...environment] = steps;
  return environment.length === 0 ? [view] : [view, 'environments', ...environment];
}
