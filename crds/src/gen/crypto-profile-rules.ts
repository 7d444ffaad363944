// Code generated from crds/src/types by tools/generate; do not edit.
import type { RuleNode } from "../validate/rule-node.ts";

export const RULES: RuleNode = {
  "rules": [
    {
      "rule": "size(self.metadata.name) <= 63",
      "message": "metadata.name must have at most 63 characters, because it is used as a label value"
    }
  ],
  "properties": {
    "apiVersion": {},
    "kind": {},
    "metadata": {},
    "spec": {
      "rules": [
        {
          "rule": "has(self.hash) || has(self.mac) || has(self.encryption) || has(self.signatures) || has(self.keyAgreement) || has(self.keyEncapsulation) || has(self.asymmetricEncryption) || has(self.keyDerivation) || has(self.keys) || has(self.certificates)",
          "message": "permit something: hash, mac, encryption, signatures, keyAgreement, keyEncapsulation, asymmetricEncryption, keyDerivation, keys or certificates"
        }
      ],
      "properties": {
        "mode": {},
        "hash": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            }
          }
        },
        "mac": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            },
            "minTagBytes": {
              "integer": true
            }
          }
        },
        "encryption": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            },
            "callerNonces": {},
            "minTagBytes": {
              "integer": true
            }
          }
        },
        "signatures": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            }
          }
        },
        "keyAgreement": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            }
          }
        },
        "keyEncapsulation": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            }
          }
        },
        "asymmetricEncryption": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            }
          }
        },
        "keyDerivation": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed algorithms"
            },
            {
              "rule": "self.minIterations <= self.maxIterations",
              "message": "minIterations must not be above maxIterations"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            },
            "minIterations": {
              "integer": true
            },
            "maxIterations": {
              "integer": true
            },
            "maxMemoryMebibytes": {
              "integer": true
            }
          }
        },
        "keys": {
          "rules": [
            {
              "rule": "self.default in self.allowed",
              "message": "the default must be one of the allowed key types"
            }
          ],
          "properties": {
            "default": {},
            "allowed": {
              "set": true,
              "items": {}
            },
            "allowImport": {},
            "allowExport": {},
            "allowPersist": {}
          }
        },
        "grants": {
          "items": {
            "properties": {
              "containers": {
                "set": true,
                "items": {}
              },
              "keys": {
                "items": {
                  "properties": {
                    "policy": {},
                    "usages": {
                      "set": true,
                      "items": {}
                    }
                  }
                }
              }
            }
          }
        },
        "trust": {
          "set": true,
          "items": {}
        },
        "limits": {
          "rules": [
            {
              "rule": "duration(self.contextLifetime) <= duration(self.maxContextLifetime)",
              "message": "contextLifetime must not be above maxContextLifetime"
            },
            {
              "rule": "!has(self.callers) || self.callers.all(a, a.containers.all(n, self.callers.exists_one(b, n in b.containers)))",
              "message": "a container may be named by one entry of callers only"
            }
          ],
          "properties": {
            "maxMessageKibibytes": {
              "integer": true
            },
            "contexts": {
              "integer": true
            },
            "ephemeralKeys": {
              "integer": true
            },
            "namedKeys": {
              "integer": true
            },
            "contextLifetime": {},
            "maxContextLifetime": {},
            "unlimitedContexts": {},
            "callsPerSecond": {
              "integer": true
            },
            "callsInFlight": {
              "integer": true
            },
            "callers": {
              "items": {
                "rules": [
                  {
                    "rule": "!has(self.burst) || has(self.callsPerSecond)",
                    "message": "burst belongs to callsPerSecond: set both"
                  }
                ],
                "properties": {
                  "containers": {
                    "set": true,
                    "items": {}
                  },
                  "callsPerSecond": {
                    "integer": true
                  },
                  "burst": {
                    "integer": true
                  },
                  "callsInFlight": {
                    "integer": true
                  },
                  "priority": {}
                }
              }
            }
          }
        },
        "certificates": {
          "rules": [
            {
              "rule": "!has(self.basicConstraints) || !self.basicConstraints.ca || (has(self.keyUsage) && 'keyCertSign' in self.keyUsage)",
              "message": "a CA certificate needs keyCertSign among keyUsage (RFC 5280, 4.2.1.9)"
            },
            {
              "rule": "!has(self.issuerKeys) || (has(self.issuer.callerSupplied) && self.issuer.callerSupplied)",
              "message": "issuerKeys judges CA keys that callers bring; it needs issuer.callerSupplied set to true"
            },
            {
              "rule": "!has(self.nameConstraints) || (has(self.basicConstraints) && self.basicConstraints.ca)",
              "message": "nameConstraints are for CA certificates: set basicConstraints.ca to true"
            }
          ],
          "properties": {
            "issuer": {
              "rules": [
                {
                  "rule": "has(self.keyPolicyRef) || (has(self.callerSupplied) && self.callerSupplied)",
                  "message": "name a keyPolicyRef, or set callerSupplied to true"
                }
              ],
              "properties": {
                "keyPolicyRef": {
                  "properties": {
                    "name": {}
                  }
                },
                "callerSupplied": {}
              }
            },
            "validity": {
              "rules": [
                {
                  "rule": "duration(self.notBefore) < duration(self.notAfter)",
                  "message": "notBefore must be earlier than notAfter"
                },
                {
                  "rule": "duration(self.notBefore) >= duration('-876000h')",
                  "message": "notBefore must be at least -876000h (100 years before now)"
                },
                {
                  "rule": "duration(self.notAfter) <= duration('876000h')",
                  "message": "notAfter must be at most 876000h (100 years)"
                }
              ],
              "properties": {
                "notBefore": {},
                "notAfter": {}
              }
            },
            "subjectKeys": {
              "mapKeys": [
                "type"
              ],
              "items": {
                "rules": [
                  {
                    "rule": "self.type == 'EC' ? has(self.curves) && !has(self.minBits) && !has(self.maxBits) : !has(self.curves)",
                    "message": "curves belong to EC keys and are required there; minBits and maxBits belong to RSA keys"
                  },
                  {
                    "rule": "self.type == 'RSA' ? has(self.minBits) && has(self.maxBits) && self.minBits <= self.maxBits : !has(self.minBits) && !has(self.maxBits)",
                    "message": "RSA keys need minBits and maxBits, and minBits must not be above maxBits; other keys have neither"
                  },
                  {
                    "rule": "self.type == 'ML-DSA' || self.type == 'SLH-DSA' ? has(self.parameterSets) && self.parameterSets.all(name, name.startsWith(self.type)) : !has(self.parameterSets)",
                    "message": "parameterSets belong to ML-DSA and SLH-DSA keys, are required there, and begin with the type"
                  }
                ],
                "properties": {
                  "type": {},
                  "curves": {
                    "set": true,
                    "items": {}
                  },
                  "minBits": {
                    "integer": true
                  },
                  "maxBits": {
                    "integer": true
                  },
                  "parameterSets": {
                    "set": true,
                    "items": {}
                  }
                }
              }
            },
            "issuerKeys": {
              "mapKeys": [
                "type"
              ],
              "items": {
                "rules": [
                  {
                    "rule": "self.type == 'EC' ? has(self.curves) && !has(self.minBits) && !has(self.maxBits) : !has(self.curves)",
                    "message": "curves belong to EC keys and are required there; minBits and maxBits belong to RSA keys"
                  },
                  {
                    "rule": "self.type != 'RSA' || (has(self.minBits) && has(self.maxBits) && self.minBits <= self.maxBits)",
                    "message": "RSA keys need minBits and maxBits, and minBits must not be above maxBits"
                  }
                ],
                "properties": {
                  "type": {},
                  "curves": {
                    "set": true,
                    "items": {}
                  },
                  "minBits": {
                    "integer": true
                  },
                  "maxBits": {
                    "integer": true
                  }
                }
              }
            },
            "signatureAlgorithm": {},
            "keyUsage": {
              "set": true,
              "items": {}
            },
            "extendedKeyUsage": {
              "set": true,
              "items": {}
            },
            "basicConstraints": {
              "rules": [
                {
                  "rule": "self.ca || !has(self.pathLength)",
                  "message": "pathLength is only allowed with ca: true"
                }
              ],
              "properties": {
                "ca": {},
                "pathLength": {
                  "integer": true
                }
              }
            },
            "subjectKeyIdentifierHash": {},
            "subjectAlternativeNames": {
              "properties": {
                "dnsNames": {
                  "set": true,
                  "items": {}
                },
                "ipAddresses": {
                  "set": true,
                  "items": {}
                },
                "emailAddresses": {
                  "set": true,
                  "items": {}
                },
                "uris": {
                  "set": true,
                  "items": {}
                },
                "wildcards": {},
                "maxNames": {
                  "integer": true
                }
              }
            },
            "rules": {
              "mapKeys": [
                "name"
              ],
              "items": {
                "properties": {
                  "name": {},
                  "expression": {}
                }
              }
            },
            "nameConstraints": {
              "rules": [
                {
                  "rule": "has(self.permitted) || has(self.excluded)",
                  "message": "constrain something: permitted or excluded"
                }
              ],
              "properties": {
                "permitted": {
                  "rules": [
                    {
                      "rule": "has(self.dnsNames) || has(self.ipAddresses) || has(self.emailAddresses) || has(self.uris)",
                      "message": "list some names: dnsNames, ipAddresses, emailAddresses or uris"
                    }
                  ],
                  "properties": {
                    "dnsNames": {
                      "set": true,
                      "items": {}
                    },
                    "ipAddresses": {
                      "set": true,
                      "items": {}
                    },
                    "emailAddresses": {
                      "set": true,
                      "items": {}
                    },
                    "uris": {
                      "set": true,
                      "items": {}
                    }
                  }
                },
                "excluded": {
                  "rules": [
                    {
                      "rule": "has(self.dnsNames) || has(self.ipAddresses) || has(self.emailAddresses) || has(self.uris)",
                      "message": "list some names: dnsNames, ipAddresses, emailAddresses or uris"
                    }
                  ],
                  "properties": {
                    "dnsNames": {
                      "set": true,
                      "items": {}
                    },
                    "ipAddresses": {
                      "set": true,
                      "items": {}
                    },
                    "emailAddresses": {
                      "set": true,
                      "items": {}
                    },
                    "uris": {
                      "set": true,
                      "items": {}
                    }
                  }
                }
              }
            },
            "policies": {
              "mapKeys": [
                "oid"
              ],
              "items": {
                "properties": {
                  "oid": {},
                  "cps": {}
                }
              }
            },
            "crlDistributionPoints": {
              "set": true,
              "items": {}
            },
            "ocspUrls": {
              "set": true,
              "items": {}
            },
            "caIssuerUrls": {
              "set": true,
              "items": {}
            },
            "allowedExtensions": {
              "mapKeys": [
                "oid"
              ],
              "items": {
                "properties": {
                  "oid": {},
                  "critical": {},
                  "value": {}
                }
              }
            },
            "revocationLists": {}
          }
        }
      }
    },
    "status": {
      "properties": {
        "observedGeneration": {
          "integer": true
        },
        "conditions": {
          "mapKeys": [
            "type"
          ],
          "items": {
            "properties": {
              "type": {},
              "status": {},
              "observedGeneration": {
                "integer": true
              },
              "lastTransitionTime": {},
              "reason": {},
              "message": {}
            }
          }
        },
        "summary": {},
        "pods": {
          "properties": {
            "total": {
              "integer": true
            },
            "current": {
              "integer": true
            },
            "items": {
              "mapKeys": [
                "name"
              ],
              "items": {
                "properties": {
                  "name": {},
                  "generation": {
                    "integer": true
                  },
                  "reloadMilliseconds": {
                    "integer": true
                  },
                  "fault": {}
                }
              }
            }
          }
        },
        "reload": {
          "properties": {
            "medianMilliseconds": {
              "integer": true
            },
            "slowestMilliseconds": {
              "integer": true
            },
            "slowestPod": {}
          }
        },
        "agent": {
          "properties": {
            "address": {},
            "addresses": {
              "items": {}
            },
            "serverName": {},
            "caBundle": {}
          }
        }
      }
    }
  }
};
