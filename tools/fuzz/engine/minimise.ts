/**
 * Makes an input shorter while it stays a find: leaves out halves, then quarters, down to single bytes.
 * @param isStill whether a shorter input is the same find
 * @param maxRuns how often `isStill` is asked at most
 */
export async function minimise(
  input: Uint8Array,
  isStill: (candidate: Uint8Array) => Promise<boolean>,
  maxRuns: number,
): Promise<Uint8Array> {
  let smallest = input;
  let runs = 0;
  for (let size = Math.ceil(input.length / 2); size >= 1 && runs < maxRuns; size = nextSize(size)) {
    for (let at = 0; at < smallest.length && runs < maxRuns; runs++) {
      const candidate = without(smallest, at, size);
      if (await isStill(candidate)) smallest = candidate;
      else at += size;
    }
  }
  return smallest;
}

function nextSize(size: number): number {
  return size === 1 ? 0 : Math.ceil(size / 2);
}

function without(bytes: Uint8Array, at: number, count: number): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
}
