import { BackendError } from "@keyward/core/backend/backend-error";

/** Waits for work that others wait for, too, and no longer than the signal says. @throws TimedOut once it aborts */
export async function freed<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new BackendError("TimedOut", "the token did not finish in the caller's time"));
  if (signal.aborted) leave();
  signal.addEventListener("abort", leave, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
