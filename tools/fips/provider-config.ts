import { QUICK_CURVES } from "./release.ts";

/**
 * When the process is bound to approved algorithms: from its first moment and for good, when it says so itself, or never: then
 * the module's elliptic curves are preferred, which are quicker, and everything else is as usual.
 */
export type Enforcement = "always" | "switchable" | "preferred";

/** File name of the configuration in the provider's folder, by enforcement. */
export const CONFIG_FILES: Readonly<Record<Enforcement, string>> = {
  always: "openssl.cnf",
  switchable: "openssl-switchable.cnf",
  preferred: "openssl-preferred.cnf",
};

/**
 * Every check that 3.5 knows, as `openssl fipsinstall -pedantic` of 3.5 sets them. Without them the module computes
 * what SP 800-131A no longer approves (short HMAC keys, SHA-1 in signatures, PKCS#1 v1.5 encryption) and only marks it.
 */
const CHECKS: readonly string[] = [
  "conditional-errors",
  "security-checks",
  "hmac-key-check",
  "kmac-key-check",
  "tls1-prf-ems-check",
  "no-short-mac",
  "drbg-no-trunc-md",
  "signature-digest-check",
  "hkdf-digest-check",
  "tls13-kdf-digest-check",
  "tls1-prf-digest-check",
  "sshkdf-digest-check",
  "sskdf-digest-check",
  "x963kdf-digest-check",
  "dsa-sign-disabled",
  "tdes-encrypt-disabled",
  "rsa-pkcs15-pad-disabled",
  "rsa-pss-saltlen-check",
  "rsa-sign-x931-pad-disabled",
  "hkdf-key-check",
  "kbkdf-key-check",
  "tls13-kdf-key-check",
  "tls1-prf-key-check",
  "sshkdf-key-check",
  "sskdf-key-check",
  "x963kdf-key-check",
  "x942kdf-key-check",
  "pbkdf2-lower-bound-check",
  "ecdh-cofactor-check",
];

/**
 * An openssl.cnf for node, without a path in it: the module is found by OPENSSL_MODULES, so the folder can be moved.
 * `always` loads no other source of algorithms (base only reads and writes key files) and asks for approved ones by
 * default; `switchable` has the usual ones too. Both take random numbers from the module's generator, since OpenSSL
 * chooses the generator at its first use and keeps it. `preferred` wants the module's speed, not its rules: no check is on.
 * @param moduleMac HMAC-SHA256 over the module's file, 32 bytes
 * Source: config(5), fips_config(5)
 */
export function renderConfig(enforcement: Enforcement, moduleMac: Uint8Array): string {
  if (moduleMac.length !== 32) throw new RangeError(`a module's HMAC-SHA256 has 32 bytes, not ${moduleMac.length}`);
  const hasDefault = enforcement !== "always";
  const properties = DEFAULT_PROPERTIES[enforcement];
  const providers = [
    "fips = fips_section",
    "base = active_section",
    ...(hasDefault ? ["default = active_section"] : []),
  ];
  return [
    "nodejs_conf = node_section",
    section("node_section", [
      "providers = provider_section",
      ...(enforcement === "preferred" ? [] : ["random = random_section"]),
      ...(properties === undefined ? [] : ["alg_section = algorithm_section"]),
    ]),
    section("provider_section", providers),
    section("active_section", ["activate = 1"]),
    section("random_section", ["random = CTR-DRBG", "properties = provider=fips,fips=yes"]),
    ...(properties === undefined ? [] : [section("algorithm_section", [`default_properties = ${properties}`])]),
    section("fips_section", fipsLines(moduleMac, enforcement === "preferred" ? [] : CHECKS)),
    "",
  ].join("\n");
}

/** What every algorithm is asked to be; undefined: nothing. Source: property(7) */
const DEFAULT_PROPERTIES: Readonly<Record<Enforcement, string | undefined>> = {
  always: "fips=yes",
  switchable: undefined,
  preferred: `?${QUICK_CURVES}`,
};

function fipsLines(moduleMac: Uint8Array, checks: readonly string[]): string[] {
  const hex = Buffer.from(moduleMac).toString("hex").toUpperCase();
  const mac = (hex.match(/../g) ?? []).join(":");
  return ["activate = 1", "install-version = 1", ...checks.map((name) => `${name} = 1`), `module-mac = ${mac}`];
}

function section(name: string, lines: readonly string[]): string {
  return `\n[${name}]\n${lines.join("\n")}`;
}
