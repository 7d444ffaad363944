import { resolve } from "node:path";
import type { StoreConfig } from "../keys/sqlite/open-store.ts";
import { invalidConfig } from "./invalid-config.ts";
import type { ServeArgs } from "./serve-flags.ts";

/** @returns undefined where no key outlives the process */
export function readKeyStore(args: ServeArgs, dir: string): StoreConfig | undefined {
  const { keyStore: file, keyStoreKeyFile: keyFile, keyStorePassphraseFile: passphraseFile } = args;
  if (args.keyStoreKey === "os") return readOsKeyStore(args, dir);
  if (file === "" && keyFile === "" && passphraseFile === "") return undefined;
  if (file === "" || (keyFile === "") === (passphraseFile === "")) {
    throw invalidConfig(
      "--key-store needs exactly one of --key-store-key-file and --key-store-passphrase-file, and each of them needs it",
    );
  }
  const kind = keyFile === "" ? "passphrase-file" : "key-file";
  return { file: resolve(dir, file), key: { kind, file: resolve(dir, keyFile || passphraseFile) } };
}

function readOsKeyStore({ keyStore, keyStoreKeyFile, keyStorePassphraseFile }: ServeArgs, dir: string): StoreConfig {
  if (keyStore === "") throw invalidConfig("--key-store-key=os needs --key-store");
  if (keyStoreKeyFile !== "" || keyStorePassphraseFile !== "") {
    throw invalidConfig("--key-store-key=os takes no --key-store-key-file and no --key-store-passphrase-file");
  }
  return { file: resolve(dir, keyStore), key: { kind: "os" } };
}
