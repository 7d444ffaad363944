/**
 * Runs work for each of many items, so many at a time, in order of their start.
 * @throws the first failure; what runs then ends by itself, and nothing more is begun
 */
export async function sideBySide<T>(
  items: Iterable<T>,
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) await work(next.value);
  };
  const lanes = Array.from({ length: atATime }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(lanes);
}
