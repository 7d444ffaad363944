/** @returns milliseconds that this thread has computed: on a busy machine a decoder waits without being slow */
export function processorTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
