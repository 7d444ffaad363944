/** Calls an observer. Whoever counts and logs must not decide over what is counted, so what it throws goes nowhere. */
export function quietly(callback: () => void): void {
  try {
    callback();
  } catch {
    // There is nobody left to tell.
  }
}
