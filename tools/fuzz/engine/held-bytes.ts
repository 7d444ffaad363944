import { getHeapStatistics } from "node:v8";

/** @returns the bytes of this thread's heap and of the buffers that it holds, garbage included */
export function heldBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
