import type { Message, MessageInitShape } from "@bufbuild/protobuf";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import type { MethodDefinition } from "@grpc/grpc-js";
import {
  type DecryptRequest,
  DecryptRequestSchema,
  type DecryptResponse,
  DecryptResponseSchema,
  type EncryptRequest,
  EncryptRequestSchema,
  type EncryptResponse,
  EncryptResponseSchema,
  type StatusRequest,
  StatusRequestSchema,
  type StatusResponse,
  StatusResponseSchema,
} from "@keyward/proto/gen/kms/v2/api_pb";

const SERVICE = "/v2.KeyManagementService";

function method<Q extends Message, S extends Message>(
  name: string,
  request: GenMessage<Q>,
  response: GenMessage<S>,
): MethodDefinition<Q, MessageInitShape<GenMessage<S>>> {
  return {
    path: `${SERVICE}/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message) => Buffer.from(toBinary(request, message)),
    requestDeserialize: (bytes) => fromBinary(request, bytes) as Q,
    responseSerialize: (message) => Buffer.from(toBinary(response, create(response, message))),
    responseDeserialize: (bytes) => fromBinary(response, bytes) as never,
  };
}

/** v2.KeyManagementService for grpc-js. */
export const KMS_SERVICE = {
  status: method<StatusRequest, StatusResponse>("Status", StatusRequestSchema, StatusResponseSchema),
  encrypt: method<EncryptRequest, EncryptResponse>("Encrypt", EncryptRequestSchema, EncryptResponseSchema),
  decrypt: method<DecryptRequest, DecryptResponse>("Decrypt", DecryptRequestSchema, DecryptResponseSchema),
};
