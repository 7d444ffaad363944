// Code generated from proto/keyward/v1/random.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/random_pb.ts";
import { implicit, schema } from "../../../schema.ts";

export type GenerateRandomRequest = full.GenerateRandomRequest;
export const GenerateRandomRequestSchema = schema<typeof full.GenerateRandomRequestSchema>("keyward.v1.GenerateRandomRequest", [
  implicit(1, "lengthBytes", "uint32"),
]);

export type GenerateRandomResponse = full.GenerateRandomResponse;
export const GenerateRandomResponseSchema = schema<typeof full.GenerateRandomResponseSchema>("keyward.v1.GenerateRandomResponse", [
  implicit(1, "data", "bytes"),
]);
