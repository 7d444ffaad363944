/** A file as the generator wants it to be. */
export interface GeneratedFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}

export const GENERATED_NOTE = "Code generated from crds/src/types by tools/generate; do not edit.";
