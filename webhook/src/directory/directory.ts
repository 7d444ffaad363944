/** What there is in the cluster, as far as an answer needs it. */
export interface Directory {
  /** Value of the namespace's label with the default profile, undefined if it has none. @throws DirectoryError */
  namespaceDefault(namespace: string): Promise<string | undefined>;
  /** @returns why a new pod may not use the profile, or undefined if it may. @throws DirectoryError */
  refusal(namespace: string, profile: string): Promise<string | undefined>;
}

/** The API server gave no answer. The message is fit for the person who creates the pod. */
export class DirectoryError extends Error {
  override readonly name = "DirectoryError";
}
