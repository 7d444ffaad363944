/** What a TLS handshake needs. Absent `ca` means the roots that Node trusts. */
export interface TlsMaterial {
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  /** Name to expect in the server's certificate where it differs from the host in the address. */
  servername?: string;
  /** False only where a kubeconfig says insecure-skip-tls-verify. */
  rejectUnauthorized?: boolean;
}

/** Who we are to one API server. Both methods are asked again and again, so that rotated files take effect. */
export interface Credentials {
  /** Asked once per connection. */
  tls(): Promise<TlsMaterial>;
  /** Asked once per request; implementations keep the answer for some seconds. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /** The server answered 401: forget what was kept. */
  invalidate(): void;
}
