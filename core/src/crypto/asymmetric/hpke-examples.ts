/** One message of RFC 9180, appendix A: private keys, raw, and the ciphertext with sequence number 0; all hex. */
export interface HpkeExample {
  readonly algorithm: string;
  readonly ephemeral: string;
  readonly recipient: string;
  /** Of the modes auth and auth_psk. */
  readonly sender: string | undefined;
  /** Whether the mode is psk or auth_psk. */
  readonly preShared: boolean;
  readonly ciphertext: string;
  readonly source: string;
}

/** What all of them share. */
export const HPKE_EXAMPLE = {
  info: "4f6465206f6e2061204772656369616e2055726e",
  associatedData: "436f756e742d30",
  plaintext: "4265617574792069732074727574682c20747275746820626561757479",
  preSharedKey: "0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82",
  preSharedKeyId: "456e6e796e20447572696e206172616e204d6f726961",
};

export const HPKE_EXAMPLES: readonly HpkeExample[] = [
  {
    algorithm: "HPKE-X25519-SHA256-AES-128-GCM",
    ephemeral: "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736",
    recipient: "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
    sender: undefined,
    preShared: false,
    ciphertext: "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
    source: "RFC 9180, A.1.1, mode base",
  },
  {
    algorithm: "HPKE-P256-SHA256-AES-128-GCM",
    ephemeral: "57427244f6cc016cddf1c19c8973b4060aa13579b4c067fd5d93a5d74e32a90f",
    recipient: "438d8bcef33b89e0e9ae5eb0957c353c25a94584b0dd59c991372a75b43cb661",
    sender: undefined,
    preShared: true,
    ciphertext: "90c4deb5b75318530194e4bb62f890b019b1397bbf9d0d6eb918890e1fb2be1ac2603193b60a49c2126b75d0eb",
    source: "RFC 9180, A.3.2, mode psk",
  },
  {
    algorithm: "HPKE-P256-SHA256-AES-128-GCM",
    ephemeral: "6b8de0873aed0c1b2d09b8c7ed54cbf24fdf1dfc7a47fa501f918810642d7b91",
    recipient: "d929ab4be2e59f6954d6bedd93e638f02d4046cef21115b00cdda2acb2a4440e",
    sender: "1120ac99fb1fccc1e8230502d245719d1b217fe20505c7648795139d177f0de9",
    preShared: false,
    ciphertext: "82ffc8c44760db691a07c5627e5fc2c08e7a86979ee79b494a17cc3405446ac2bdb8f265db4a099ed3289ffe19",
    source: "RFC 9180, A.3.3, mode auth",
  },
  {
    algorithm: "HPKE-P256-SHA256-AES-128-GCM",
    ephemeral: "36f771e411cf9cf72f0701ef2b991ce9743645b472e835fe234fb4d6eb2ff5a0",
    recipient: "bdf4e2e587afdf0930644a0c45053889ebcadeca662d7c755a353d5b4e2a8394",
    sender: "b0ed8721db6185435898650f7a677affce925aba7975a582653c4cb13c72d240",
    preShared: true,
    ciphertext: "b9f36d58d9eb101629a3e5a7b63d2ee4af42b3644209ab37e0a272d44365407db8e655c72e4fa46f4ff81b9246",
    source: "RFC 9180, A.3.4, mode auth_psk",
  },
  {
    algorithm: "HPKE-P521-SHA512-AES-256-GCM",
    ephemeral:
      "012e5cfe0daf5fe2a1cd617f4c4bae7c86f1f527b3207f115e262a98cc65268ec8" +
      "8cb8645aec73b7aa0a472d0292502d1078e762646e0c093cf873243d12c39915f6",
    recipient:
      "011bafd9c7a52e3e71afbdab0d2f31b03d998a0dc875dd7555c63560e142bde264" +
      "428de03379863b4ec6138f813fa009927dc5d15f62314c56d4e7ff2b485753eb72",
    sender: undefined,
    preShared: true,
    ciphertext: "de69e9d943a5d0b70be3359a19f317bd9aca4a2ebb4332a39bcdfc97d5fe62f3a77702f4822c3be531aa7843a1",
    source: "RFC 9180, A.6.2, mode psk",
  },
  {
    algorithm: "HPKE-P521-SHA512-AES-256-GCM",
    ephemeral:
      "0185f03560de87bb2c543ef03607f3c33ac09980000de25eabe3b224312946330d" +
      "2e65d192d3b4aa46ca92fc5ca50736b624402d95f6a80dc04d1f10ae9517137261",
    recipient:
      "013ef326940998544a899e15e1726548ff43bbdb23a8587aa3bef9d1b857338d87" +
      "287df5667037b519d6a14661e9503cfc95a154d93566d8c84e95ce93ad05293a0b",
    sender:
      "001018584599625ff9953b9305849850d5e34bd789d4b81101139662fbea8b6508" +
      "ddb9d019b0d692e737f66beae3f1f783e744202aaf6fea01506c27287e359fe776",
    preShared: false,
    ciphertext: "0116aeb3a1c405c61b1ce47600b7ecd11d89b9c08c408b7e2d1e00a4d64696d12e6881dc61688209a8207427f9",
    source: "RFC 9180, A.6.3, mode auth",
  },
];
