import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { toBinary } from "@keyward/proto/light/encode";
import {
  BenchmarkRequestSchema,
  BenchmarkResponseSchema,
  FakeEndpointRequestSchema,
  FakeEndpointResponseSchema,
} from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import type { LightSchema } from "@keyward/proto/light/schema";
import type { Ground } from "../../dispatch/ground.ts";
import type { Method, Service } from "../grpc/call/method.ts";
import { echo } from "./broker/common-fields.ts";
import { Benchmark } from "./broker/dev/benchmark.ts";
import { FakeEndpoint } from "./broker/dev/fake-endpoint.ts";
import { rephrase, validate } from "./broker/phrases.ts";
import { readBrokerRequest } from "./broker/request-reader.ts";
import { METADATA_RULES } from "./broker/validation.ts";
import { BROKER_WIRE } from "./crypto-broker.ts";

/** The crypto-broker's development service: it measures, and it fails on purpose. Page: docs/crypto-broker.md */
export function cryptoBrokerDevService(ground: Ground): Service {
  const benchmark = new Benchmark(ground);
  const fake = new FakeEndpoint();
  return {
    name: "CryptoBroker.CryptoGrpcDev",
    methods: new Map([
      method("Benchmark", BenchmarkRequestSchema, BenchmarkResponseSchema, async (request) => {
        validate(METADATA_RULES, request);
        const benchmarkResults = JSON.stringify({ results: await benchmark.run() });
        return { benchmarkResults, metadata: echo(request) };
      }),
      method("FakeEndpoint", FakeEndpointRequestSchema, FakeEndpointResponseSchema, async (request) => {
        return { message: fake.call(), metadata: echo(request) };
      }),
    ]),
  };
}

function method<Q extends DescMessage, S extends DescMessage>(
  rpc: string,
  requestSchema: LightSchema<Q>,
  responseSchema: LightSchema<S>,
  serve: (request: MessageShape<Q>) => Promise<MessageInitShape<S>>,
): [string, Method] {
  const { maxRequestBytes, maxResponseBytes } = BROKER_WIRE;
  const handle = async (bytes: Uint8Array): Promise<Uint8Array> => {
    try {
      return toBinary(responseSchema, await serve(readBrokerRequest(requestSchema, bytes)));
    } catch (error) {
      throw rephrase(rpc, error);
    }
  };
  return [rpc, { kind: "unary", maxRequestBytes, maxResponseBytes, handle }];
}
