import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { OPENSSL, runTool } from "../../judges/build/tool.ts";
import { type KeywardServer, startKeyward } from "../../judges/keyward-server.ts";
import { type ParsecTool, parsecTool } from "../../judges/parsec-tool.ts";
import { profileWithoutLegacy } from "../../judges/profile.ts";
import { permissiveProfile } from "../../vectors/engine/profile.ts";

/** A judge that is built from nothing takes minutes. */
const LIMIT = { timeout: 900_000 };
const SCRIPT_TIMEOUT_MS = 300_000;
/** What the script has to say of each key that it makes: 10 of the tests in it, each with a key of its own. */
const DELETED = 10;
const SHELL = { program: "sh", missing: "sh is missing" };
const BLANK_NAMES = join(import.meta.dirname, "../../judges/blank-names.sh");

describe("parsec-tool, unmodified", LIMIT, () => {
  let tool: ParsecTool;
  let keyward: KeywardServer;
  let env: Readonly<Record<string, string>>;
  before(async () => {
    await runTool(OPENSSL, ["version"]);
    tool = await parsecTool();
    keyward = await startKeyward(permissiveProfile(), "parsec");
    env = { PARSEC_SERVICE_ENDPOINT: `unix:${keyward.parsecSocket}`, RUST_LOG: "info" };
  }, LIMIT);
  after(() => keyward?.[Symbol.asyncDispose]());

  test("finds the service, its provider and its operations", async () => {
    const run = (...args: string[]) =>
      runTool({ program: tool.program, missing: "parsec-tool is missing" }, args, { env });
    assert.match(await run("ping"), /^1\.0$/m);
    assert.match(await run("list-providers"), /^ID: 0x01 \(Mbed Crypto provider\)$/m);
    assert.match(await run("list-opcodes", "--provider", "1"), /PsaCipherEncrypt/);
    assert.equal(await run("list-keys"), "");
  });

  const runScript = (socket: string) => {
    const further = { PARSEC_SERVICE_ENDPOINT: `unix:${socket}`, PARSEC_TOOL: tool.program, OPENSSL: BLANK_NAMES };
    // It ends with the number of commands that failed.
    return runTool(SHELL, [tool.script], { env: { ...env, ...further }, timeoutMs: SCRIPT_TIMEOUT_MS });
  };

  test("passes the script of tests that its crate ships, every part of it", LIMIT, async () => {
    const output = await runScript(keyward.parsecSocket);
    assert.doesNotMatch(output, /^Error/m);
    assert.equal(output.match(/^- Deleting the /gm)?.length, DELETED);
  });

  test("fails the script where it uses what no profile has to allow, and nowhere else", LIMIT, async () => {
    await using careful = await startKeyward(profileWithoutLegacy(), "parsec");
    const words: string = await runScript(careful.parsecSocket).then(
      () => "",
      (error) => error.message,
    );
    assert.deepEqual(words.match(/^Error: .*$/gm), [
      ...[
        "Error: The result is different from the initial string",
        "Error: The result is different from the initial string",
      ],
      "Error: create-rsa-key should have produced a 1024-bit RSA key.",
    ]);
    assert.equal(words.match(/PsaErrorNotPermitted/g)?.length, 3, words);
  });

  test("leaves nothing in the log that worries", () => {
    const worries = keyward.log.filter((line) => /"level":"(warn|error|fatal)"/.test(line));
    assert.deepEqual(worries, []);
  });
});
