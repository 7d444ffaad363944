import type { Soon } from "./scheme.ts";

/** Goes on at once where the value is there, so that what is brief altogether is done within one turn and its caller can time it. */
export function andThen<T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
