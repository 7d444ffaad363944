import type { ClientHttp2Session } from "node:http2";
import { create, toBinary } from "@bufbuild/protobuf";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { unaryCall } from "../../src/front/testing/unary-call.ts";
import { connectTo } from "../server-process.ts";
import { HASH_METHOD } from "./requests.ts";

/** Calls of any size on a connection of its own: `inFlight` at any time. */
export function floodWithHashes(socket: string, request: Uint8Array, inFlight: number): void {
  keepCalling(connectTo(socket), HASH_METHOD, request, inFlight);
}

/** RSA signatures of 2048 bits with a key of the connection. */
export async function floodWithSignatures(socket: string, inFlight: number): Promise<void> {
  const session = connectTo(socket);
  const { key } = await unaryCall(session, KeyService.method.generateKey, { type: "RSA-2048" });
  const { input } = CryptoService.method.sign;
  const request = create(input, {
    key: key!.ref!,
    algorithm: "RSA-PSS-SHA256",
    input: { case: "message", value: new Uint8Array(32) },
  });
  keepCalling(session, "/keyward.v1.CryptoService/Sign", toBinary(input, request), inFlight);
}

function keepCalling(session: ClientHttp2Session, path: string, request: Uint8Array, inFlight: number): void {
  const body = encodeMessage(request);
  const headers = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };
  const call = () => {
    const stream = session.request(headers);
    stream.on("trailers", (trailers) => {
      if (trailers["grpc-status"] !== "0") throw new Error(`the flood is refused: ${trailers["grpc-message"]}`);
    });
    stream.resume();
    stream.on("close", call);
    stream.end(body);
  };
  for (let i = 0; i < inFlight; i++) call();
}
