/** The example key of RFC 7515, A.2.1: everybody has it. */
export const OAEP_EXAMPLE_KEY = {
  kty: "RSA",
  e: "AQAB",
  n:
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yR" +
    "T-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXB" +
    "dQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9ia" +
    "GNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
  d:
    "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46su" +
    "i395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4" +
    "qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB" +
    "4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ",
  p:
    "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8" +
    "cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc",
  q:
    "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t" +
    "62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc",
  dp:
    "BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCj" +
    "n12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0",
  dq:
    "h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnw" +
    "gjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU",
  qi:
    "IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93" +
    "IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U",
};

export const OAEP_EXAMPLE_LABEL = "label";
export const OAEP_EXAMPLE_PLAINTEXT = "attack at dawn";

export interface OaepExample {
  readonly algorithm: string;
  /** Base64url */
  readonly ciphertext: string;
}

/** RFC 8017 has no examples with these hashes: made by `openssl pkeyutl` 3.0.19. */
export const OAEP_EXAMPLES: readonly OaepExample[] = [
  {
    algorithm: "RSA-OAEP-SHA256",
    ciphertext:
      "NQUNuv3Xfh5fsN-Qhf_z62A1JPowauWrodkizZ8738splITpPqExHY37BnEz_LrA9gKXIe-C-6IfXlpgdgGxZ0qHl7n24Y0Q8pE3" +
      "FFm1esccGPdS9gVG5WnPOfKLs1i2M9cxH5USsL1fmopSJkBybs2yCLkXKBhMhEXfREqsVnSUD1PRJB1CGQaIvI5QMfv7VaI0Dp4-" +
      "Dou-djmjorY5kikZN6QIn7nf50RwKWP35ntLNmyJIc49ershrsGT_JhyfxFQRwJDiA0Jl_uuY9jlSI82ScsIG9oSLCPCRVdcTtSw" +
      "96uXDxvYEmN8PzzTMBBgZ9IJVGYC8LOM6GPyYc01xg",
  },
  {
    algorithm: "RSA-OAEP-SHA384",
    ciphertext:
      "ZQANtV760GwfjmTo2C8nNohQPcrSe6ZsCuT_AL1Z_jHQSnAZ6yKBOaKd5gO57fYi6pPyUiTxlVFos-Oto55qinEfsceEDHd2xFxq" +
      "Aw6mlipVsfI-uVChbVIFqcolKTvGeqAKoYOdE3vwrbUS0nbCWeDIOfymhE2Uj4Iwsjx-dC-4BRwEhkjeJGdd_OsdS6vlprwE6orJ" +
      "XURcgn33oJATEe1-tf8PbcDUvqGRxSbsynhlrsox-87_Sl-SFFOCs7BhidxKXo0zIShinYzkQxdFDcvHyBtYWzE_3Bp0gCcQ7c2H" +
      "HSRQevsByGlDyYWJ3v5qhS50eAH6hFYa4WqQCAxn6w",
  },
  {
    algorithm: "RSA-OAEP-SHA512",
    ciphertext:
      "ofBKjwI3nngVa12toSERYEx-Kw3sp7lLwwy7NA-UmpacFVcLksJqo8aC5xvztAx8rMexTY5fRIyu2649wZG0_-4xQKtbszSlqZLT" +
      "EsGIPBRM5Z5kzbLxauXh21B1cIgBqJ-L6yKmkf1VPj7OuWEFZen9OhNO3dWLwNA3QaAtH-ZejT5Cxi-wCC_-4_82Xm5N2M4VMAdx" +
      "8rkH7RokVNYerFbSVUiYyDetgEPG2bSh1wtOP1XMM3B6MyFF8n0iCtjQQMg7jFlbMnnJC3XsDSo5fpeciFKLTkMCuQ-G2Y0Vfm76" +
      "V8H0NCj8YOlMcxWtQLIkLNN38X3yockGuuloL7zjew",
  },
];

/** RSAES-PKCS1-v1_5 with the same key and plaintext, by the same program; base64url. */
export const PKCS1_EXAMPLE =
  "UwHJJvcJTLB1FTh953JWY8_OG0hQ_wwCLnNtGYw5ccD3KXTSIawI30ABnjxKlo6UzHZI0BoW_pHHxet0nfTvgexFKRG2F0HEv3cs" +
  "BXdg54JKa8OQphCHT7ljas_cLVwGsC6PKZo92g42nA141fhyynQBzSic78EbEoyg2JHO39yyFYiwY5mpdRkamOaCo-Sq2vOQlDWq" +
  "sb53TMC59uiJptHVMd16Xo6aZ4uVZwBIlSL3QMRzSoVnmxwpMZKvr46wfSUYx86e7peqpQc0qo8GzDNsxS4w5WXLlUJ-NoSqLPw4" +
  "TEh0Ymu35Qr6gbDr3gQPJmsjTbGlSsNxvsgrlOQ9sA";
