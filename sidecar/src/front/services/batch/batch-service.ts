import type { CallContext, Service, UnaryMethod } from "../../grpc/call/method.ts";
import type { ServiceGround, Wire } from "../row.ts";
import { Batch, type BatchOptions } from "./batch.ts";
import { BatchMethods } from "./batch-methods.ts";
import { readBatch } from "./batch-request.ts";

const EXECUTE = "Execute";

/**
 * Many small operations in one request. Page: docs/operations/batches.md
 * @param others whose methods an item may name
 */
export function batchService(wire: Wire, ground: ServiceGround, others: readonly Service[]): Service {
  const { service: name, maxRequestBytes, maxResponseBytes } = wire;
  const options: BatchOptions = {
    methods: new BatchMethods(others),
    maxResponseBytes,
    monotonicMs: () => performance.now(),
    onFault: (error) => ground.calls.fault(error),
  };
  const handle = (bytes: Uint8Array, call: CallContext) => {
    const { container } = call.caller;
    const { protocol } = call.connection;
    const finish = ground.calls.start({
      protocol,
      service: name,
      method: EXECUTE,
      container,
      correlationId: undefined,
    });
    return finish === undefined ? execute(bytes, call, options) : logged(() => execute(bytes, call, options), finish);
  };
  const method: UnaryMethod = { kind: "unary", maxRequestBytes, maxResponseBytes, handle };
  return { name, methods: new Map([[EXECUTE, method]]) };
}

function execute(bytes: Uint8Array, call: CallContext, options: BatchOptions): Uint8Array | Promise<Uint8Array> {
  return new Batch(readBatch(bytes), call, options).execute();
}

/** Besides the lines of each item. */
async function logged(work: () => Uint8Array | Promise<Uint8Array>, finish: (error?: unknown) => void) {
  try {
    const answer = await work();
    finish();
    return answer;
  } catch (error) {
    finish(error);
    throw error;
  }
}
