import { openPkcs11 } from "@keyward/provider-pkcs11/backend";

/** Signs once with a key of a token: what the operator's image must be able to do. Arguments: module, label, file of the PIN. */
const [module = "", tokenLabel = "", pinFile = ""] = process.argv.slice(2);
const { readFile } = await import("node:fs/promises");
await using backend = await openPkcs11(
  { module, tokenLabel, pin: { name: "token", key: "pin" }, development: false, timeoutMs: 30_000 },
  {
    nowMs: () => Date.now(),
    env: process.env,
    readFile,
    secret: () => readFile(pinFile),
    log: () => {},
  },
);
const signal = AbortSignal.timeout(30_000);
const owner = { clusterId: "c", namespace: "n", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version: 1 };
const key = await backend.admin.create({ algorithm: "ECDSA-P256", usages: 12, exportable: false }, owner, signal);
const input = { kind: "message", bytes: Buffer.from("signed in an image") } as const;
const signature = await backend.use.sign(key, "ECDSA-P256-SHA256", input, signal);
console.log(
  JSON.stringify({
    publicKey: Buffer.from(key.publicKey!).toString("base64"),
    signature: Buffer.from(signature).toString("base64"),
  }),
);
