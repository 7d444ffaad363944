/** A request's header fields by their lower-case names; `-bin` values are still base64. */
export type Metadata = Readonly<Record<string, string | readonly string[] | undefined>>;
