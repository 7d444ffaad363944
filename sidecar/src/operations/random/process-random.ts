import { CheckedRandom } from "@keyward/core/crypto/random/checked-random";
import { NODE_RANDOM } from "@keyward/core/crypto/random/node-random";

/** Of this process: OpenSSL has one generator for it, and what one caller learns of its health holds for all. */
export const PROCESS_RANDOM = new CheckedRandom(NODE_RANDOM);
