import type { KeyObject } from "node:crypto";
import { AGREEMENTS, type AgreementAlgorithm } from "@keyward/core/algorithms/agreement";
import { agree } from "@keyward/core/crypto/agreement/agree";
import type { KeyFormat } from "@keyward/core/crypto/key/key-format";
import type { Soon } from "@keyward/core/crypto/signature/scheme";
import { enforce } from "@keyward/core/policy/verdict";
import { keyed } from "../../dispatch/keyed.ts";
import { type Call, patienceOf } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import { addDerivedKey, SECRET_TYPE } from "../derived-key.ts";
import { keyTypeAllowed, type NamedKey } from "../key/new-key.ts";
import { importPeer } from "./peer-key.ts";

export interface AgreeKeyInput {
  readonly key: KeyRef;
  /** Registry name; empty: the one that fits the key. */
  readonly algorithm: string;
  /** The peer's public key. */
  readonly peer: Uint8Array;
  readonly peerFormat: KeyFormat;
  readonly attributes: KeyAttributes;
}

const FAMILY: AlgorithmFamily<AgreementAlgorithm> = {
  section: "keyAgreement",
  registry: AGREEMENTS,
  kind: "key agreement algorithm",
  fits: (row, { type, material }) => row.keyType === type && (material.kind === "pair" || material.kind === "remote"),
};

/** Agrees on a secret with the holder of another key; the secret becomes a key of type SECRET. */
export const agreeKey = keyed<AgreeKeyInput, NamedKey>({
  name: "AgreeKey",
  permission: "agree",
  keyOf: ({ key }) => key,
  checks: [],
  async run({ algorithm, peer, peerFormat, attributes }, key, call) {
    const chosen = chooseAlgorithm(FAMILY, algorithm, key, call.profile);
    enforce(keyTypeAllowed(call, SECRET_TYPE.name));
    const peerKey = importPeer(chosen, peerFormat, peer);
    return addDerivedKey(call, SECRET_TYPE, await secretWith(key, chosen, peerKey, call), attributes);
  },
});

function secretWith({ material }: Key, chosen: AgreementAlgorithm, peer: KeyObject, call: Call): Soon<Uint8Array> {
  if (material.kind === "remote") {
    return material.use.agree(peer.export({ format: "der", type: "spki" }), patienceOf(call));
  }
  const [own] = material.kind === "pair" ? material.privateKeys : [];
  return agree(chosen, own!, peer);
}
