import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { encodeRequest, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { headerOf } from "./testing/test-client.ts";
import { startTestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 180_000 };
const NONE = Buffer.alloc(0);
const PING = Buffer.from("10a7c05e1e0001000000000000000000000000000000000000000000010000000000" + "0000", "hex");
const GENERATE = Buffer.from(
  "10a7c05e1e000100000001000000000000000000000121000000040002000000000000000a026b31121b0a045a0208021080021a10" +
    "0a04400148011208320622040a02100761707031",
  "hex",
);

test("a client that asks and never reads is cut off in the end", LIMIT, async () => {
  const limits = { answerTimeoutMs: 300, requestTimeoutMs: 300 };
  await using server = await startTestParsec({ limits });
  const random = encodeRequest(
    headerOf(OPCODE.psaGenerateRandom, { flags: KEEP_OPEN_FLAGS, authenticationType: 0 }),
    Buffer.from("08808004", "hex"),
    NONE,
  );
  const socket = connect(server.path);
  socket.pause();
  socket.on("error", () => {});
  for (let count = 0; count < 2_000; count++) socket.write(random);
  await until(() => server.server.connectionCount === 1);
  await until(() => server.server.connectionCount === 0);
  socket.destroy();
});

test("a thousand connections, of which every third is cut, leave nothing", LIMIT, async () => {
  await using server = await startTestParsec();
  const one = (index: number) =>
    new Promise<void>((resolve) => {
      const socket = connect(server.path);
      socket.on("error", () => {});
      socket.on("close", () => resolve());
      socket.resume();
      if (index % 3 === 0) socket.write(GENERATE, () => socket.destroy());
      else socket.write(PING);
    });
  for (let batch = 0; batch < 10; batch++) {
    await Promise.all(Array.from({ length: 100 }, (_, index) => one(index)));
  }
  await until(() => server.server.connectionCount === 0);
  assert.deepEqual(server.unknownErrors, []);
});

/** Fails after a generous time instead of holding up the whole run. */
async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; !holds(); looks++) {
    assert.ok(looks < 25_000, "it never came to hold");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
