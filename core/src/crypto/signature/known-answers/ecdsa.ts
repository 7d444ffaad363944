import type { KnownKey, KnownSignature } from "./known-signature.ts";

const RAW = { format: "raw" } as const;

function raw(namedCurve: string, bytes: string): KnownKey {
  return { kind: "raw", nodeType: "ec", namedCurve, bytes };
}

const RFC_6979_P256 = raw(
  "P-256",
  `
BGD+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2eQP+EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk=`,
);
const RFC_6979_P384 = raw(
  "P-384",
  `
BOw6TkFbThmkVoYYAp9Cf6XamovErpLgLgaq5ShrMAxk3vjw6pBVhmBkolRRVIC8E4AV2bctfVckTqjvmsDGIYlnCKWTZ/nfufVMqEs/HJ2xKI
sjHDrg1P5zRP0lMyZHIA==`,
);
const RFC_6979_P521 = raw(
  "P-521",
  `
BAGJRVDQeFky4A6qI7aU8hP4wxIfhtyXoE5acWfbTlvNNxEj1G5F22tdU3Cn8g+2MxVdOP+hbSvXYdysR0uaL1AjpABJMQHJYs1NL933giheZF
hBOcL5G0f4f/gjVNZjD3RqKKDbJXQbWzSoKACLIqzCP5JPqvvU0z+B6maVbf6qK/389Q==`,
);

/** Deterministic ones, of which only the verification can be repeated: here they are made with fresh entropy. */
export const KNOWN_ECDSA: readonly KnownSignature[] = [
  {
    algorithm: "ECDSA-P256-SHA256",
    publicKey: RFC_6979_P256,
    message: "c2FtcGxl",
    signature: `
79SLKqy2qP0RQN2c1F6B1p0sh3tWqvmRw00OqE6vNxb3yxyULWV8QdQ2x6G24p9l8+kA27mv9AZNxKsvhDrNqA==`,
    options: RAW,
    source: "RFC 6979, A.2.5",
  },
  {
    algorithm: "ECDSA-P256-SHA384",
    publicKey: RFC_6979_P256,
    message: "c2FtcGxl",
    signature: `
Dq/qA5sg6bQjCfsdieITBXy/lz3Az8jxKe3dyADvdxlIYfBJHmmYuUVRk+NOew0oTd1xSadLlbkmHxOr3pQJVA==`,
    options: RAW,
    source: "RFC 6979, A.2.5",
  },
  {
    algorithm: "ECDSA-P256-SHA512",
    publicKey: RFC_6979_P256,
    message: "c2FtcGxl",
    signature: `
hJamC16bR8glSIgn4ElbDj+hCexFaP0/jRCXZ465fwAjYqsa2+K4rfnLntq3QOpgScAoEU8kYPllVPYfrjMC/g==`,
    options: RAW,
    source: "RFC 6979, A.2.5",
  },
  {
    algorithm: "ECDSA-P384-SHA256",
    publicKey: RFC_6979_P384,
    message: "c2FtcGxl",
    signature: `
IbE9HgE8f6E5LQPF+Zr4swxXDG+Y1OqONUtjoh09qjO94eiI5jNV2S+is8Ntj7LN86pEP7EHdFv0vXfLOJFnRjIGihDKZ+PUXbImb6fR/uvv3G
PszRrELsDLhmik+gqw`,
    options: RAW,
    source: "RFC 6979, A.2.6",
  },
  {
    algorithm: "ECDSA-P384-SHA384",
    publicKey: RFC_6979_P384,
    message: "c2FtcGxl",
    signature: `
lO27kqXsuKrUc25WxpGRaz+IFAZmzp+nPWTE6pWtEzyBpkgVLkSs+W423R6A+r5Gme9K6xXxeM6h/kDbJgMTjxMOdAoZYkUmIDtjUdCjqU+jKc
FFeG5nnnuCxxo4YorI`,
    options: RAW,
    source: "RFC 6979, A.2.6",
  },
  {
    algorithm: "ECDSA-P384-SHA512",
    publicKey: RFC_6979_P384,
    message: "c2FtcGxl",
    signature: `
7QlZ1YgKsthprn9sKRXG1g+WUH+cs+BHwARoYdpKeZz+MPNcyQAFbXyZzXiCQzcJUSyMzu44kKhAWM4eItvCGY9CMjzorKkTUynwPAaOURLcfM
PvNEbe/OsBpFwmZ/3V`,
    options: RAW,
    source: "RFC 6979, A.2.6",
  },
  {
    algorithm: "ECDSA-P521-SHA256",
    publicKey: RFC_6979_P521,
    message: "c2FtcGxl",
    signature: `
AVEbtNZ1EU/iZvxDcrh2grrswB08xizyMDySs1JgEmWdFoduJcfB5XZI8jtzVk1n9hxvFNUn1UlygQQh59h1ieGnAEoXEUOoMWPW30YKr2FSJp
XyB6WLlcBkTYflKqGjR5FuT3pykwsbwG2+Is4/WCZK/SNwTLtjspuTH33mydlJp+z8`,
    options: RAW,
    source: "RFC 6979, A.2.7",
  },
  {
    algorithm: "ECDSA-P521-SHA384",
    publicKey: RFC_6979_P521,
    message: "c2FtcGxl",
    signature: `
AeqEKg4X0t5PksFTFcY933JoXBgZXCu5XlcrnFE2yktLV2rXEqUr6XMGJ9FgVLpAzAuNP/A1sSrnUWg5f11QxnRRAfIaPO4GbhlhAl+wSL1f4r
eSTQzXl7q+CoO2bx417q9f3hQ/qF3DlKfe52ZSM5N4RIS98+ABFKHIV83hqiA9tl1h`,
    options: RAW,
    source: "RFC 6979, A.2.7",
  },
  {
    algorithm: "ECDSA-P521-SHA512",
    publicKey: RFC_6979_P521,
    message: "c2FtcGxl",
    signature: `
AMMo+vy9ed13hQNwxGMl2YfLUlVp+2PF07xTlQ5tTF8XTiWh7pAXtdRQYGrdFStTSTHX1OhFXMkfmxW/Bew243f6AGF8znz1BkgGxGf2eNO0CA
1vHMUK8myiCUFzCCgbaK8oJiPqpj5bXAcj2LjDf/B3exog+Myx3MxDmX8e4ORNpKZ6`,
    options: RAW,
    source: "RFC 6979, A.2.7",
  },
  {
    algorithm: "ECDSA-P256-SHA3-256",
    publicKey: raw(
      "P-256",
      `
BNOg13NZOOQvPJZdBomGz3Cvog7D1T6NV2pvIR3HhOZ6lAd2BoBHcns6DiFP8kgkA2wOWdmN2Sr+KDWopXLMwwk=`,
    ),
    message: `
l6VNbRe3LuulRB/MiaTxbwOgdfLUcusuTzuU4QmNCwgdVgqLXXK96/JT590CCewPKZWj39X41qEwquDUoyE/jCEh1Xa0GwWmf0vqqhMb2TAPNw
JIGiwq88y+pmIZPDbd/vv42zn8Ryzevgv/66Ng1w35ENr+Poca/Q9y+0fkZYo=`,
    signature: `
4in89BwysL1IPHZEA2pMEoF5kmAMulHZsie2+EHTxiVe7KaaC/+rt1/+xRrv2Zyq8UD4n4b4kHwynzkTn2thsw==`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 172",
  },
  {
    algorithm: "ECDSA-P256-SHA3-384",
    publicKey: raw(
      "P-256",
      `
BAOQimnynT+AGONai7DmFTjRxHyXdbb6kNaeGBwmvnpsmrnU0wtg2mN61QunbnLHUuUAjVPJB6xhDmCNJBtq1Vo=`,
    ),
    message: `
fgFyCvJlgwiiT2gaCb0pwSVfaIH2f3RiWSOIFWHl3OALb8AAbhIgf37z47uFNwgtJHqv3jg0RT8C4RwS5QH7hgrtUhLqTTzUPqG1PL52Q3U2bR
dda+bOXoGrTqrmXiA0L6IyyK0+mzvYG8QHksbqUYsCcAU2Kik8tv9QhokU7wM=`,
    signature: `
SwWyILBRLuWGpYnIC0ZPcQV9UYLSqsdQA6bY9m6GTif7nJ7oeI0TBIim+rQapi2songPV4ZjSrtKHZP7ix62lA==`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 182",
  },
  {
    algorithm: "ECDSA-P256-SHA3-512",
    publicKey: raw(
      "P-256",
      `
BCaVUEbN1cnlW4YdqvpFmUBCla4vGGZNmc9fc+mpQONgthZ6qg3yQFxXt+ALrs86qtlSxfFYTyo3veTJEouCxRY=`,
    ),
    message: `
oew7eVTHRY2EZXvPKx/oz33OC+xv2TJ4SIfd3nvKrAeX16/+VmfGKrYGh3xDwGcCTXTQ36sKM1DrkuEa8vuTC+K/kJIiNUNOrrf2oykeCyqiz9
oO1o7GKGrRNJq1dOKtqbGbTuoJ0SeCpm5yMp4hICyWj9SoPL19Dnuc813G9Bw=`,
    signature: `
hzscLkzaZ2PPj6dgwogPPqO1MUsEUsABDXAlgolcdBS4KpN5iaQyGf971pMQlW1scSp6VXGqj32Bv+6eTJf7hw==`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 192",
  },
  {
    algorithm: "ECDSA-P384-SHA3-256",
    publicKey: raw(
      "P-384",
      `
BARLbIkPtqdou9lgz5N40aC27jF0sKS+MyFdE23jRKaaIu1hASVyB+zM9RfbluV8DaNYS11+fTmGWHeeaw2j0CL0gWAQs2M7s9m3SzfxCwOFgI
WsX+LNXY5Qjrtn4m+M9g==`,
    ),
    message: `
NIG2metcysfM4v5Y7RGxV99EUxWlLqHLmh9WiyhaECzg9a/jW/gjp5Lt2t/i0IeMxejsg0FtluNkEZIOBFy0psHgKXSddz/Lx5SDPBIF3CwuWu
jcAdINCmlNWpvD6jwVKe3lv/21563E7VZOdwAxvqxW+UBy3pSnnyYqhCUEuB0=`,
    signature: `
IURGxG8R79GFhLNGUidDJaFnZRWmDIBkY2G4lSHi45P6S4zHtdVKsJXp8C7zlmDNPZnCNMogSz34/LTO4oPMnUij0FYI0GaMxOtc7uwTI0nDse
ZdvVU6Radl5nbSFUq6`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 271",
  },
  {
    algorithm: "ECDSA-P384-SHA3-384",
    publicKey: raw(
      "P-384",
      `
BE7D9B0kMU9Z+tzCjJBc+x27fUcCM8IO32yeZA+DFOqS/onndZces2QoEGKexjfR+jxdD/5xiDe/njz/adP4JG61f0yxdvZCYbtu37f4N3vGlU
Agyw3/oT6E7a7nQnveJw==`,
    ),
    message: `
KQAC88gppm1qrRglNAM0dC3Tp1G8p9vQ6RStRMciIU57346T/QlK8l5c0G6avaMCTwixJbOk7biU//0SGwTKOhyy49cGg33e+Vr1qV9w0OYnyU
mRXD0BX7eVF3voQ0xUBi/faqTLy5iaDWO0A6RNq3vlVmhZ0Gn7HYij0hsX7Fw=`,
    signature: `
wBGxpNorABPAXACfz4MRkpRU4DZKiLAVbh10EcJ9Os0IzY8VmWvt8FGZPuN+ji8KhB9Q+0F6Mkfcw3CiPza8MO4eLZ5RS+n9Kd8zPJ7CUX2TsD
3iy5bksTy2lq0RVDCe`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 281",
  },
  {
    algorithm: "ECDSA-P384-SHA3-512",
    publicKey: raw(
      "P-384",
      `
BAXJIBSkV5PNCPUcjV2a6k1saB+sHUTeWgEnGIMX8GRj8JDrXAE+kQX+r30t/AHDSWpPK+rwtONeOtxQx9TdiTtM0kd/30oo98qTBJMKSAD4kB
WAqWbqfHugiO/gb3jNeg==`,
    ),
    message: `
pqrPl7iVk7zSC3xs+P3pkdvYVVusrCvulz8kYnpU8CicQAgfEU0zcuKzhX7kECgXdBIYU0cfi6/J4eTrCHZvV4phfSAUXqTzK516N1v1z3srLN
jqrHqJGWEcfbVAXw9d6+F0tItUQ0z8xM7ROOzMR5clSxjTWzj+FQl0WKqhuPk=`,
    signature: `
kCiuTzDN6+/dWIUppRCGCgLu73yjaqG8Ygrjb31OoiYKaY7sTsq0w9Qe7/qtRcjiMa/mDZnG6NHh4vtV71HuhSde4y5V8cUJUq79Dw3bnjY8+X
DO2snOM3GnNktSrpL+`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 292",
  },
  {
    algorithm: "ECDSA-P521-SHA3-256",
    publicKey: raw(
      "P-521",
      `
BABh9H8EVUJCkVG1zvEhEvPnD4sgm7sAXZk9X9gMvKh5g9lWlzUoHBwpMvgCg2Cy0KEGvJ74asx288t9fw5d7hzruQHAfWi7+ZowG5tATv47KB
11ZVm/86yJiH5EPb08hh97USRLPJtpMSHRujaEoCopK0QX9b6xz7reggOp1SCXkbJMKQ==`,
    ),
    message: `
HMBhPp++aKVP1eQpsVYfiNJJBonG3wMeyl/0GRzNUlQZ7beqC4TVTlkCRIHWiMXVLfAEVECu9NNrbcN0DcKolFe6sXcrTHjXnUY4urNui43UAd
zEYaoOy2Tj94RbcpWRvfjwYRWa1wm0Zv5PeVm2YvEe5qJUZYxHHMcRA1YtPZs=`,
    signature: `
AUOvr60asw+2vzLAOyluC7mw/s/MSTVAETNYDjlf94Xs/Yz52VVh1KrF7J47tDDm9tTyWzgQ4KsvLXYHKCpBnteTAYIAMj8LMtsPdh2bThdB4k
WgAzkqB2BVDfO9dRPD16kd5Frpv3RWNqLkz7xd0EgT+RfFQU8vYTsehbJFzHOOnlyR`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 371",
  },
  {
    algorithm: "ECDSA-P521-SHA3-384",
    publicKey: raw(
      "P-521",
      `
BADlD3NcLs0KySkdsCVMJ97aIxOKIezbWh7j1bGfjJiEHo6g8LtyX6wrtt2tnZw7WpIM7wwPo8283zcFi8X+Z0lxnQF8rn1wM10AUzVvb+Zm8f
pfD1oUrBeNp5R7qtlTkjnoA9sSzNyfihvlXckO7nn68V+eUaK75GQUQuIWWSnKPk/vyg==`,
    ),
    message: `
2NE4IVS6u+MbB2UGgJ8F61Zr9YaCfd3KVdni/YeP7sG5JtDWkJEXQQ6RMnDGCCxQNoeblSIbIqioyLJs+8p1TncrD6zwPHPxABiipSWGkghG3c
j93WbtyNPAEgOCF1mxN1j2WRByLv6EePsQ4/Zpu8s1hFR8rKduhR8fHzv3avs=`,
    signature: `
AVibA/fRQVz0xqGsLwYeFHFb14fmRZNUsikYhhDvKtjJfByKhhNRizvW91P7yzsn0FZJ3WziDVHpLI9csonDlreGAMhz6WQxHrp1nst7My49Zb
aY6YzozFakfynOwJiHIGbiKf5Yiu+MtIpWwhLJ4l89pS/3faZR2YEJa0+GdpFkpF5b`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 381",
  },
  {
    algorithm: "ECDSA-P521-SHA3-512",
    publicKey: raw(
      "P-521",
      `
BAAGf8kZWVBWQlghbWPpCnfna4M5gvEIZH8S0KyVK3VIl4C6JwKR5Sy0R6PUkF2/eK3FtTEmsZqJMfqFuhbqqZqzZQDU+JLXXLw8qNZSno8mC+
TG91QFkqw7sYw+wdhfJIWeFgKUBu86lnRlRY5m+Hs+MBy/psQIxUYWpbK226jUOxjiMA==`,
    ),
    message: `
sJr6uRV8idnRdWIoTtfxRwx2qIXQRNQSMMO5NJ8YK8mbo9TFyr4rsru7h5dCjXctAQ+R9WbLrIRfxXhBLkSVWA2ktcYF8laebA9RfMkz16kE6H
k0cTluUGnZuCBcmMENN1DLGTZ8FntDAy/VHBVeF+XU2fBSzKnYvuxCHG6ZoZs=`,
    signature: `
AXXjZ51q1LwueQ3iEiDjtD93yZHIWTDXQrVRk0YPoKgUy11tvpIcH9EPccknFnoWqfdPGFrQrrRMqfOt+meyxv1tAMnqVbpymi0WF1VcK8ajzw
M/QwZlBjeVKuPmNFUdweJIkZLgyA7voQnOlXIJwOmq28FC9ywRGsIO18oY+ZY7jnYW`,
    options: RAW,
    source: "NIST ACVP, DetECDSA SigGen FIPS 186-5, tcId 391",
  },
];
