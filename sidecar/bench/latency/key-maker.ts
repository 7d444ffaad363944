import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { unaryCall } from "../../src/front/testing/unary-call.ts";
import { connectTo } from "../server-process.ts";

// Has a server make RSA-4096 keys without a pause, until its parent ends it.
// usage: node key-maker.ts SOCKET

/** More than the server makes at once, so that it is never without work. */
const IN_FLIGHT = 4;

const session = connectTo(process.argv[2]!);
let made = 0;
process.on("message", () => process.send?.(made));
await Promise.all(Array.from({ length: IN_FLIGHT }, makeKeys));

async function makeKeys(): Promise<never> {
  for (;;) {
    const { key } = await unaryCall(session, KeyService.method.generateKey, { type: "RSA-4096" });
    await unaryCall(session, KeyService.method.destroyKey, { key: key!.ref! });
    made++;
  }
}
