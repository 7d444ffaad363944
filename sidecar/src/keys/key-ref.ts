/** How a call names a key. */
export type KeyRef =
  /** Ephemeral: made on this connection, gone with it. */
  | { readonly kind: "id"; readonly id: string }
  /** Kept under a name that belongs to the calling identity. */
  | { readonly kind: "name"; readonly name: string }
  /** The key of a KeyPolicy, where the profile grants it to the container; of its versions the one that is named. */
  | { readonly kind: "policy"; readonly policy: string; readonly version?: number };
