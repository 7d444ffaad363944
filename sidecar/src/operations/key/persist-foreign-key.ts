import type { Operation } from "../../dispatch/operation.ts";
import {
  keyIsEphemeral,
  type PersistKeyInput,
  type PersistKeyOutput,
  persist,
  persistenceIsAllowed,
} from "./persist-key.ts";

/** The same as PersistKey for the names of another wire, which that wire has made safe: no client chooses them whole. */
export const persistForeignKey: Operation<PersistKeyInput, PersistKeyOutput> = {
  name: "PersistKey",
  checks: [persistenceIsAllowed, keyIsEphemeral],
  run: persist,
};
