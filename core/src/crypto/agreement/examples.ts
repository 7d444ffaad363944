/** Both private keys, raw, and the secret that they agree on; all hex. */
export interface AgreementExample {
  readonly algorithm: string;
  readonly own: string;
  readonly peer: string;
  readonly secret: string;
  readonly source: string;
}

export const AGREEMENT_EXAMPLES: readonly AgreementExample[] = [
  {
    algorithm: "ECDH-P256",
    own: "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433",
    peer: "c6ef9c5d78ae012a011164acb397ce2088685d8f06bf9be0b283ab46476bee53",
    secret: "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de",
    source: "RFC 5903, 8.1",
  },
  {
    algorithm: "ECDH-P384",
    own: "099f3c7034d4a2c699884d73a375a67f7624ef7c6b3c0f160647b67414dce655e35b538041e649ee3faef896783ab194",
    peer: "41cb0779b4bdb85d47846725fbec3c9430fab46cc8dc5060855cc9bda0aa2942e0308312916b8ed2960e4bd55a7448fc",
    secret: "11187331c279962d93d604243fd592cb9d0a926f422e47187521287e7156c5c4d603135569b9e9d09cf5d4a270f59746",
    source: "RFC 5903, 8.2",
  },
  {
    algorithm: "ECDH-P521",
    own:
      "0037ade9319a89f4dabdb3ef411aaccca5123c61acab57b5393dce47608172a0" +
      "95aa85a30fe1c2952c6771d937ba9777f5957b2639bab072462f68c27a57382d4a52",
    peer:
      "0145ba99a847af43793fdd0e872e7cdfa16be30fdc780f97bccc3f078380201e" +
      "9c677d600b343757a3bdbf2a3163e4c2f869cca7458aa4a4effc311f5cb151685eb9",
    secret:
      "01144c7d79ae6956bc8edb8e7c787c4521cb086fa64407f97894e5e6b2d79b04" +
      "d1427e73ca4baa240a34786859810c06b3c715a3a8cc3151f2bee417996d19f3ddea",
    source: "RFC 5903, 8.3",
  },
  {
    algorithm: "X25519",
    own: "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
    peer: "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
    secret: "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
    source: "RFC 7748, 6.1",
  },
  {
    algorithm: "X448",
    own: "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b",
    peer: "1c306a7ac2a0e2e0990b294470cba339e6453772b075811d8fad0d1d6927c120bb5ee8972b0d3e21374c9c921b09d1b0366f10b65173992d",
    secret:
      "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a449a5037514a879d",
    source: "RFC 7748, 6.2",
  },
];
