/** Placeholder until edit-yaml lands. */
export type ModelEdit =
  | { readonly kind: 'set'; readonly path: readonly (string | number)[]; readonly value: EditValue }
  | {
      readonly kind: 'insert';
      readonly path: readonly (string | number)[];
      readonly value: EditValue;
    };
export type EditValue =
  | string
  | number
  | boolean
  | readonly EditValue[]
  | { readonly [key: string]: EditValue | undefined };
