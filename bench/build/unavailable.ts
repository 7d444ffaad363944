/** Why something is not there, where that is no fault. */
export class Unavailable extends Error {}
