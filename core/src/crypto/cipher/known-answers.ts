/** An encryption that a standard publishes; bytes in hexadecimal digits, "" where there are none. */
export interface CipherAnswer {
  readonly algorithm: string;
  readonly source: string;
  readonly key: string;
  readonly nonce: string;
  readonly associatedData: string;
  readonly plaintext: string;
  readonly ciphertext: string;
  readonly tag: string;
}

const KEY_128 = "2b7e151628aed2a6abf7158809cf4f3c";
const KEY_192 = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b";
const KEY_256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";

/** SP 800-38A, appendix F: four blocks that every mode encrypts. */
const FOUR_BLOCKS =
  "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51" +
  "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

/** RFC 7518, appendix B: "A cipher system must not be required to be secret, ..." */
const KERCKHOFFS =
  "41206369706865722073797374656d206d757374206e6f7420626520726571756972656420746f206265207365637265742c20616e64206974206d7573742062" +
  "652061626c6520746f2066616c6c20696e746f207468652068616e6473206f662074686520656e656d7920776974686f757420696e636f6e76656e69656e6365";

const GCM_PLAINTEXT =
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72" +
  "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
const GCM_DATA = "feedfacedeadbeeffeedfacedeadbeefabaddad2";

function cipher(algorithm: string, source: string, fields: Partial<CipherAnswer>): CipherAnswer {
  const none = { key: "", nonce: "", associatedData: "", plaintext: "", ciphertext: "", tag: "" };
  return { algorithm, source, ...none, ...fields };
}

function gcm(
  bits: number,
  testCase: number,
  fields: Pick<CipherAnswer, "key" | "nonce" | "ciphertext" | "tag">,
): CipherAnswer {
  const source = `McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case ${testCase}`;
  return cipher(`AES-${bits}-GCM`, source, { plaintext: GCM_PLAINTEXT, associatedData: GCM_DATA, ...fields });
}

function chained(bits: number, section: string, key: string, ciphertext: string): CipherAnswer {
  const fields = { key, nonce: "000102030405060708090a0b0c0d0e0f", plaintext: FOUR_BLOCKS, ciphertext };
  return cipher(`AES-${bits}-CBC-NOPAD`, `SP 800-38A, ${section}`, fields);
}

function counted(bits: number, section: string, key: string, ciphertext: string): CipherAnswer {
  const fields = { key, nonce: "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", plaintext: FOUR_BLOCKS, ciphertext };
  return cipher(`AES-${bits}-CTR`, `SP 800-38A, ${section}`, fields);
}

function padded(bits: number, section: string, key: string, ciphertext: string): CipherAnswer {
  const fields = { key, nonce: "1af38c2dc2b96ffdd86694092341bc04", plaintext: KERCKHOFFS, ciphertext };
  return cipher(`AES-${bits}-CBC`, `RFC 7518, appendix ${section}`, fields);
}

function wrapped(bits: number, section: string, plaintext: string, ciphertext: string): CipherAnswer {
  const key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f".slice(0, bits / 4);
  return cipher(`AES-${bits}-KW`, `RFC 3394, ${section}`, { key, plaintext, ciphertext });
}

export const CIPHER_ANSWERS: readonly CipherAnswer[] = [
  gcm(128, 4, {
    key: "feffe9928665731c6d6a8f9467308308",
    nonce: "cafebabefacedbaddecaf888",
    ciphertext:
      "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e" +
      "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
    tag: "5bc94fbc3221a5db94fae95ae7121a47",
  }),
  gcm(128, 5, {
    key: "feffe9928665731c6d6a8f9467308308",
    nonce: "cafebabefacedbad",
    ciphertext:
      "61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c7423" +
      "73806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f4598",
    tag: "3612d2e79e3b0785561be14aaca2fccb",
  }),
  gcm(192, 10, {
    key: "feffe9928665731c6d6a8f9467308308feffe9928665731c",
    nonce: "cafebabefacedbaddecaf888",
    ciphertext:
      "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c" +
      "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710",
    tag: "2519498e80f1478f37ba55bd6d27618c",
  }),
  gcm(256, 16, {
    key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    nonce: "cafebabefacedbaddecaf888",
    ciphertext:
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa" +
      "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
    tag: "76fc6ece0f4e1768cddf8853bb2d551b",
  }),
  cipher("ChaCha20-Poly1305", "RFC 8439, 2.8.2", {
    key: "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
    nonce: "070000004041424344454647",
    associatedData: "50515253c0c1c2c3c4c5c6c7",
    plaintext:
      "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f756c64206f6666657220796f75" +
      "206f6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73637265656e20776f756c642062652069742e",
    ciphertext:
      "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd" +
      "3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116",
    tag: "1ae10b594f09e26a7e902ecbd0600691",
  }),
  chained(
    128,
    "F.2.1",
    KEY_128,
    "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2" +
      "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",
  ),
  chained(
    192,
    "F.2.3",
    KEY_192,
    "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a" +
      "571b242012fb7ae07fa9baac3df102e008b0e27988598881d920a9e64f5615cd",
  ),
  chained(
    256,
    "F.2.5",
    KEY_256,
    "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d" +
      "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
  ),
  counted(
    128,
    "F.5.1",
    KEY_128,
    "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff" +
      "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee",
  ),
  counted(
    192,
    "F.5.3",
    KEY_192,
    "1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e94" +
      "1e36b26bd1ebc670d1bd1d665620abf74f78a7f6d29809585a97daec58c6b050",
  ),
  counted(
    256,
    "F.5.5",
    KEY_256,
    "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5" +
      "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6",
  ),
  padded(
    128,
    "B.1",
    "101112131415161718191a1b1c1d1e1f",
    "c80edfa32ddf39d5ef00c0b468834279a2e46a1b8049f792f76bfe54b903a9c9a94ac9b47ad2655c5f10f9aef71427e2fc6f9b3f399a221489f16362c7032336" +
      "09d45ac69864e3321cf82935ac4096c86e133314c54019e8ca7980dfa4b9cf1b384c486f3a54c51078158ee5d79de59fbd34d848b3d69550a67646344427ade5" +
      "4b8851ffb598f7f80074b9473c82e2db",
  ),
  padded(
    192,
    "B.2",
    "18191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f",
    "ea65da6b59e61edb419be62d19712ae5d303eeb50052d0dfd6697f77224c8edb000d279bdc14c1072654bd30944230c657bed4ca0c9f4a8466f22b226d174621" +
      "4bf8cfc2400add9f5126e479663fc90b3bed787a2f0ffcbf3904be2a641d5c2105bfe591bae23b1d7449e532eef60a9ac8bb6c6b01d35d49787bcd57ef484927" +
      "f280adc91ac0c4e79c7b11efc60054e3",
  ),
  padded(
    256,
    "B.3",
    "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
    "4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd822c301dd67c373bccb584ad3e9279c2e6d12a1374b77f077553df829410446b" +
      "36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28c73f09b3a3b75e662a2594410ae496b2e2e6609e31e6e02cc837f053d21f37ff4f51950b" +
      "be2638d09dd7a4930930806d0703b1f6",
  ),
  wrapped(128, "4.1", "00112233445566778899aabbccddeeff", "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5"),
  wrapped(192, "4.2", "00112233445566778899aabbccddeeff", "96778b25ae6ca435f92b5b97c050aed2468ab8a17ad84e5d"),
  wrapped(256, "4.3", "00112233445566778899aabbccddeeff", "64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7"),
  wrapped(
    256,
    "4.6",
    "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f",
    "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21",
  ),
  cipher("AES-128-KWP", "NIST CAVP, KWP_AD_128.txt, COUNT 0", {
    key: "49319c331231cd6bf74c2f70b07fcc5c",
    plaintext: "e4",
    ciphertext: "9c211f32f8b341f32b052fed5f31a387",
  }),
  cipher("AES-192-KWP", "RFC 5649, section 6", {
    key: "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8",
    plaintext: "c37b7e6492584340bed12207808941155068f738",
    ciphertext: "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a",
  }),
  cipher("AES-192-KWP", "RFC 5649, section 6", {
    key: "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8",
    plaintext: "466f7250617369",
    ciphertext: "afbeb0f07dfbf5419200f2ccb50bb24f",
  }),
  cipher("AES-256-KWP", "Project Wycheproof, aes_kwp_test.json, tcId 162", {
    key: "0dda6da5123e2c37c6fa16ba0d334cd01acd652f8994211751dfab4faac2fc22",
    plaintext: "b40b6828729b456322a8d065abc0d081",
    ciphertext: "9d2b42fb2fdb92c89fb0c3bcd9e1600d3334b4e35e791369",
  }),
];
