import {
  create,
  type DescMessage,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, credentials } from "@grpc/grpc-js";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { BroughtKey } from "../operations/bench-keys.ts";
import { pathOf } from "../operations/operation.ts";

const DEADLINE_MS = 10_000;

/** Leaves the keys under their names, where all connections find them. */
export async function bringKeys(socket: string, keys: readonly BroughtKey[]): Promise<void> {
  const client = new Client(`unix:${socket}`, credentials.createInsecure());
  const { importKey, persistKey } = KeyService.method;
  try {
    for (const { name, type, format, data } of keys) {
      const { key } = await call(client, importKey, { format, data, type });
      await call(client, persistKey, { key: key?.ref, name });
    }
  } finally {
    client.close();
  }
}

function call<I extends DescMessage, O extends DescMessage>(
  client: Client,
  method: DescMethod & { readonly input: I; readonly output: O },
  request: MessageInitShape<I>,
) {
  const encode = (message: ReturnType<typeof create<I>>) => Buffer.from(toBinary(method.input, message));
  const decode = (bytes: Buffer) => fromBinary(method.output, bytes);
  return new Promise<ReturnType<typeof decode>>((resolve, reject) => {
    const deadline = Date.now() + DEADLINE_MS;
    const message = create(method.input, request);
    client.makeUnaryRequest(pathOf(method), encode, decode, message, { deadline }, (error, answer) => {
      if (answer === undefined) reject(error ?? new Error(`${method.name} was not answered`));
      else resolve(answer);
    });
  });
}
