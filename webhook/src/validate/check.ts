import type { Container, Pod } from "../pod/pod.ts";

/** A pod that opted in, and the container in it that bears the sidecar's name. */
export interface Injected {
  readonly pod: Pod;
  readonly sidecar: Container;
  /** The profile that annotation and namespace ask for now. */
  readonly profile: string;
  /** Image repositories, without tag and digest, that a sidecar may come from. */
  readonly repositories: ReadonlySet<string>;
}

/** @returns what is wrong and how to put it right, or undefined; named by what must be true */
export type Check = (injected: Injected) => string | undefined;
