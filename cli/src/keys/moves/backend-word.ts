import type { BackendRef } from "@keyward/crds/types/policy/backend-ref";
import { InvalidArgumentError } from "commander";

const KINDS = ["KeyBackend", "ClusterKeyBackend"] as const;
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/;

/** @param text `KIND/NAME`; the kind in any case, as kubectl takes it. @throws InvalidArgumentError */
export function backendOf(text: string): BackendRef {
  const [word = "", name = "", ...more] = text.split("/");
  const kind = KINDS.find((one) => [one, `${one}s`].some((known) => known.toLowerCase() === word.toLowerCase()));
  if (kind !== undefined && NAME.test(name) && more.length === 0) return { kind, name };
  throw new InvalidArgumentError(`a backend is KeyBackend/NAME or ClusterKeyBackend/NAME, not "${text}"`);
}
