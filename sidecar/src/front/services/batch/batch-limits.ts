/** Items of one batch: their failures, if all fail, leave seven eighths of an answer free. */
export const MAX_BATCH_ITEMS = 1024;
