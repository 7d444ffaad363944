import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { Pkcs11Backend } from "@keyward/crds/types/backend/pkcs11";
import { capabilitiesOf, dataKeyAlgorithms, type Tried, wrappingAlgorithm } from "./capabilities.ts";
import { type Pkcs11Config, parseConfig } from "./config.ts";
import { checkHealth } from "./health.ts";
import { TokenKeyAdmin } from "./key-admin.ts";
import { TokenKeyUse } from "./key-use.ts";
import { DataKeys } from "./keys/data-keys.ts";
import { KeyImports } from "./keys/key-import.ts";
import { KeyObjects } from "./keys/key-objects.ts";
import { WrappingKeys } from "./keys/wrapping-keys.ts";
import { HSM, type TokenProfile } from "./mechanisms/token-profile.ts";
import { tryMechanisms } from "./mechanisms/try-mechanisms.ts";
import type { TokenFacts } from "./program/protocol.ts";
import { Token } from "./token/token.ts";

/**
 * Opens a token by its label and logs its user in. The module is loaded into a process of its own.
 * @throws BackendError: Misconfigured, Unauthenticated, TokenLost where no such token is there
 */
export async function openPkcs11(spec: Pkcs11Backend & OpenOptions, environment: BackendEnvironment): Promise<Backend> {
  return await openToken(parseConfig(spec), HSM, environment);
}

/** The same for tokens of a kind, such as a TPM's. */
export async function openToken(
  config: Pkcs11Config,
  profile: TokenProfile,
  environment: BackendEnvironment,
): Promise<Backend> {
  const token = new Token(config, environment);
  const signal = AbortSignal.timeout(config.timeoutMs);
  try {
    const facts = await token.facts(signal);
    const tried = await tryMechanisms(token, profile, facts, signal);
    const capabilities = capabilitiesOf(facts, profile, tried);
    const objects = new KeyObjects(token, profile);
    const nowMs = () => environment.nowMs();
    const { oaep } = tried;
    const names = [...capabilities.algorithms.keys()];
    const dataKeys = new DataKeys({ token, profile, objects, oaep, algorithms: dataKeyAlgorithms(names, oaep) });
    const imports = keyImports({ token, objects, nowMs }, names, tried);
    return {
      capabilities,
      place: placeOf(facts.token),
      admin: new TokenKeyAdmin({ token, objects, algorithms: new Set(names), imports, ...tried, nowMs }),
      use: new TokenKeyUse({ token, profile, objects, capabilities, oaep, dataKeys }),
      health: (health) => checkHealth(token, nowMs, health),
      [Symbol.asyncDispose]: () => token.close(),
    };
  } catch (error) {
    await token.close();
    throw error;
  }
}

/** Whichever module, label or slot leads to it: serial numbers are the manufacturer's (PKCS#11 2.40, 3.2, CK_TOKEN_INFO). */
function placeOf({ manufacturer, model, serial }: TokenFacts): string {
  return ["pkcs11", manufacturer, model, serial].join("\n");
}

type ImportGround = Pick<ConstructorParameters<typeof KeyImports>[0], "token" | "objects" | "nowMs">;

function keyImports(ground: ImportGround, names: Iterable<string>, tried: Tried): KeyImports | undefined {
  const algorithm = wrappingAlgorithm(names, tried);
  const { oaep, unwrapping, switches } = tried;
  if (algorithm === undefined || unwrapping === undefined) return undefined;
  const wrappingKeys = new WrappingKeys({ ...ground, algorithm, oaep });
  return new KeyImports({ ...ground, wrappingKeys, unwrapping, switches });
}
