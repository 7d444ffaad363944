/**
 * Of one key: its seed (d and z) and the SHA-256 of its encapsulation key. What it makes of a ciphertext of zeros, which nobody made
 * for it, is SHAKE-256 of z and that ciphertext (FIPS 203, algorithm 18, step 6).
 */
export interface MlKemExample {
  readonly algorithm: string;
  readonly d: string;
  readonly z: string;
  readonly publicKeySha256: string;
}

/** Source: NIST ACVP, ML-KEM-keyGen-FIPS203, test cases 2, 27 and 52 */
export const ML_KEM_EXAMPLES: readonly MlKemExample[] = [
  {
    algorithm: "ML-KEM-512",
    d: "3def73c558e1f5f2bfb4f6eaa36ee200cdf54580958cc2176282628ff508a016",
    z: "b9958575128f97022525266064f9422e83f75fbdcd0f2bc2648655f0e31a17e5",
    publicKeySha256: "7e8024d36aa6fc519e169975acfbf3a29e758d2d11d36d9bc5f875a7b16a6548",
  },
  {
    algorithm: "ML-KEM-768",
    d: "3e5848db624613f7ac144457cc1375f006fa8cb953e767dc9e7428d00f5dad8b",
    z: "012dd6c2f0918b9eb6182474eb86d848f65974759d59ce151a396deee4ca10d1",
    publicKeySha256: "26eb7b8190b6038f6acca606bf563fd15425f3659b5170f10cd4cfadfcad084d",
  },
  {
    algorithm: "ML-KEM-1024",
    d: "52f2df12173088140ca73333d1db4341949be452049028ef0dd904bc7e0ddef7",
    z: "cc96de9e1f0506bf490a154a6db46bd2bd1413c3d1dc163190ff171ef0d11e22",
    publicKeySha256: "a5de1425ea855091c848e1ae423b8d51e5514db52b5df12142e3d4836f2cccaa",
  },
];
