import type { Backend } from "@keyward/core/backend/backend";
import { casesFor } from "./conformance/all-cases.ts";
import type { CaseContext, ConformanceCase } from "./conformance/case.ts";
import { assertCutOff } from "./conformance/cut.ts";
import { KeyFactory } from "./conformance/key-factory.ts";
import { anySigning } from "./conformance/some-algorithm.ts";
import type { BackendServer } from "./server.ts";

/** An RSA-4096 key takes an emulated TPM half a minute, on a machine with nothing else to do. */
const CASE_TIMEOUT_MS = 300_000;
const CLEANUP_TIMEOUT_MS = 120_000;

export type Verdict =
  | { readonly kind: "passed" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly error: Error };

export interface CaseResult {
  readonly name: string;
  readonly verdict: Verdict;
}

/** Runs every case against one server, one after the other. @param onResult told of each as it ends */
export async function runServer(server: BackendServer, onResult: (result: CaseResult) => void): Promise<void> {
  const backend = await server.open();
  const keys = new KeyFactory(backend);
  try {
    for (const each of casesFor(backend)) onResult(await runCase(each, server, backend, keys));
    await keys.destroyAll(AbortSignal.timeout(CLEANUP_TIMEOUT_MS));
    if (server.cut !== undefined) onResult(await runCut(server, backend, keys));
  } finally {
    await backend[Symbol.asyncDispose]();
  }
}

async function runCase(
  { name, skip, run }: ConformanceCase,
  server: BackendServer,
  backend: Backend,
  keys: KeyFactory,
): Promise<CaseResult> {
  const reason = skip?.(backend) ?? server.gaps?.find(({ cases }) => cases.test(name))?.reason;
  if (reason !== undefined) return { name, verdict: { kind: "skipped", reason } };
  const signal = AbortSignal.timeout(CASE_TIMEOUT_MS);
  return judged(name, signal, () =>
    run({ backend, keys, signal, openAnother: () => server.open() } satisfies CaseContext),
  );
}

function runCut(server: BackendServer, backend: Backend, keys: KeyFactory): Promise<CaseResult> {
  const signal = AbortSignal.timeout(CASE_TIMEOUT_MS);
  return judged("cut: without its server a backend says so, and soon", signal, async () => {
    const key = await keys.shared(
      anySigning(backend)?.algorithm ?? [...backend.capabilities.algorithms.keys()][0]!,
      signal,
    );
    await server.cut!();
    await assertCutOff(backend, key, signal);
  });
}

/** A case that hangs fails, whatever its backend makes of the signal. */
async function judged(name: string, signal: AbortSignal, run: () => Promise<void>): Promise<CaseResult> {
  const late = Promise.withResolvers<never>();
  const onAbort = () => late.reject(new Error(`not over after ${CASE_TIMEOUT_MS} ms`));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await Promise.race([run(), late.promise]);
    return { name, verdict: { kind: "passed" } };
  } catch (error) {
    return { name, verdict: { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) } };
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
