import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ManualClock } from "../testing/manual-clock.ts";
import { FileCredentials } from "./file-credentials.ts";

async function rig(context: { after(clean: () => Promise<void>): void }, token = "first\n") {
  const directory = await mkdtemp(join(tmpdir(), "credentials-"));
  context.after(() => rm(directory, { recursive: true }));
  const tokenFile = join(directory, "token");
  await writeFile(tokenFile, token);
  const clock = new ManualClock();
  return {
    tokenFile,
    clock,
    credentials: new FileCredentials({ tokenFile, caFile: join(directory, "ca.crt"), clock }),
  };
}

test("a renewed token is used within 30 s", async (context) => {
  const { tokenFile, clock, credentials } = await rig(context);
  assert.deepEqual(await credentials.headers(), { authorization: "Bearer first" });
  await writeFile(tokenFile, "second");
  assert.deepEqual(await credentials.headers(), { authorization: "Bearer first" });
  await clock.advance(30_000);
  assert.deepEqual(await credentials.headers(), { authorization: "Bearer second" });
});

test("a refused token is read again at once", async (context) => {
  const { tokenFile, credentials } = await rig(context);
  await credentials.headers();
  await writeFile(tokenFile, "second");
  credentials.invalidate();
  assert.deepEqual(await credentials.headers(), { authorization: "Bearer second" });
});

test("a file that is missing is named", async (context) => {
  const { credentials } = await rig(context);
  await assert.rejects(credentials.tls(), /cannot read .*ca\.crt: ENOENT/);
});

test("a file that holds no token is refused without being quoted", async (context) => {
  const { credentials } = await rig(context, "two\nlines of a secret");
  await assert.rejects(
    credentials.headers(),
    (error: Error) => /holds no token/.test(error.message) && !/secret/.test(error.message),
  );
});
