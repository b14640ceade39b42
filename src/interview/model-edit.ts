/** What an answer changes in a model: a value at a path of keys, or one more entry of a list. */
export type ModelEdit =
  | { readonly kind: 'set'; readonly path: readonly (string | number)[]; readonly value: EditValue }
  | {
      readonly kind: 'insert';
      readonly path: readonly (string | number)[];
      readonly value: EditValue;
    };

/** Plain data of a model; fields that are undefined are left out. */
export type EditValue =
  | string
  | number
  | boolean
  | readonly EditValue[]
  | { readonly [key: string]: EditValue | undefined };
