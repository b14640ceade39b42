/** A document as the templates give it; paths are relative to the project root, with `/`. */
export interface Page {
  readonly path: string;
  /** The path of the model that it is generated from. */
  readonly model: string;
  /** Its body in markdown, without the header line. */
  readonly text: string;
}
