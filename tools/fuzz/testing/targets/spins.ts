import { BYTE_MUTATIONS } from "../../mutate/bytes.ts";
import type { Target } from "../../target.ts";
import { spin } from "../planted.ts";

export const target: Target = { mutations: BYTE_MUTATIONS, seeds: [Buffer.from("a"), Buffer.from("!")], run: spin };
