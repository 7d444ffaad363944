import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { findProgram } from "./build-tools.ts";
import { runCommand } from "./command.ts";
import { ensureFipsProvider } from "./fips-provider.ts";

const provider = await ensureFipsProvider({ report: (line) => console.error(`fips: ${line}`) });
const skip = findProgram("openssl", process.env) ? false : "there is no openssl command to make a certificate";

/** Client and server in one process, both on the provider; prints version, cipher suite and group. */
const HANDSHAKES = `import { once } from "node:events";
  import { readFileSync } from "node:fs";
  import tls from "node:tls";
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => readFileSync(name));
  for (const [version, ecdhCurve] of [["TLSv1.2", "P-256"], ["TLSv1.3", "P-256"], ["TLSv1.3", "X25519MLKEM768"]]) {
    const server = tls.createServer({ key, cert, ecdhCurve }, (socket) => socket.end("hello"));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const options = { ca: cert, servername: "localhost", minVersion: version, maxVersion: version, ecdhCurve };
    const client = tls.connect({ host: "127.0.0.1", port: server.address().port, ...options });
    await once(client, "secureConnect");
    console.log(client.getProtocol(), client.getCipher().standardName, client.getEphemeralKeyInfo().name);
    client.resume();
    await once(client, "close");
    server.close();
  }`;

test("TLS 1.2 and 1.3 work on the provider, 1.3 also with the post-quantum group", { skip }, async (t) => {
  const cwd = await mkdtemp(join(tmpdir(), "keyward-fips-tls-"));
  t.after(() => rm(cwd, { recursive: true }));
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem"];
  await runCommand("openssl", ["req", "-x509", ...key, "-out", "cert.pem", ...subject], { cwd, timeoutMs: 180_000 });
  const args = [...provider.nodeArguments, "--input-type=module", "-e", HANDSHAKES];
  const env = { ...process.env, ...provider.environment };
  const printed = await runCommand(process.execPath, args, { cwd, env, timeoutMs: 180_000 });
  assert.deepEqual(printed.trim().split("\n"), [
    "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 prime256v1",
    "TLSv1.3 TLS_AES_256_GCM_SHA384 prime256v1",
    "TLSv1.3 TLS_AES_256_GCM_SHA384 X25519MLKEM768",
  ]);
});
