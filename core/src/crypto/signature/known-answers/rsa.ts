import type { KnownSignature } from "./known-signature.ts";

/** Keys of 2048 bits. */
export const KNOWN_RSA: readonly KnownSignature[] = [
  {
    algorithm: "RSA-PKCS1-SHA256",
    publicKey: {
      kind: "rsa",
      modulus: `
nMOyy0pgEIwtMq-6I6a7L3oniSNcxBecRZVh9OOW6XDCs2HuDM7eS57-hAyAaa_U_Qpcd9D60iaElSzqydFnZ36Jx6SOiWHCK3Oi6zn-l09AJZ
bfqGPVZsyipeaNfEnCtlKiSZqv3uOl2UQe3GZnprDp5nyrVPwpLj5oHYlnJmhHZY9X9hbEOtXO_d8RKZcqNBQFGGZn2yj3A19amVmL3sWcfdgG
wDzM7QTuYU9_bzgl2Uy88EgzghbJ1shK7UGjqWzoKlXDmVhqRvZkUjvqoIm2Ip_XsM-5tFFqsw1rdIMiM65feymqHhzJptnA3UrQRu_0X9Gg1N
VhhAj-XdA0Bw`,
      exponent: "P3zYzw",
    },
    message: `
URABsLPURSZa8wEEXKC9InTt70IRExT2dx+uRfmPaAywaPP3ZbY5gv3UKheYCvGLcNXklELa7kUIZmbsVkL7hQuZD04rLfhYgTEdAFgdXd0LBY
f0FHOlwLYeJF4Ou7Qa1IM09ef9kPfK+Qfnm6VkLMV0qAtdzwk/j/ZLvCXDUok=`,
    signature: `
SPAXq5Sp5aTlBiD+mW5ZvBMnPBCGbyjNpLcfdYenzJ48e49VOsf7y+8qSI7LDnZFxXvPDwxNHWaUgNylClnju9YqG9a6YedcG0uJY/mYezOgwC
4e5t4w2L5+Yuav2vznVHGIJphXRmiLEcv5adoLYyCnq5gXG327hwXdbrHQa5772a3NUsEu9kTn3RN7+/vhiGw/hrYOe6BfkzKn121pxd097qS2
UGcHUUxFI/Niz+5vppyVboikUxRC/1R4bhFXzTkcO44LwaI47mhcPaxJVNOi9u5wSQGpPi8dvBCivwl7PJV4bkRHbNL+Q5rAa8GM38919ZdUMT
KoWuuqAEeImg==`,
    source: "NIST ACVP, RSA SigGen FIPS 186-5, tcId 1",
  },
  {
    algorithm: "RSA-PKCS1-SHA3-512",
    publicKey: {
      kind: "rsa",
      modulus: `
l-pCPIEdqw_C0KwmsAQ6cXvcmnNJsE6PvaEJE7ed1PT5foler-P6JgJpTc0JGqtwZLkLxkCc4wngnPRyZdVbHH6oFMxuRYHo098reCanJsr53e
gOLlFP8XLhvjSJKHzeId3xxglM2g-4GShccuJ6e0wyeKsISVeUf9ToAwHlGiHvwXdZvRRoSGAgixoXuG52KI_49Jl7QqjaYS-4KCrqlOKDplJU
pOxY9ZFQpql54XJQLVS3U6sridDZdsxTPMhJg0my_O0CHXPmnonlj3fr7gxysYkGVBYxsye40sqsWBOfsK-kPJmyDorRZCey5QMI3vmd2MkBJg
_TQWOG5XcxmQ`,
      exponent: "DHK0k5k",
    },
    message: `
NhQFSXFKE1/yBbbLKayBUn/6dd5W2t4uFVUYZT6vrF7EB+oZjdwnq6vtUv9/fFo5Eraj3TziliEtkyaZ9b9NRAQ1R4TllAgi17LA7PsLwTvuDS
SM9LGUDIzQrZb//11s2k0LQbdJRzdCl47R7iLx2ikmmFMrKJIQd//OLMtLumY=`,
    signature: `
LhChE249dstoSt2QYlnHGfDc9fweaZPyFv8ByV67ciHQaIHvjR27ZhLg1Pd/qFE/W1r9+5QvdbKAGo0Ow/exRPLAL81Lx1AtaAuo/JnhKUV9Al
UNUiCi5vdU/Lb+SiJazpHkJVRECRmxMTdC1NJKEL9AV5HB9avgbqs92csnVRzkaSSGZXOide5EGjNERCg6FRJovYX/e/Gc2aX/TST+coVpVYvn
YTailYX8WM14noeMCQ91NyeBMBsI/CCMzsUNTc6v9wnV1LNnlmECHC3dTRf4kFP34rCFK4Ijh+hrmtBUIN8ukTK5/guxGtEcJg7lvSxrnPUo66
XLE6hF+Tdj1A==`,
    source: "NIST ACVP, RSA SigGen FIPS 186-5, tcId 5",
  },
  {
    algorithm: "RSA-PSS-SHA256",
    publicKey: {
      kind: "rsa",
      modulus: `
tP4ZN6JDrmcaMbr5LZymLPTBU3kstXd-fUPNMcM7DWNiKuTQ3eHWqAPuM9XHjaiz6zPvdyA8wjfAIhzymjPvj8aSab96NCPccW_2yH8IRAM9WO
NOVQEWLWEdj8_hxd7eBp80CJpGrmfcGm5bHEibeI7x4YYs7iHWPSJVqPZKub60BFf7jC6XYjqQyaFY5CObRYD9I7W7YqxnG3Nr6UfLr5h5a7No
tKJMpPGq6n1zN6uLm5IeOpazqVz0nQpugzXsjk25Nj34U5HBhdA3hbqdHspL3edEf4pe7bB2S72Eqlm7-mDfblpsUWHX3Ll-d4xeqXw4y9Ld8o
O279lTwFtiiw`,
      exponent: "qgr8Uw",
    },
    message: `
mq3K7vz4lmX9sVR7CeLi2KhM0S4H4CFIHjo32sr7oPlD7NSgRRynOOQ6ciDtdkhto7hgr2AyMm5OEAqkMXqfb9JB8lJPhpAI/DFgOU5vWSneaF
Vqa3M7NT4jJ9Ylo2pEc8GQRp8n1vkizCKbZ3CSdecvSJu/EzFjiJJ6JX+z1R4=`,
    signature: `
Hu3zJJE3q123pMICtdyZfdklaqlMmOMj0sqer3TYJB2EmR5ymQCXgerYYN6utS3+dOGr8R/THdAU6OCjqzuOzDkqAOJdtlaEhgATJyrKiHhKj3
DClrCdt6iYSDM/Hy89ZuiSup8CQTa5byLDY2s5jyUF4MkpU7djut6odGUh2gNYb5xKSFfGCLU/0TyjLjaHKLejFUwQFLU5dcuNUdkbEVLbByJZ
9wlvbWfJkB3ea3YatQ6EnKROqj0hhqDcUVY6MMubAVzgDln23xBi+Cm1nnpsrvqXkP49ErcBaK7moM4mb7SpLqmW9Ip3zsX1uPeUxjPkOCI8B9
9BG4dFmMv/5g==`,
    options: { saltBytes: 8 },
    source: "NIST ACVP, RSA SigGen FIPS 186-5, tcId 26",
  },
  {
    algorithm: "RSA-PSS-SHA3-256",
    publicKey: {
      kind: "rsa",
      modulus: `
pnEtXLRWoVgSqKPUH3_YQBgLG2uuuweVHU16UZmO25w8GM893DBwY8z_4WxbQfFNViLv_EA3OIik2SRH9RMDy3cmjTtdaQ3Jk8gaDH-7c9pLCG
L6_sm0vwotVIRisNFoa-gw1UVb3lwzqpUYhnhX_ocdkw7fuAwTfbx33SEpeojC85G7T216TeOO-ZS82oGULHLz7Wdrm9pqPIY1RA6yw_aeSlV9
hsY2BcEAHleL1cqKpsk74n86jwALSMr2Kx-mLfpbOWf4dRoQzv4e5HN8GpgPx3VYUmMS6Yt1Y46pGCKSYngbD7bPP1xYcT0WctBzM8_pKwh9s8
b-r4uKXhiCGw`,
      exponent: "AcIqetCz",
    },
    message: `
ycZan4ykM7N5Y9McUSXdMIfwurifmcr21wEmt9cW5okavCsEvyrDsSBs4HZLTRG+DtFKSEkIrvXKGslPVlMfWtkfamPk6wHSOQPATo+VEaFRfQ
r3cMCohB8Q78H8/LTgum8MXO5iOxnIuwjxjM4FutzFTAs02crme1jFIATKjkI=`,
    signature: `
kvo6Hp420EOF6xk4sGtri2dTBPIcmI91sBTU9Arpzb9X7RDQ4qfJFeLcIk1pO0+k0LzowtdZ5VVzq7TyKW/GwCb7S/q42ipra/XPyAAAqr3bBL
ecbq/GLPazXwpN+FxprlDu8zq0R9NpjDXcga8OYQLoTLxlaDDIRz3TtiCNsGbDfD7Iivvr5HqX5oj+jNAZ0l39wUuRa9vM9uvFE4DZMy+V9e5z
uJo7X8qHfZAUTuEz0q/3kNpVOCTKwyX9dEmSLsmXR6z9ew2OPAStIwsOrh+B6a41K7gbToXh3wbDbvqMECtMUb09ctty6VwApdJ/Xgsyid4tFn
eDpWs5h3WJzw==`,
    options: { saltBytes: 32 },
    source: "NIST ACVP, RSA SigVer FIPS 186-5, tcId 155",
  },
];
