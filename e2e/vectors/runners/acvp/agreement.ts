import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { agreeCase } from "../agree-case.ts";
import { unhex } from "../hex.ts";
import { importCase } from "../import-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface XdhCase extends AcvpCase {
  readonly privateIut: string;
  readonly publicServer: string;
  readonly z: string;
  readonly publicKey: string;
}

interface XdhGroup extends AcvpGroup {
  readonly curve: string;
  readonly tests: readonly XdhCase[];
}

export const acvpXdh = acvp<XdhCase, XdhGroup>(/^XECDH-SSC-/, async (test, group, engine) => {
  const type = typeOf(group);
  return agreeCase(engine, {
    key: { format: KeyFormat.RAW, data: unhex(test.privateIut), type, usages: ["agree"] },
    algorithm: type,
    peer: { format: KeyFormat.RAW, data: unhex(test.publicServer) },
    shared: unhex(test.z),
    isValid: test.testPassed ?? true,
  });
});

export const acvpXdhPublicKeys = acvp<XdhCase, XdhGroup>(/^XECDH-keyVer-/, async (test, group, engine) => {
  const key = { format: KeyFormat.RAW, data: unhex(test.publicKey), type: typeOf(group), public: true };
  return importCase(engine, key, test.testPassed === true);
});

function typeOf({ curve }: XdhGroup): string {
  return curve === "Curve448" ? "X448" : "X25519";
}
