import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { test } from "../../testing/front-under-test.ts";
import { RawConnection } from "../../testing/raw-connection.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bytes, LIMIT, watched } from "../../testing/stream-methods.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer } from "../../testing/test-server.ts";

for (const [sentence, leave] of [
  ["cancels", (raw: RawConnection) => raw.reset(1, 8)],
  ["resets its stream without an error", (raw: RawConnection) => raw.reset(1, 0)],
  ["leaves", (raw: RawConnection) => raw.socket.destroy()],
  ["closes its side", (raw: RawConnection) => raw.socket.end()],
] as const) {
  for (const [where, sent] of [
    ["between two messages", encodeMessage(bytes("whole"))],
    ["inside a message", Uint8Array.of(0, 0, 0, 0, 9, 1)],
  ] as const) {
    test(`a client that ${sentence} ${where} is CANCELLED, not complete`, LIMIT, async () => {
      const { began, iteration, service } = watched();
      await using server = await startTestServer([service]);
      const raw = new RawConnection(server.path);
      raw.request(1);
      raw.data(1, sent);
      const { signal } = await began;
      assert.equal(signal.aborted, false);
      leave(raw);
      assert.equal(await iteration, "CANCELLED");
      if (!signal.aborted) await once(signal, "abort");
      assert.equal(signal.reason.code, "CANCELLED");
      while (server.server.callCount > 0) await delay(1);
      assert.deepEqual(server.unknownErrors, []);
      raw.socket.destroy();
    });
  }
}

for (const [sentence, leave] of [
  ["cancels", (call: RawStream) => call.cancel()],
  ["resets its stream without an error", (call: RawStream) => call.cancel(0)],
  ["leaves", (call: RawStream) => call.stream.session?.destroy()],
] as const) {
  test(`a client that ${sentence} is told to a method that is not reading`, LIMIT, async () => {
    const began = Promise.withResolvers<AbortSignal>();
    const busy = clientStreamOf((_requests, { signal }) => {
      began.resolve(signal);
      return new Promise(() => {});
    });
    await using server = await startTestServer([serviceOf({ Echo: busy })]);
    const call = new RawStream(server.connect());
    await call.send(new Uint8Array(30_000));
    const signal = await began.promise;
    leave(call);
    if (!signal.aborted) await once(signal, "abort");
    while (server.server.callCount > 0) await delay(1);
  });

  test(`a client that ${sentence} while it does not read ends the method's iterator`, LIMIT, async () => {
    const returned = Promise.withResolvers<void>();
    const pours = bidiOf(async function* () {
      try {
        while (true) yield new Uint8Array(65_536);
      } finally {
        returned.resolve();
      }
    });
    await using server = await startTestServer([serviceOf({ Echo: pours })]);
    const call = new RawStream(server.connect());
    await once(call.stream, "response");
    leave(call);
    await returned.promise;
    while (server.server.callCount > 0) await delay(1);
  });
}
