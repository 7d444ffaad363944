import type { Backend } from "../backend.ts";
import type { BackendKey, KeyAdmin } from "../key-admin.ts";
import type { KeyUse } from "../key-use.ts";
import { attempt } from "./attempt.ts";
import { type GuardedCall, GuardedCalls, type GuardOptions } from "./guarded-calls.ts";

/** A backend behind its limits; it is closed by whoever opened it. */
export type BackendView = Omit<Backend, typeof Symbol.asyncDispose>;

const ALL_DONE_POLL_MS = 50;

/** One backend behind its limits, its queue, its breakers and its retries, as each namespace sees it. */
export class GuardedBackend {
  readonly #backend: Backend;
  readonly #options: GuardOptions;
  readonly calls: GuardedCalls;

  constructor(backend: Backend, options: GuardOptions) {
    this.#backend = backend;
    this.#options = options;
    this.calls = new GuardedCalls(options);
  }

  get capabilities(): Backend["capabilities"] {
    return this.#backend.capabilities;
  }

  /** Past the queue and the breakers: a check must not wait behind what it judges. */
  health(signal: AbortSignal): ReturnType<Backend["health"]> {
    return this.#backend.health(signal);
  }

  view(namespace: string): BackendView {
    const { capabilities, place } = this.#backend;
    const { clock, limits } = this.#options;
    const call: Call = (operation, repeatable, signal, work) =>
      this.calls.run({ namespace, operation, repeatable, work, signal });
    const step: Step = (signal, work) => attempt(work, { clock, timeoutMs: limits.timeoutMs, signal }).result;
    return {
      capabilities,
      ...(place !== undefined && { place }),
      admin: guardAdmin(this.#backend.admin, call, step),
      use: guardUse(this.#backend.use, call),
      health: (signal) => call("health", true, signal, (own) => this.#backend.health(own)),
    };
  }

  /** Ends it when nothing uses it any more, or when `graceMs` is over. */
  async close(graceMs: number): Promise<void> {
    const { clock } = this.#options;
    const untilMs = clock.monotonicMs() + graceMs;
    const busy = () => this.calls.load.inFlight + this.calls.load.waiting > 0;
    while (busy() && clock.monotonicMs() < untilMs) {
      await new Promise<void>((resolve) => clock.setTimer(resolve, ALL_DONE_POLL_MS));
    }
    await this.#backend[Symbol.asyncDispose]();
  }
}

type Step = <T>(signal: AbortSignal, work: GuardedCall<T>["work"]) => Promise<T>;
type Call = <T>(
  operation: string,
  repeatable: boolean,
  signal: AbortSignal,
  work: GuardedCall<T>["work"],
) => Promise<T>;

function guardUse(use: KeyUse, call: Call): KeyUse {
  return {
    sign: (key, algorithm, input, signal) => call("sign", true, signal, (own) => use.sign(key, algorithm, input, own)),
    computeMac: (key, algorithm, message, signal) =>
      call("computeMac", true, signal, (own) => use.computeMac(key, algorithm, message, own)),
    verifyMac: (key, algorithm, message, mac, signal) =>
      call("verifyMac", true, signal, (own) => use.verifyMac(key, algorithm, message, mac, own)),
    decrypt: (key, algorithm, cipherText, signal) =>
      call("decrypt", true, signal, (own) => use.decrypt(key, algorithm, cipherText, own)),
    agree: (key, peer, signal) => call("agree", true, signal, (own) => use.agree(key, peer, own)),
    generateDataKey: (key, context, signal) =>
      call("generateDataKey", true, signal, (own) => use.generateDataKey(key, context, own)),
    openDataKey: (key, wrapped, context, signal) =>
      call("openDataKey", true, signal, (own) => use.openDataKey(key, wrapped, context, own)),
  };
}

/** What the port promises to be repeatable after a crash is repeatable here; what hands key material over is done once. */
function guardAdmin(admin: KeyAdmin, call: Call, step: Step): KeyAdmin {
  return {
    create: (spec, owner, signal) => call("create", true, signal, (own) => admin.create(spec, owner, own)),
    describe: (key, signal) => call("describe", true, signal, (own) => admin.describe(key, own)),
    list: (clusterId, signal) => guardList(admin, call, step, clusterId, signal),
    disable: (key, signal) => call("disable", true, signal, (own) => admin.disable(key, own)),
    enable: (key, signal) => call("enable", true, signal, (own) => admin.enable(key, own)),
    destroy: (key, waitMs, signal) => call("destroy", true, signal, (own) => admin.destroy(key, waitMs, own)),
    beginImport: (spec, owner, method, signal) =>
      call("beginImport", false, signal, (own) => admin.beginImport(spec, owner, method, own)),
    finishImport: (spec, owner, ticket, wrapped, signal) =>
      call("finishImport", false, signal, (own) => admin.finishImport(spec, owner, ticket, wrapped, own)),
    exportWrapped: (key, method, wrappingKey, signal) =>
      call("exportWrapped", false, signal, (own) => admin.exportWrapped(key, method, wrappingKey, own)),
    material: (key, signal) => call("material", true, signal, (own) => admin.material(key, own)),
    ...guardExtras(admin, call),
  };
}

/** What only some backends have: whoever asks sees whether it is there. New material is made once. */
function guardExtras(admin: KeyAdmin, call: Call): Pick<KeyAdmin, "markActive" | "renew"> {
  return {
    ...(admin.markActive && {
      markActive: (key, owner, signal) => call("markActive", true, signal, (own) => admin.markActive!(key, owner, own)),
    }),
    ...(admin.renew && { renew: (key, signal) => call("renew", false, signal, (own) => admin.renew!(key, own)) }),
  };
}

/** The first step waits for its turn; each has its time, as a list of many pages has no one deadline. */
async function* guardList(
  admin: KeyAdmin,
  call: Call,
  step: Step,
  clusterId: string,
  signal: AbortSignal,
): AsyncIterable<BackendKey> {
  const keys = admin.list(clusterId, signal)[Symbol.asyncIterator]();
  try {
    let next = await call("list", false, signal, () => keys.next());
    while (next.done !== true) {
      yield next.value;
      next = await step(signal, () => keys.next());
    }
  } finally {
    await keys.return?.();
  }
}
