import { FinishContextRequestSchema, FinishContextResponseSchema } from "@keyward/proto/light/gen/keyward/v1/context";
import { finishContext as operation } from "../../../../operations/context/finish-context.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { contextIdOf, presentBytes } from "./context-id.ts";

export const finishContext = row({
  rpc: "FinishContext",
  request: FinishContextRequestSchema,
  response: FinishContextResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: (request) => ({
    id: contextIdOf(request),
    data: request.data,
    expected: presentBytes(request.expected),
    keep: request.keep,
  }),
  encode: ({ output, tag, valid }) => ({ ...(output && { data: output }), ...(tag && { tag }), valid: valid ?? false }),
});
