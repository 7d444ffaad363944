import type { BoundRow } from "../../row.ts";
import { closeContext } from "./close-context.ts";
import { finishContext } from "./finish-context.ts";
import { openContext } from "./open-context.ts";
import { resetContext } from "./reset-context.ts";
import { updateContext } from "./update-context.ts";

export const contextRows: readonly BoundRow[] = [openContext, updateContext, finishContext, resetContext, closeContext];
