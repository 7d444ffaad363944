/** Items of one batch. Empty ones would cost 4 KiB of a request, and their answers less than a tenth of what an answer may have. */
export const MAX_BATCH_ITEMS = 1024;
