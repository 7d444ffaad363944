/** How a profile of mode FIPS may be served. Page: docs/fips.md */
export interface FipsConfig {
  /** Folder of the provider; undefined: the image's, where it has one. */
  readonly providerDir: string | undefined;
  /** Whether this process has started itself again for FIPS mode. */
  readonly restarted: boolean;
}
