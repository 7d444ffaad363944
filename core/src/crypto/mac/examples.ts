/** A tag that somebody published. Bytes are in hex. */
export interface MacExample {
  readonly algorithm: string;
  readonly key: string;
  readonly data: string;
  readonly customization: string;
  readonly tag: string;
  readonly source: string;
}

const HI_THERE = { key: "0b".repeat(20), data: "4869205468657265" };
const RFC_4231 = { ...HI_THERE, source: "RFC 4231, 4.2" };
/** "Sample message for keylen<blocklen" */
const SAMPLE = "53616d706c65206d65737361676520666f72206b65796c656e3c626c6f636b6c656e";
const NIST_SHA3 = { data: SAMPLE, source: "NIST example values, HMAC with SHA-3" };
const PYTHON = { ...HI_THERE, source: "RFC 2104 by hand over Python's hashlib" };
/** "My Tagged Application" */
const TAGGED = "4d7920546167676564204170706c69636174696f6e";
const KMAC_KEY = hexSequence(0x40, 32);
const KMAC = { key: KMAC_KEY, source: "NIST example values, KMAC" };
const MESSAGE =
  "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";
const CMAC_128 = { key: "2b7e151628aed2a6abf7158809cf4f3c", source: "SP 800-38B, D.1" };
const CMAC_192 = { key: "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b", source: "SP 800-38B, D.2" };
const CMAC_256 = {
  key: "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
  source: "SP 800-38B, D.3",
};

type Given = Pick<MacExample, "key" | "data" | "source"> & Partial<Pick<MacExample, "customization">>;

function example(algorithm: string, given: Given, tag: string): MacExample {
  return { algorithm, customization: "", ...given, tag };
}

/** `length` bytes that count up, in hex. */
function hexSequence(first: number, length: number): string {
  return Array.from({ length }, (_, i) => (first + i).toString(16).padStart(2, "0")).join("");
}

/** At least one of every algorithm; the first of each is run when a server starts. */
export const MAC_EXAMPLES: readonly MacExample[] = [
  example("HMAC-SHA-224", RFC_4231, "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22"),
  example("HMAC-SHA-256", RFC_4231, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
  example(
    "HMAC-SHA-384",
    RFC_4231,
    "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
  ),
  example(
    "HMAC-SHA-512",
    RFC_4231,
    "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
  ),
  example(
    "HMAC-SHA-512/224",
    {
      key: "2297d78cc45faf9b885b36ac80205cc08e1b730f264f23f4edbbb406",
      data: "329f",
      source: "Wycheproof, hmac_sha512_224_test.json, 4",
    },
    "ed41089eb265e7b3c265c13426cefd0b934dfd05b3a8b0cd6962539e",
  ),
  example(
    "HMAC-SHA-512/256",
    {
      key: "85a7cbaae825bb82c9b6f6c5c2af5ac03d1f6daa63d2a93c189948ec41b9ded9",
      data: "a59b",
      source: "Wycheproof, hmac_sha512_256_test.json, 4",
    },
    "10e53513a8a4749d977ab7ed4a718727b9e2346fc735e4ee202de37a5fadb2f7",
  ),
  example(
    "HMAC-SHA3-224",
    { key: hexSequence(0, 28), ...NIST_SHA3 },
    "332cfd59347fdb8e576e77260be4aba2d6dc53117b3bfb52c6d18c04",
  ),
  example(
    "HMAC-SHA3-256",
    { key: hexSequence(0, 32), ...NIST_SHA3 },
    "4fe8e202c4f058e8dddc23d8c34e467343e23555e24fc2f025d598f558f67205",
  ),
  example(
    "HMAC-SHA3-384",
    { key: hexSequence(0, 48), ...NIST_SHA3 },
    "d588a3c51f3f2d906e8298c1199aa8ff6296218127f6b38a90b6afe2c5617725bc99987f79b22a557b6520db710b7f42",
  ),
  example(
    "HMAC-SHA3-512",
    { key: hexSequence(0, 64), ...NIST_SHA3 },
    "4efd629d6c71bf86162658f29943b1c308ce27cdfa6db0d9c3ce81763f9cbce5f7ebe9868031db1a8f8eb7b6b95e5c5e3f657a8996c86a2f6527e307f0213196",
  ),
  example(
    "HMAC-BLAKE2b-512",
    PYTHON,
    "358a6a184924894fc34bee5680eedf57d84a37bb38832f288e3b27dc63a98cc8c91e76da476b508bc6b2d408a248857452906e4a20b48c6b4b55d2df0fe1dd24",
  ),
  example("HMAC-BLAKE2s-256", PYTHON, "65a8b7c5cc9136d424e82c37e2707e74e913c0655b99c75f40edf387453a3260"),
  example(
    "KMAC-128",
    { ...KMAC, data: "00010203" },
    "e5780b0d3ea6f7d3a429c5706aa43a00fadbd7d49628839e3187243f456ee14e",
  ),
  example(
    "KMAC-128",
    { ...KMAC, data: "00010203", customization: TAGGED },
    "3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5",
  ),
  example(
    "KMAC-256",
    { ...KMAC, data: "00010203", customization: TAGGED },
    "20c570c31346f703c9ac36c61c03cb64c3970d0cfc787e9b79599d273a68d2f7f69d4cc3de9d104a351689f27cf6f5951f0103f33f4f24871024d9c27773a8dd",
  ),
  example(
    "KMAC-256",
    { ...KMAC, data: hexSequence(0, 200) },
    "75358cf39e41494e949707927cee0af20a3ff553904c86b08f21cc414bcfd691589d27cf5e15369cbbff8b9a4c2eb17800855d0235ff635da82533ec6b759b69",
  ),
  example("AES-CMAC", { ...CMAC_128, data: MESSAGE.slice(0, 80) }, "dfa66747de9ae63030ca32611497c827"),
  example("AES-CMAC", { ...CMAC_128, data: "" }, "bb1d6929e95937287fa37d129b756746"),
  example("AES-CMAC", { ...CMAC_128, data: MESSAGE }, "51f0bebf7e3b9d92fc49741779363cfe"),
  example("AES-CMAC", { ...CMAC_192, data: MESSAGE.slice(0, 80) }, "8a1de5be2eb31aad089a82e6ee908b0e"),
  example("AES-CMAC", { ...CMAC_256, data: MESSAGE.slice(0, 80) }, "aaf3d8f1de5640c232f5b169b9c911e6"),
];
