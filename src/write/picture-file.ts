/** A picture that a document links to; paths are relative to the project root, with `/`. */
export interface PictureFile {
  readonly path: string;
  /** The path of the model that it is drawn from. */
  readonly model: string;
  /** As it was drawn, without a stamp. */
  readonly svg: string;
}
