import assert from "node:assert/strict";
import test from "node:test";
import { type Enforcement, renderConfig } from "./provider-config.ts";

const MAC = Buffer.from("00112233445566778899aabbccddeeff".repeat(2), "hex");

/** The lines of one section, as OpenSSL reads them. */
function section(text: string, name: string): string[] {
  const after = text.split(`[${name}]\n`)[1] ?? "";
  return after.split("\n\n")[0]?.split("\n").filter(Boolean) ?? [];
}

test("a process that is bound from the start has no other source of algorithms", () => {
  const text = renderConfig("always", MAC);
  assert.deepEqual(section(text, "provider_section"), ["fips = fips_section", "base = active_section"]);
  assert.deepEqual(section(text, "algorithm_section"), ["default_properties = fips=yes"]);
  assert.ok(section(text, "node_section").includes("alg_section = algorithm_section"));
});

test("a process that can be switched has the usual algorithms too and asks for no property", () => {
  const text = renderConfig("switchable", MAC);
  assert.ok(section(text, "provider_section").includes("default = active_section"));
  assert.doesNotMatch(text, /default_properties/);
});

test("both take random numbers from the module", () => {
  for (const enforcement of ["always", "switchable"] as const) {
    const text = renderConfig(enforcement, MAC);
    assert.ok(section(text, "node_section").includes("random = random_section"));
    assert.ok(section(text, "random_section").includes("properties = provider=fips,fips=yes"));
  }
});

test("a module that is only preferred sets no rule and chooses no generator", () => {
  const text = renderConfig("preferred", MAC);
  assert.ok(section(text, "provider_section").includes("default = active_section"));
  assert.deepEqual(section(text, "algorithm_section"), ["default_properties = ?keyward.curves=quick"]);
  assert.deepEqual(section(text, "fips_section").slice(0, -1), ["activate = 1", "install-version = 1"]);
  assert.doesNotMatch(section(text, "node_section").join(), /random/);
});

test("the module's code is written as fipsinstall writes it", () => {
  const line = section(renderConfig("always", MAC), "fips_section").at(-1);
  assert.match(line ?? "", /^module-mac = 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:(..:){14}FF$/);
});

test("no check of the module is off, and none is named twice", () => {
  const lines = section(renderConfig("always", MAC), "fips_section").slice(0, -1);
  assert.deepEqual(
    lines.filter((line) => !line.endsWith(" = 1")),
    [],
  );
  assert.equal(new Set(lines).size, lines.length);
});

test("the configuration names no folder, so that it can be copied into an image", () => {
  assert.doesNotMatch(
    ["always", "switchable", "preferred"].map((kind) => renderConfig(kind as Enforcement, MAC)).join(),
    /\//,
  );
});

test("a code of another length is refused", () => {
  assert.throws(() => renderConfig("always", MAC.subarray(1)), /32 bytes, not 31/);
});
