/** Something that an import did to a text or could not be sure of. */
export interface ImportNote {
  /**
   * `repaired`: the text was broken and was put right; `guessed`: it could have meant something
   * else; `label`: words that only named a place, now said by a key of the model; `kept`: no slot
   * fits, so it is in `notes` or `extra` as it was; `raw`: a diagram kept as text.
   */
  readonly kind: 'repaired' | 'guessed' | 'label' | 'kept' | 'raw';
  /** In the source, from 1. */
  readonly line: number;
  readonly message: string;
}
