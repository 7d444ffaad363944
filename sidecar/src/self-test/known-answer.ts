/** One computation with a published answer. Together they show at every start that the cryptography below works. */
export interface KnownAnswer {
  /** Family and algorithm, for example `mac/HMAC-SHA-256`. */
  readonly name: string;
  /** Registry name; a server that does not offer it need not run this. */
  readonly algorithm: string;
  /** Whether OpenSSL's FIPS provider serves it. */
  readonly fips: boolean;
  /** Well below a millisecond where that is possible. @returns whether the answer is the published one; to throw is a failure, too */
  run(): boolean | Promise<boolean>;
}
