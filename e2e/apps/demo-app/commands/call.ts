import type { DescMethodUnary, DescService } from "@bufbuild/protobuf";
import { fromJsonString, toJson } from "@bufbuild/protobuf";
import { BulkService } from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { ContextService } from "@keyward/proto/gen/keyward/v1/context_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { TokenService } from "@keyward/proto/gen/keyward/v1/token_pb";
import { TrustService } from "@keyward/proto/gen/keyward/v1/trust_pb";
import type { SocketClient } from "../client.ts";

const SERVICES: readonly DescService[] = [
  CryptoService,
  KeyService,
  ContextService,
  CertificateService,
  TokenService,
  BulkService,
  TrustService,
];

/** A step of a sequence: a method by its short name, and its request as protobuf's JSON. */
interface Step {
  readonly method: string;
  readonly request: string;
}

/**
 * Calls methods one after the other on one connection. `$1.key.ref.id` in a request is that field of the first answer.
 * @param steps pairs of method and request
 * @returns every answer as JSON
 */
export async function call(client: SocketClient, steps: readonly string[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const { method: name, request } of pairs(steps)) {
    const method = methodOf(name);
    const filled = request.replace(/\$(\d+)\.([\w.]+)/g, (_, step, path) => textAt(answers[Number(step) - 1], path));
    const answer = await client.call(method, fromJsonString(method.input, filled) as never);
    answers.push(toJson(method.output, answer as never));
  }
  return answers;
}

function pairs(steps: readonly string[]): readonly Step[] {
  return steps.flatMap((method, index) => (index % 2 === 0 ? [{ method, request: steps[index + 1] ?? "{}" }] : []));
}

function methodOf(name: string): DescMethodUnary {
  const found = SERVICES.flatMap((service) => service.methods).find((method) => method.name === name);
  if (found?.methodKind === "unary") return found as DescMethodUnary;
  throw new Error(`there is no unary method ${name}`);
}

function textAt(value: unknown, path: string): string {
  const found = path.split(".").reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
  return String(found ?? "");
}
