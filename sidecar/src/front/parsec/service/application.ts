/** Who a client says it is, inside of the container that its socket belongs to. */
export interface Application {
  /** Number of the authenticator: the same name under two of them is two applications. */
  readonly authenticator: number;
  readonly name: string;
}
