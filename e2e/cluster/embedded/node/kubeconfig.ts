import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes a kubeconfig for the certificate `user`.crt of `pkiDir`, readable by its owner only. */
export async function writeKubeconfig(path: string, server: string, pkiDir: string, user: string): Promise<void> {
  const inline = async (file: string) => (await readFile(join(pkiDir, file))).toString("base64");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "keyward", cluster: { server, "certificate-authority-data": await inline("ca.crt") } }],
    users: [
      {
        name: user,
        user: {
          "client-certificate-data": await inline(`${user}.crt`),
          "client-key-data": await inline(`${user}.key`),
        },
      },
    ],
    contexts: [{ name: "keyward", context: { cluster: "keyward", user } }],
    "current-context": "keyward",
  };
  await writeFile(path, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
}
