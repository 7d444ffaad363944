// Code generated from proto/keyward/v1/context.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/context_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { DecryptBeginSchema, EncryptBeginSchema } from "./cipher.ts";
import { HashBeginSchema } from "./hash.ts";
import { MacBeginSchema, VerifyMacBeginSchema } from "./mac.ts";
import { ProfileRefSchema } from "./reference.ts";
import { SignBeginSchema, VerifyBeginSchema } from "./signature.ts";

export type OpenContextRequest = full.OpenContextRequest;
export const OpenContextRequestSchema = schema<typeof full.OpenContextRequestSchema>("keyward.v1.OpenContextRequest", [
  oneof("begin", 1, "hash", HashBeginSchema),
  oneof("begin", 2, "computeMac", MacBeginSchema),
  oneof("begin", 3, "verifyMac", VerifyMacBeginSchema),
  oneof("begin", 4, "encrypt", EncryptBeginSchema),
  oneof("begin", 5, "decrypt", DecryptBeginSchema),
  oneof("begin", 6, "sign", SignBeginSchema),
  oneof("begin", 7, "verify", VerifyBeginSchema),
  optional(8, "lifetimeMilliseconds", "uint32"),
  implicit(9, "unlimited", "bool"),
]);

export type OpenContextResponse = full.OpenContextResponse;
export const OpenContextResponseSchema = schema<typeof full.OpenContextResponseSchema>("keyward.v1.OpenContextResponse", [
  implicit(1, "context", "string"),
  implicit(2, "algorithm", "string"),
  implicit(3, "nonce", "bytes"),
  optional(4, "profile", ProfileRefSchema),
]);

export type UpdateContextRequest = full.UpdateContextRequest;
export const UpdateContextRequestSchema = schema<typeof full.UpdateContextRequestSchema>("keyward.v1.UpdateContextRequest", [
  implicit(1, "context", "string"),
  implicit(2, "data", "bytes"),
]);

export type UpdateContextResponse = full.UpdateContextResponse;
export const UpdateContextResponseSchema = schema<typeof full.UpdateContextResponseSchema>("keyward.v1.UpdateContextResponse", [
  implicit(1, "data", "bytes"),
]);

export type FinishContextRequest = full.FinishContextRequest;
export const FinishContextRequestSchema = schema<typeof full.FinishContextRequestSchema>("keyward.v1.FinishContextRequest", [
  implicit(1, "context", "string"),
  implicit(2, "data", "bytes"),
  implicit(3, "expected", "bytes"),
  implicit(4, "keep", "bool"),
]);

export type FinishContextResponse = full.FinishContextResponse;
export const FinishContextResponseSchema = schema<typeof full.FinishContextResponseSchema>("keyward.v1.FinishContextResponse", [
  implicit(1, "data", "bytes"),
  implicit(2, "tag", "bytes"),
  implicit(3, "valid", "bool"),
]);

export type ResetContextRequest = full.ResetContextRequest;
export const ResetContextRequestSchema = schema<typeof full.ResetContextRequestSchema>("keyward.v1.ResetContextRequest", [
  implicit(1, "context", "string"),
  optional(2, "nonce", "bytes"),
  implicit(3, "associatedData", "bytes"),
]);

export type ResetContextResponse = full.ResetContextResponse;
export const ResetContextResponseSchema = schema<typeof full.ResetContextResponseSchema>("keyward.v1.ResetContextResponse", [
  implicit(1, "nonce", "bytes"),
]);

export type CloseContextRequest = full.CloseContextRequest;
export const CloseContextRequestSchema = schema<typeof full.CloseContextRequestSchema>("keyward.v1.CloseContextRequest", [
  implicit(1, "context", "string"),
]);

export type CloseContextResponse = full.CloseContextResponse;
export const CloseContextResponseSchema = schema<typeof full.CloseContextResponseSchema>("keyward.v1.CloseContextResponse", []);
