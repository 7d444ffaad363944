import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Opening } from "../../../../bulk/work/file-call.ts";
import type { CryptoContext } from "../../../../contexts/crypto-context.ts";
import { dispatch } from "../../../../dispatch/dispatch.ts";
import type { Operation } from "../../../../dispatch/operation.ts";

/**
 * How a file's operation begins: decoded when the request is judged, opened under the policy of its family, by what streams open with.
 * @throws INVALID_ARGUMENT where the request has no `begin`
 */
export function openingOf<B, I>(
  open: Operation<I, CryptoContext>,
  decode: (begin: B) => I,
  begin: B | undefined,
): Opening {
  if (begin === undefined) throw new KeywardError("INVALID_ARGUMENT", "begin is missing; it is that of the stream");
  const input = decode(begin);
  return (call) => dispatch(open, input, call);
}
