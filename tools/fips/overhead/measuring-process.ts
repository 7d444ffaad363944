import { OPERATIONS } from "./operations.ts";

// Times one batch of an operation whenever the parent asks for it by its index.

const prepared = OPERATIONS.map(({ prepare }) => prepare());

process.on("message", (index: number) => {
  const call = prepared[index];
  const batch = OPERATIONS[index]?.batch ?? 0;
  if (call === undefined) throw new RangeError(`there is no operation ${index}`);
  const startedNs = process.hrtime.bigint();
  for (let i = 0; i < batch; i++) call();
  process.send?.(Number(process.hrtime.bigint() - startedNs) / 1000 / batch);
});
