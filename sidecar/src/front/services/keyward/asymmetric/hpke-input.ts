import type { HpkeOptions } from "@keyward/proto/light/gen/keyward/v1/asymmetric";
import type { HpkeInput } from "../../../../operations/asymmetric/hpke-options.ts";
import { optionalKeyRefOf } from "../key-ref.ts";

/** @throws INVALID_ARGUMENT for a reference that is there and names no key */
export function hpkeInputOf(options: HpkeOptions | undefined): HpkeInput | undefined {
  if (options === undefined) return undefined;
  const { info, associatedData, preSharedKey, preSharedKeyId, sender } = options;
  return {
    info,
    associatedData,
    preSharedKey: optionalKeyRefOf(preSharedKey, "hpke.pre_shared_key"),
    preSharedKeyId,
    sender: optionalKeyRefOf(sender, "hpke.sender"),
  };
}
