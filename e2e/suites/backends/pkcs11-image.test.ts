import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readBuildConfig } from "@keyward/tools/images/config";
import { MAIN_PATH, NODE_PATH, PROGRAMS } from "@keyward/tools/images/program";
import { writeRootfs } from "@keyward/tools/images/rootfs";
import { startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { mustRun } from "../../cluster/command.ts";

test("a program out of an image's files, with nothing of this repository beside it, signs with a token", async () => {
  await using hsm = await startSoftHsm(process.env);
  const folder = await mkdtemp(join(tmpdir(), "keyward-image-"));
  try {
    const operator = PROGRAMS.get("operator")!;
    const rootfs = join(folder, "rootfs");
    await writeRootfs({ ...operator, entry: "e2e/apps/token-sign/main.ts" }, rootfs, readBuildConfig());
    const pin = join(folder, "pin");
    await writeFile(pin, `${USER_PIN}\n`, { mode: 0o600 });
    const program = [join(rootfs, NODE_PATH), ...operator.nodeFlags, join(rootfs, MAIN_PATH)];
    const printed = await mustRun([...program, hsm.module, TOKEN_LABEL, pin], { env: hsm.env, cwd: folder });
    const { publicKey, signature } = JSON.parse(printed);
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    assert.ok(verify("sha256", Buffer.from("signed in an image"), key, Buffer.from(signature, "base64")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
