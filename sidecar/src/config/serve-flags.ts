import { choiceFlag } from "@keyward/core/contract/flag-kinds";
import type { Flag, FlagTable } from "@keyward/core/contract/flags";
import { quote } from "@keyward/core/text/quote";
import { GRPC_FRONTS, type GrpcFront } from "../front/grpc-front.ts";

/** Where clients of the crypto-broker look; they have no option for it. */
const BROKER_SOCKET_DIR = "/tmp/open-crypto-broker";

/** What `serve` may be told, as text that is not yet judged together. */
export interface ServeArgs {
  profile: string;
  socketDir: string;
  healthPort: number | null;
  mode: number;
  keyStore: string;
  keyStoreKeyFile: string;
  keyStorePassphraseFile: string;
  keyStoreKey: "file" | "os";
  fipsProvider: string;
  grpcFront: GrpcFront;
  parsecSocket: string;
  parsecAdmins: string;
  bulkDir: string;
}

export const SERVE_FLAGS: FlagTable<ServeArgs> = {
  profile: { name: "profile", parse: String, render: String, fallback: "" },
  socketDir: { name: "socket-dir", parse: String, render: String, fallback: BROKER_SOCKET_DIR },
  healthPort: optionalPort("health-port"),
  mode: modeFlag("mode", 0o600),
  keyStore: { name: "key-store", parse: String, render: String, fallback: "" },
  keyStoreKeyFile: { name: "key-store-key-file", parse: String, render: String, fallback: "" },
  keyStorePassphraseFile: { name: "key-store-passphrase-file", parse: String, render: String, fallback: "" },
  keyStoreKey: choiceFlag("key-store-key", ["file", "os"], "file"),
  fipsProvider: { name: "fips-provider", parse: String, render: String, fallback: "" },
  grpcFront: choiceFlag("grpc-front", GRPC_FRONTS, "own"),
  parsecSocket: { name: "parsec-socket", parse: String, render: String, fallback: "" },
  parsecAdmins: { name: "parsec-admins", parse: String, render: String, fallback: "" },
  bulkDir: { name: "bulk-dir", parse: String, render: String, fallback: "" },
};

function optionalPort(name: string): Flag<number | null> {
  const parse = (text: string) => {
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    throw new Error(`must be a port, or 0 for any free one, not ${quote(text)}`);
  };
  return { name, parse, render: String, fallback: null };
}

function modeFlag(name: string, fallback: number): Flag<number> {
  const parse = (text: string) => {
    if (/^0?[0-7]{3}$/.test(text)) return Number.parseInt(text, 8);
    throw new Error(`must be three octal digits such as 0600, not ${quote(text)}`);
  };
  return { name, parse, render: (mode) => `0${mode.toString(8)}`, fallback };
}
