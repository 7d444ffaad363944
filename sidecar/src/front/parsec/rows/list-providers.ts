import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { CORE_UUID, MBED_CRYPTO_UUID, OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { EmptyRequestSchema, ListProvidersResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { parsecRow } from "../service/parsec-row.ts";

const [versionMaj = 0, versionMin = 0, versionRev = 0] = KEYWARD_VERSION.split(".").map(Number);
const COMMON = { vendor: "Keyward", versionMaj, versionMin, versionRev };

/** In the order of their rank: clients take the first. */
const PROVIDERS = [
  {
    ...COMMON,
    uuid: MBED_CRYPTO_UUID,
    id: PROVIDER.mbedCrypto,
    description: "Keyward: keys in software, under the CryptoProfile in force",
  },
  { ...COMMON, uuid: CORE_UUID, id: PROVIDER.core, description: "Keyward: about the service itself" },
];

export const listProviders = parsecRow({
  opcode: OPCODE.listProviders,
  name: "ListProviders",
  kind: "core",
  anonymous: true,
  request: EmptyRequestSchema,
  response: ListProvidersResultSchema,
  answer: () => ({ providers: PROVIDERS }),
});
