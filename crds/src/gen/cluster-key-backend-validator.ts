// @ts-nocheck
// Code generated from crds/src/types by tools/generate; do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["ClusterKeyBackend"] }, spec: { type: "object", properties: { software: { type: "object", required: ["keyEncryptionKey"], properties: { keyEncryptionKey: { type: "object", properties: { backendRef: { type: "object", required: ["kind", "name"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend"] }, name: { type: "string", minLength: 1, maxLength: 63 }, keyId: { type: "string", minLength: 1, maxLength: 1024 } }, additionalProperties: !1 }, secret: { type: "object", properties: { name: { type: "string", default: "keyward-key-encryption-key", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", maxLength: 253 } }, additionalProperties: !1 } }, additionalProperties: !1 } }, additionalProperties: !1 }, awsKms: { type: "object", required: ["region"], properties: { region: { type: "string", pattern: "^[a-z0-9-]+$", minLength: 1, maxLength: 64 }, endpoint: { type: "string", pattern: "^https?:\\/\\/", maxLength: 2048 }, roleArn: { type: "string", pattern: "^arn:", maxLength: 2048 }, aliasPrefix: { type: "string", default: "alias/keyward", pattern: "^alias\\/[a-zA-Z0-9/_-]+$", maxLength: 200 }, multiRegion: { type: "boolean", default: !1 }, staticCredentials: { type: "object", required: ["accessKeyId", "secretAccessKey"], properties: { accessKeyId: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, secretAccessKey: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 } }, additionalProperties: !1 } }, additionalProperties: !1 }, azureKeyVault: { type: "object", required: ["vaultUrl"], properties: { vaultUrl: { type: "string", pattern: "^https?:\\/\\/", maxLength: 2048 }, hsm: { type: "boolean", default: !1 }, clientId: { type: "string", maxLength: 64 }, staticCredentials: { type: "object", required: ["tenantId", "clientId", "clientSecret"], properties: { tenantId: { type: "string", minLength: 1, maxLength: 64 }, clientId: { type: "string", minLength: 1, maxLength: 64 }, clientSecret: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 } }, additionalProperties: !1 } }, additionalProperties: !1 }, gcpKms: { type: "object", required: ["keyRing"], properties: { keyRing: { type: "string", pattern: "^projects\\/[^/]+\\/locations\\/[^/]+\\/keyRings\\/[^/]+$", maxLength: 512 }, protectionLevel: { type: "string", default: "Software", enum: ["Software", "HSM"] }, rsaSigning: { type: "string", default: "PKCS1", enum: ["PKCS1", "PSS"] }, endpoint: { type: "string", pattern: "^[a-zA-Z0-9.-]+(:[0-9]+)?$", maxLength: 512 }, plaintext: { type: "boolean", default: !1 }, staticCredentials: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 } }, additionalProperties: !1 }, vault: { type: "object", required: ["address"], properties: { address: { type: "string", pattern: "^https?:\\/\\/", maxLength: 2048 }, vaultNamespace: { type: "string", maxLength: 256 }, mount: { type: "string", default: "transit", pattern: "^[a-zA-Z0-9_/-]+$", maxLength: 256 }, kubernetes: { type: "object", required: ["role"], properties: { role: { type: "string", minLength: 1, maxLength: 256 }, mount: { type: "string", default: "kubernetes", pattern: "^[a-zA-Z0-9_/-]+$", maxLength: 256 }, audience: { type: "string", default: "vault", maxLength: 256 } }, additionalProperties: !1 }, token: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, caBundle: { type: "string", maxLength: 65536 } }, additionalProperties: !1 }, pkcs11: { type: "object", required: ["module", "tokenLabel", "pin"], properties: { module: { type: "string", pattern: "^\\/", maxLength: 1024 }, tokenLabel: { type: "string", minLength: 1, maxLength: 32 }, pin: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, sessions: { minimum: 1, maximum: 256, type: "integer", default: 16 } }, additionalProperties: !1 }, tpm: { type: "object", required: ["module", "tokenLabel", "pin"], properties: { module: { type: "string", pattern: "^\\/", maxLength: 1024 }, tokenLabel: { type: "string", minLength: 1, maxLength: 32 }, pin: { type: "object", required: ["name", "key"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, sessions: { minimum: 1, maximum: 256, type: "integer", default: 16 } }, additionalProperties: !1 }, development: { type: "boolean", default: !1 }, limits: { type: "object", properties: { timeout: { type: "string", default: "5s", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, callsInFlight: { minimum: 1, maximum: 1e4, type: "integer", default: 256 }, callsPerSecond: { minimum: 1, maximum: 1e6, type: "integer" } }, additionalProperties: !1 }, allowedNamespaces: { type: "object", properties: { matchNames: { type: "array", maxItems: 1024, items: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", minLength: 1, maxLength: 63 } }, selector: { type: "object", properties: { matchLabels: { type: "object", additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, matchExpressions: { type: "array", maxItems: 16, items: { type: "object", required: ["key", "operator"], properties: { key: { type: "string", minLength: 1, maxLength: 317 }, operator: { type: "string", enum: ["In", "NotIn", "Exists", "DoesNotExist"] }, values: { type: "array", maxItems: 64, items: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } } }, additionalProperties: !1 } } }, additionalProperties: !1 } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, type: { type: "string" }, protection: { type: "string", enum: ["Software", "Managed", "Hardware"] }, delivery: { type: "string", enum: ["Material", "Remote"] }, algorithms: { type: "array", maxItems: 64, items: { type: "string" } }, detail: { type: "string" }, latency: { type: "string" }, checkedAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, seal: { type: "object", required: ["dataKey", "behind"], properties: { dataKey: { type: "string", maxLength: 253 }, behind: { minimum: -2147483648, maximum: 2147483647, type: "integer" } } } } } }, additionalProperties: !1 }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern1 = new RegExp("^[a-z0-9-]+$", "u"), pattern2 = new RegExp("^https?:\\/\\/", "u"), pattern3 = new RegExp("^arn:", "u"), pattern4 = new RegExp("^alias\\/[a-zA-Z0-9/_-]+$", "u"), pattern6 = new RegExp("^[-._a-zA-Z0-9]+$", "u"), pattern12 = new RegExp("^projects\\/[^/]+\\/locations\\/[^/]+\\/keyRings\\/[^/]+$", "u"), pattern13 = new RegExp("^[a-zA-Z0-9.-]+(:[0-9]+)?$", "u"), pattern17 = new RegExp("^[a-zA-Z0-9_/-]+$", "u"), pattern21 = new RegExp("^\\/", "u"), pattern27 = new RegExp("^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", "u"), pattern28 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "u"), pattern29 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern31 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern32 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern34 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern35 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      let err0 = { instancePath, keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0) {
      let err1 = { instancePath, keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.metadata === void 0) {
      let err2 = { instancePath, keyword: "required", params: { missingProperty: "metadata" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.spec === void 0) {
      let err3 = { instancePath, keyword: "required", params: { missingProperty: "spec" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "spec" || key0 === "metadata" || key0 === "status")) {
        let err4 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let err5 = { instancePath: instancePath + "/apiVersion", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (data0 !== "keyward.dev/v1alpha1") {
        let err6 = { instancePath: instancePath + "/apiVersion", keyword: "enum", params: { allowedValues: schema11.properties.apiVersion.enum } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let err7 = { instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (data1 !== "ClusterKeyBackend") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        data2.development === void 0 && (data2.development = !1);
        for (let key1 in data2)
          if (!func2.call(schema11.properties.spec.properties, key1)) {
            let err9 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        if (data2.software !== void 0) {
          let data3 = data2.software;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.keyEncryptionKey === void 0) {
              let err10 = { instancePath: instancePath + "/spec/software", keyword: "required", params: { missingProperty: "keyEncryptionKey" } };
              vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
            }
            for (let key2 in data3)
              if (key2 !== "keyEncryptionKey") {
                let err11 = { instancePath: instancePath + "/spec/software", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
              }
            if (data3.keyEncryptionKey !== void 0) {
              let data4 = data3.keyEncryptionKey;
              if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                for (let key3 in data4)
                  if (!(key3 === "backendRef" || key3 === "secret")) {
                    let err12 = { instancePath: instancePath + "/spec/software/keyEncryptionKey", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                  }
                if (data4.backendRef !== void 0) {
                  let data5 = data4.backendRef;
                  if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                    if (data5.kind === void 0) {
                      let err13 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef", keyword: "required", params: { missingProperty: "kind" } };
                      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                    }
                    if (data5.name === void 0) {
                      let err14 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                    }
                    for (let key4 in data5)
                      if (!(key4 === "kind" || key4 === "name" || key4 === "keyId")) {
                        let err15 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                      }
                    if (data5.kind !== void 0) {
                      let data6 = data5.kind;
                      if (typeof data6 != "string") {
                        let err16 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/kind", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                      }
                      if (!(data6 === "KeyBackend" || data6 === "ClusterKeyBackend")) {
                        let err17 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/kind", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.software.properties.keyEncryptionKey.properties.backendRef.properties.kind.enum } };
                        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                      }
                    }
                    if (data5.name !== void 0) {
                      let data7 = data5.name;
                      if (typeof data7 == "string") {
                        if (func3(data7) > 63) {
                          let err18 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/name", keyword: "maxLength", params: { limit: 63 } };
                          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                        }
                        if (func3(data7) < 1) {
                          let err19 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                        }
                      } else {
                        let err20 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                      }
                    }
                    if (data5.keyId !== void 0) {
                      let data8 = data5.keyId;
                      if (typeof data8 == "string") {
                        if (func3(data8) > 1024) {
                          let err21 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/keyId", keyword: "maxLength", params: { limit: 1024 } };
                          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                        }
                        if (func3(data8) < 1) {
                          let err22 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/keyId", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                        }
                      } else {
                        let err23 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef/keyId", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                      }
                    }
                  } else {
                    let err24 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/backendRef", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                  }
                }
                if (data4.secret !== void 0) {
                  let data9 = data4.secret;
                  if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                    data9.name === void 0 && (data9.name = "keyward-key-encryption-key");
                    for (let key5 in data9)
                      if (key5 !== "name") {
                        let err25 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/secret", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                      }
                    let data10 = data9.name;
                    if (typeof data10 == "string") {
                      if (func3(data10) > 253) {
                        let err26 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/secret/name", keyword: "maxLength", params: { limit: 253 } };
                        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                      }
                      if (!pattern0.test(data10)) {
                        let err27 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/secret/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                      }
                    } else {
                      let err28 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/secret/name", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                    }
                  } else {
                    let err29 = { instancePath: instancePath + "/spec/software/keyEncryptionKey/secret", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                  }
                }
              } else {
                let err30 = { instancePath: instancePath + "/spec/software/keyEncryptionKey", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            }
          } else {
            let err31 = { instancePath: instancePath + "/spec/software", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        }
        if (data2.awsKms !== void 0) {
          let data11 = data2.awsKms;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.aliasPrefix === void 0 && (data11.aliasPrefix = "alias/keyward"), data11.multiRegion === void 0 && (data11.multiRegion = !1), data11.region === void 0) {
              let err32 = { instancePath: instancePath + "/spec/awsKms", keyword: "required", params: { missingProperty: "region" } };
              vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
            }
            for (let key6 in data11)
              if (!(key6 === "region" || key6 === "endpoint" || key6 === "roleArn" || key6 === "aliasPrefix" || key6 === "multiRegion" || key6 === "staticCredentials")) {
                let err33 = { instancePath: instancePath + "/spec/awsKms", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            if (data11.region !== void 0) {
              let data12 = data11.region;
              if (typeof data12 == "string") {
                if (func3(data12) > 64) {
                  let err34 = { instancePath: instancePath + "/spec/awsKms/region", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
                if (func3(data12) < 1) {
                  let err35 = { instancePath: instancePath + "/spec/awsKms/region", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                }
                if (!pattern1.test(data12)) {
                  let err36 = { instancePath: instancePath + "/spec/awsKms/region", keyword: "pattern", params: { pattern: "^[a-z0-9-]+$" } };
                  vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                }
              } else {
                let err37 = { instancePath: instancePath + "/spec/awsKms/region", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
            if (data11.endpoint !== void 0) {
              let data13 = data11.endpoint;
              if (typeof data13 == "string") {
                if (func3(data13) > 2048) {
                  let err38 = { instancePath: instancePath + "/spec/awsKms/endpoint", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                }
                if (!pattern2.test(data13)) {
                  let err39 = { instancePath: instancePath + "/spec/awsKms/endpoint", keyword: "pattern", params: { pattern: "^https?:\\/\\/" } };
                  vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                }
              } else {
                let err40 = { instancePath: instancePath + "/spec/awsKms/endpoint", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
            }
            if (data11.roleArn !== void 0) {
              let data14 = data11.roleArn;
              if (typeof data14 == "string") {
                if (func3(data14) > 2048) {
                  let err41 = { instancePath: instancePath + "/spec/awsKms/roleArn", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                }
                if (!pattern3.test(data14)) {
                  let err42 = { instancePath: instancePath + "/spec/awsKms/roleArn", keyword: "pattern", params: { pattern: "^arn:" } };
                  vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                }
              } else {
                let err43 = { instancePath: instancePath + "/spec/awsKms/roleArn", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            }
            let data15 = data11.aliasPrefix;
            if (typeof data15 == "string") {
              if (func3(data15) > 200) {
                let err44 = { instancePath: instancePath + "/spec/awsKms/aliasPrefix", keyword: "maxLength", params: { limit: 200 } };
                vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
              }
              if (!pattern4.test(data15)) {
                let err45 = { instancePath: instancePath + "/spec/awsKms/aliasPrefix", keyword: "pattern", params: { pattern: "^alias\\/[a-zA-Z0-9/_-]+$" } };
                vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
              }
            } else {
              let err46 = { instancePath: instancePath + "/spec/awsKms/aliasPrefix", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            if (typeof data11.multiRegion != "boolean") {
              let err47 = { instancePath: instancePath + "/spec/awsKms/multiRegion", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
            }
            if (data11.staticCredentials !== void 0) {
              let data17 = data11.staticCredentials;
              if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                if (data17.accessKeyId === void 0) {
                  let err48 = { instancePath: instancePath + "/spec/awsKms/staticCredentials", keyword: "required", params: { missingProperty: "accessKeyId" } };
                  vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                }
                if (data17.secretAccessKey === void 0) {
                  let err49 = { instancePath: instancePath + "/spec/awsKms/staticCredentials", keyword: "required", params: { missingProperty: "secretAccessKey" } };
                  vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                }
                for (let key7 in data17)
                  if (!(key7 === "accessKeyId" || key7 === "secretAccessKey")) {
                    let err50 = { instancePath: instancePath + "/spec/awsKms/staticCredentials", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                    vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                  }
                if (data17.accessKeyId !== void 0) {
                  let data18 = data17.accessKeyId;
                  if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                    if (data18.name === void 0) {
                      let err51 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                    }
                    if (data18.key === void 0) {
                      let err52 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId", keyword: "required", params: { missingProperty: "key" } };
                      vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                    }
                    for (let key8 in data18)
                      if (!(key8 === "name" || key8 === "key")) {
                        let err53 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                        vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                      }
                    if (data18.name !== void 0) {
                      let data19 = data18.name;
                      if (typeof data19 == "string") {
                        if (func3(data19) > 253) {
                          let err54 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/name", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                        }
                        if (func3(data19) < 1) {
                          let err55 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                        }
                        if (!pattern0.test(data19)) {
                          let err56 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                          vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                        }
                      } else {
                        let err57 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                      }
                    }
                    if (data18.key !== void 0) {
                      let data20 = data18.key;
                      if (typeof data20 == "string") {
                        if (func3(data20) > 253) {
                          let err58 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/key", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                        }
                        if (func3(data20) < 1) {
                          let err59 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/key", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                        }
                        if (!pattern6.test(data20)) {
                          let err60 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                        }
                      } else {
                        let err61 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId/key", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                      }
                    }
                  } else {
                    let err62 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/accessKeyId", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                  }
                }
                if (data17.secretAccessKey !== void 0) {
                  let data21 = data17.secretAccessKey;
                  if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                    if (data21.name === void 0) {
                      let err63 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
                    }
                    if (data21.key === void 0) {
                      let err64 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey", keyword: "required", params: { missingProperty: "key" } };
                      vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
                    }
                    for (let key9 in data21)
                      if (!(key9 === "name" || key9 === "key")) {
                        let err65 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                        vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
                      }
                    if (data21.name !== void 0) {
                      let data22 = data21.name;
                      if (typeof data22 == "string") {
                        if (func3(data22) > 253) {
                          let err66 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/name", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                        }
                        if (func3(data22) < 1) {
                          let err67 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                        }
                        if (!pattern0.test(data22)) {
                          let err68 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                          vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                        }
                      } else {
                        let err69 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                      }
                    }
                    if (data21.key !== void 0) {
                      let data23 = data21.key;
                      if (typeof data23 == "string") {
                        if (func3(data23) > 253) {
                          let err70 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/key", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                        }
                        if (func3(data23) < 1) {
                          let err71 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/key", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                        }
                        if (!pattern6.test(data23)) {
                          let err72 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                          vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                        }
                      } else {
                        let err73 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey/key", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                      }
                    }
                  } else {
                    let err74 = { instancePath: instancePath + "/spec/awsKms/staticCredentials/secretAccessKey", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                  }
                }
              } else {
                let err75 = { instancePath: instancePath + "/spec/awsKms/staticCredentials", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
            }
          } else {
            let err76 = { instancePath: instancePath + "/spec/awsKms", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
          }
        }
        if (data2.azureKeyVault !== void 0) {
          let data24 = data2.azureKeyVault;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            if (data24.hsm === void 0 && (data24.hsm = !1), data24.vaultUrl === void 0) {
              let err77 = { instancePath: instancePath + "/spec/azureKeyVault", keyword: "required", params: { missingProperty: "vaultUrl" } };
              vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
            }
            for (let key10 in data24)
              if (!(key10 === "vaultUrl" || key10 === "hsm" || key10 === "clientId" || key10 === "staticCredentials")) {
                let err78 = { instancePath: instancePath + "/spec/azureKeyVault", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
              }
            if (data24.vaultUrl !== void 0) {
              let data25 = data24.vaultUrl;
              if (typeof data25 == "string") {
                if (func3(data25) > 2048) {
                  let err79 = { instancePath: instancePath + "/spec/azureKeyVault/vaultUrl", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                }
                if (!pattern2.test(data25)) {
                  let err80 = { instancePath: instancePath + "/spec/azureKeyVault/vaultUrl", keyword: "pattern", params: { pattern: "^https?:\\/\\/" } };
                  vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                }
              } else {
                let err81 = { instancePath: instancePath + "/spec/azureKeyVault/vaultUrl", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            }
            if (typeof data24.hsm != "boolean") {
              let err82 = { instancePath: instancePath + "/spec/azureKeyVault/hsm", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
            if (data24.clientId !== void 0) {
              let data27 = data24.clientId;
              if (typeof data27 == "string") {
                if (func3(data27) > 64) {
                  let err83 = { instancePath: instancePath + "/spec/azureKeyVault/clientId", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
                }
              } else {
                let err84 = { instancePath: instancePath + "/spec/azureKeyVault/clientId", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
              }
            }
            if (data24.staticCredentials !== void 0) {
              let data28 = data24.staticCredentials;
              if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                if (data28.tenantId === void 0) {
                  let err85 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials", keyword: "required", params: { missingProperty: "tenantId" } };
                  vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
                }
                if (data28.clientId === void 0) {
                  let err86 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials", keyword: "required", params: { missingProperty: "clientId" } };
                  vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
                }
                if (data28.clientSecret === void 0) {
                  let err87 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials", keyword: "required", params: { missingProperty: "clientSecret" } };
                  vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
                }
                for (let key11 in data28)
                  if (!(key11 === "tenantId" || key11 === "clientId" || key11 === "clientSecret")) {
                    let err88 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials", keyword: "additionalProperties", params: { additionalProperty: key11 } };
                    vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
                  }
                if (data28.tenantId !== void 0) {
                  let data29 = data28.tenantId;
                  if (typeof data29 == "string") {
                    if (func3(data29) > 64) {
                      let err89 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/tenantId", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
                    }
                    if (func3(data29) < 1) {
                      let err90 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/tenantId", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                    }
                  } else {
                    let err91 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/tenantId", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                  }
                }
                if (data28.clientId !== void 0) {
                  let data30 = data28.clientId;
                  if (typeof data30 == "string") {
                    if (func3(data30) > 64) {
                      let err92 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientId", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                    }
                    if (func3(data30) < 1) {
                      let err93 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientId", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                    }
                  } else {
                    let err94 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientId", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
                  }
                }
                if (data28.clientSecret !== void 0) {
                  let data31 = data28.clientSecret;
                  if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                    if (data31.name === void 0) {
                      let err95 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                    }
                    if (data31.key === void 0) {
                      let err96 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret", keyword: "required", params: { missingProperty: "key" } };
                      vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                    }
                    for (let key12 in data31)
                      if (!(key12 === "name" || key12 === "key")) {
                        let err97 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret", keyword: "additionalProperties", params: { additionalProperty: key12 } };
                        vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                      }
                    if (data31.name !== void 0) {
                      let data32 = data31.name;
                      if (typeof data32 == "string") {
                        if (func3(data32) > 253) {
                          let err98 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/name", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                        }
                        if (func3(data32) < 1) {
                          let err99 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                        }
                        if (!pattern0.test(data32)) {
                          let err100 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                          vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
                        }
                      } else {
                        let err101 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
                      }
                    }
                    if (data31.key !== void 0) {
                      let data33 = data31.key;
                      if (typeof data33 == "string") {
                        if (func3(data33) > 253) {
                          let err102 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/key", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
                        }
                        if (func3(data33) < 1) {
                          let err103 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/key", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                        }
                        if (!pattern6.test(data33)) {
                          let err104 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                          vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                        }
                      } else {
                        let err105 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret/key", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                      }
                    }
                  } else {
                    let err106 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials/clientSecret", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
                  }
                }
              } else {
                let err107 = { instancePath: instancePath + "/spec/azureKeyVault/staticCredentials", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
              }
            }
          } else {
            let err108 = { instancePath: instancePath + "/spec/azureKeyVault", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
          }
        }
        if (data2.gcpKms !== void 0) {
          let data34 = data2.gcpKms;
          if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
            if (data34.protectionLevel === void 0 && (data34.protectionLevel = "Software"), data34.rsaSigning === void 0 && (data34.rsaSigning = "PKCS1"), data34.plaintext === void 0 && (data34.plaintext = !1), data34.keyRing === void 0) {
              let err109 = { instancePath: instancePath + "/spec/gcpKms", keyword: "required", params: { missingProperty: "keyRing" } };
              vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
            }
            for (let key13 in data34)
              if (!(key13 === "keyRing" || key13 === "protectionLevel" || key13 === "rsaSigning" || key13 === "endpoint" || key13 === "plaintext" || key13 === "staticCredentials")) {
                let err110 = { instancePath: instancePath + "/spec/gcpKms", keyword: "additionalProperties", params: { additionalProperty: key13 } };
                vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
              }
            if (data34.keyRing !== void 0) {
              let data35 = data34.keyRing;
              if (typeof data35 == "string") {
                if (func3(data35) > 512) {
                  let err111 = { instancePath: instancePath + "/spec/gcpKms/keyRing", keyword: "maxLength", params: { limit: 512 } };
                  vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
                }
                if (!pattern12.test(data35)) {
                  let err112 = { instancePath: instancePath + "/spec/gcpKms/keyRing", keyword: "pattern", params: { pattern: "^projects\\/[^/]+\\/locations\\/[^/]+\\/keyRings\\/[^/]+$" } };
                  vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
                }
              } else {
                let err113 = { instancePath: instancePath + "/spec/gcpKms/keyRing", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
              }
            }
            let data36 = data34.protectionLevel;
            if (typeof data36 != "string") {
              let err114 = { instancePath: instancePath + "/spec/gcpKms/protectionLevel", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
            }
            if (!(data36 === "Software" || data36 === "HSM")) {
              let err115 = { instancePath: instancePath + "/spec/gcpKms/protectionLevel", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.gcpKms.properties.protectionLevel.enum } };
              vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
            }
            let data37 = data34.rsaSigning;
            if (typeof data37 != "string") {
              let err116 = { instancePath: instancePath + "/spec/gcpKms/rsaSigning", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
            }
            if (!(data37 === "PKCS1" || data37 === "PSS")) {
              let err117 = { instancePath: instancePath + "/spec/gcpKms/rsaSigning", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.gcpKms.properties.rsaSigning.enum } };
              vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
            }
            if (data34.endpoint !== void 0) {
              let data38 = data34.endpoint;
              if (typeof data38 == "string") {
                if (func3(data38) > 512) {
                  let err118 = { instancePath: instancePath + "/spec/gcpKms/endpoint", keyword: "maxLength", params: { limit: 512 } };
                  vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
                }
                if (!pattern13.test(data38)) {
                  let err119 = { instancePath: instancePath + "/spec/gcpKms/endpoint", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9.-]+(:[0-9]+)?$" } };
                  vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
                }
              } else {
                let err120 = { instancePath: instancePath + "/spec/gcpKms/endpoint", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
              }
            }
            if (typeof data34.plaintext != "boolean") {
              let err121 = { instancePath: instancePath + "/spec/gcpKms/plaintext", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
            }
            if (data34.staticCredentials !== void 0) {
              let data40 = data34.staticCredentials;
              if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
                if (data40.name === void 0) {
                  let err122 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
                }
                if (data40.key === void 0) {
                  let err123 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials", keyword: "required", params: { missingProperty: "key" } };
                  vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
                }
                for (let key14 in data40)
                  if (!(key14 === "name" || key14 === "key")) {
                    let err124 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials", keyword: "additionalProperties", params: { additionalProperty: key14 } };
                    vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
                  }
                if (data40.name !== void 0) {
                  let data41 = data40.name;
                  if (typeof data41 == "string") {
                    if (func3(data41) > 253) {
                      let err125 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/name", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
                    }
                    if (func3(data41) < 1) {
                      let err126 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
                    }
                    if (!pattern0.test(data41)) {
                      let err127 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
                    }
                  } else {
                    let err128 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
                  }
                }
                if (data40.key !== void 0) {
                  let data42 = data40.key;
                  if (typeof data42 == "string") {
                    if (func3(data42) > 253) {
                      let err129 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/key", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
                    }
                    if (func3(data42) < 1) {
                      let err130 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/key", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
                    }
                    if (!pattern6.test(data42)) {
                      let err131 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                      vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
                    }
                  } else {
                    let err132 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials/key", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
                  }
                }
              } else {
                let err133 = { instancePath: instancePath + "/spec/gcpKms/staticCredentials", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
              }
            }
          } else {
            let err134 = { instancePath: instancePath + "/spec/gcpKms", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
          }
        }
        if (data2.vault !== void 0) {
          let data43 = data2.vault;
          if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
            if (data43.mount === void 0 && (data43.mount = "transit"), data43.address === void 0) {
              let err135 = { instancePath: instancePath + "/spec/vault", keyword: "required", params: { missingProperty: "address" } };
              vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
            }
            for (let key15 in data43)
              if (!(key15 === "address" || key15 === "vaultNamespace" || key15 === "mount" || key15 === "kubernetes" || key15 === "token" || key15 === "caBundle")) {
                let err136 = { instancePath: instancePath + "/spec/vault", keyword: "additionalProperties", params: { additionalProperty: key15 } };
                vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
              }
            if (data43.address !== void 0) {
              let data44 = data43.address;
              if (typeof data44 == "string") {
                if (func3(data44) > 2048) {
                  let err137 = { instancePath: instancePath + "/spec/vault/address", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
                }
                if (!pattern2.test(data44)) {
                  let err138 = { instancePath: instancePath + "/spec/vault/address", keyword: "pattern", params: { pattern: "^https?:\\/\\/" } };
                  vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
                }
              } else {
                let err139 = { instancePath: instancePath + "/spec/vault/address", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
              }
            }
            if (data43.vaultNamespace !== void 0) {
              let data45 = data43.vaultNamespace;
              if (typeof data45 == "string") {
                if (func3(data45) > 256) {
                  let err140 = { instancePath: instancePath + "/spec/vault/vaultNamespace", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
                }
              } else {
                let err141 = { instancePath: instancePath + "/spec/vault/vaultNamespace", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
              }
            }
            let data46 = data43.mount;
            if (typeof data46 == "string") {
              if (func3(data46) > 256) {
                let err142 = { instancePath: instancePath + "/spec/vault/mount", keyword: "maxLength", params: { limit: 256 } };
                vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
              }
              if (!pattern17.test(data46)) {
                let err143 = { instancePath: instancePath + "/spec/vault/mount", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9_/-]+$" } };
                vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
              }
            } else {
              let err144 = { instancePath: instancePath + "/spec/vault/mount", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
            }
            if (data43.kubernetes !== void 0) {
              let data47 = data43.kubernetes;
              if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
                if (data47.mount === void 0 && (data47.mount = "kubernetes"), data47.audience === void 0 && (data47.audience = "vault"), data47.role === void 0) {
                  let err145 = { instancePath: instancePath + "/spec/vault/kubernetes", keyword: "required", params: { missingProperty: "role" } };
                  vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
                }
                for (let key16 in data47)
                  if (!(key16 === "role" || key16 === "mount" || key16 === "audience")) {
                    let err146 = { instancePath: instancePath + "/spec/vault/kubernetes", keyword: "additionalProperties", params: { additionalProperty: key16 } };
                    vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
                  }
                if (data47.role !== void 0) {
                  let data48 = data47.role;
                  if (typeof data48 == "string") {
                    if (func3(data48) > 256) {
                      let err147 = { instancePath: instancePath + "/spec/vault/kubernetes/role", keyword: "maxLength", params: { limit: 256 } };
                      vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
                    }
                    if (func3(data48) < 1) {
                      let err148 = { instancePath: instancePath + "/spec/vault/kubernetes/role", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
                    }
                  } else {
                    let err149 = { instancePath: instancePath + "/spec/vault/kubernetes/role", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
                  }
                }
                let data49 = data47.mount;
                if (typeof data49 == "string") {
                  if (func3(data49) > 256) {
                    let err150 = { instancePath: instancePath + "/spec/vault/kubernetes/mount", keyword: "maxLength", params: { limit: 256 } };
                    vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
                  }
                  if (!pattern17.test(data49)) {
                    let err151 = { instancePath: instancePath + "/spec/vault/kubernetes/mount", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9_/-]+$" } };
                    vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
                  }
                } else {
                  let err152 = { instancePath: instancePath + "/spec/vault/kubernetes/mount", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
                }
                let data50 = data47.audience;
                if (typeof data50 == "string") {
                  if (func3(data50) > 256) {
                    let err153 = { instancePath: instancePath + "/spec/vault/kubernetes/audience", keyword: "maxLength", params: { limit: 256 } };
                    vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
                  }
                } else {
                  let err154 = { instancePath: instancePath + "/spec/vault/kubernetes/audience", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
                }
              } else {
                let err155 = { instancePath: instancePath + "/spec/vault/kubernetes", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
              }
            }
            if (data43.token !== void 0) {
              let data51 = data43.token;
              if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
                if (data51.name === void 0) {
                  let err156 = { instancePath: instancePath + "/spec/vault/token", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
                }
                if (data51.key === void 0) {
                  let err157 = { instancePath: instancePath + "/spec/vault/token", keyword: "required", params: { missingProperty: "key" } };
                  vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
                }
                for (let key17 in data51)
                  if (!(key17 === "name" || key17 === "key")) {
                    let err158 = { instancePath: instancePath + "/spec/vault/token", keyword: "additionalProperties", params: { additionalProperty: key17 } };
                    vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
                  }
                if (data51.name !== void 0) {
                  let data52 = data51.name;
                  if (typeof data52 == "string") {
                    if (func3(data52) > 253) {
                      let err159 = { instancePath: instancePath + "/spec/vault/token/name", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
                    }
                    if (func3(data52) < 1) {
                      let err160 = { instancePath: instancePath + "/spec/vault/token/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
                    }
                    if (!pattern0.test(data52)) {
                      let err161 = { instancePath: instancePath + "/spec/vault/token/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
                    }
                  } else {
                    let err162 = { instancePath: instancePath + "/spec/vault/token/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
                  }
                }
                if (data51.key !== void 0) {
                  let data53 = data51.key;
                  if (typeof data53 == "string") {
                    if (func3(data53) > 253) {
                      let err163 = { instancePath: instancePath + "/spec/vault/token/key", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
                    }
                    if (func3(data53) < 1) {
                      let err164 = { instancePath: instancePath + "/spec/vault/token/key", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
                    }
                    if (!pattern6.test(data53)) {
                      let err165 = { instancePath: instancePath + "/spec/vault/token/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                      vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
                    }
                  } else {
                    let err166 = { instancePath: instancePath + "/spec/vault/token/key", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
                  }
                }
              } else {
                let err167 = { instancePath: instancePath + "/spec/vault/token", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
              }
            }
            if (data43.caBundle !== void 0) {
              let data54 = data43.caBundle;
              if (typeof data54 == "string") {
                if (func3(data54) > 65536) {
                  let err168 = { instancePath: instancePath + "/spec/vault/caBundle", keyword: "maxLength", params: { limit: 65536 } };
                  vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
                }
              } else {
                let err169 = { instancePath: instancePath + "/spec/vault/caBundle", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
              }
            }
          } else {
            let err170 = { instancePath: instancePath + "/spec/vault", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
          }
        }
        if (data2.pkcs11 !== void 0) {
          let data55 = data2.pkcs11;
          if (data55 && typeof data55 == "object" && !Array.isArray(data55)) {
            if (data55.sessions === void 0 && (data55.sessions = 16), data55.module === void 0) {
              let err171 = { instancePath: instancePath + "/spec/pkcs11", keyword: "required", params: { missingProperty: "module" } };
              vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
            }
            if (data55.tokenLabel === void 0) {
              let err172 = { instancePath: instancePath + "/spec/pkcs11", keyword: "required", params: { missingProperty: "tokenLabel" } };
              vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
            }
            if (data55.pin === void 0) {
              let err173 = { instancePath: instancePath + "/spec/pkcs11", keyword: "required", params: { missingProperty: "pin" } };
              vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
            }
            for (let key18 in data55)
              if (!(key18 === "module" || key18 === "tokenLabel" || key18 === "pin" || key18 === "sessions")) {
                let err174 = { instancePath: instancePath + "/spec/pkcs11", keyword: "additionalProperties", params: { additionalProperty: key18 } };
                vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
              }
            if (data55.module !== void 0) {
              let data56 = data55.module;
              if (typeof data56 == "string") {
                if (func3(data56) > 1024) {
                  let err175 = { instancePath: instancePath + "/spec/pkcs11/module", keyword: "maxLength", params: { limit: 1024 } };
                  vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
                }
                if (!pattern21.test(data56)) {
                  let err176 = { instancePath: instancePath + "/spec/pkcs11/module", keyword: "pattern", params: { pattern: "^\\/" } };
                  vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
                }
              } else {
                let err177 = { instancePath: instancePath + "/spec/pkcs11/module", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
              }
            }
            if (data55.tokenLabel !== void 0) {
              let data57 = data55.tokenLabel;
              if (typeof data57 == "string") {
                if (func3(data57) > 32) {
                  let err178 = { instancePath: instancePath + "/spec/pkcs11/tokenLabel", keyword: "maxLength", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
                }
                if (func3(data57) < 1) {
                  let err179 = { instancePath: instancePath + "/spec/pkcs11/tokenLabel", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
                }
              } else {
                let err180 = { instancePath: instancePath + "/spec/pkcs11/tokenLabel", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
              }
            }
            if (data55.pin !== void 0) {
              let data58 = data55.pin;
              if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
                if (data58.name === void 0) {
                  let err181 = { instancePath: instancePath + "/spec/pkcs11/pin", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
                }
                if (data58.key === void 0) {
                  let err182 = { instancePath: instancePath + "/spec/pkcs11/pin", keyword: "required", params: { missingProperty: "key" } };
                  vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
                }
                for (let key19 in data58)
                  if (!(key19 === "name" || key19 === "key")) {
                    let err183 = { instancePath: instancePath + "/spec/pkcs11/pin", keyword: "additionalProperties", params: { additionalProperty: key19 } };
                    vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
                  }
                if (data58.name !== void 0) {
                  let data59 = data58.name;
                  if (typeof data59 == "string") {
                    if (func3(data59) > 253) {
                      let err184 = { instancePath: instancePath + "/spec/pkcs11/pin/name", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
                    }
                    if (func3(data59) < 1) {
                      let err185 = { instancePath: instancePath + "/spec/pkcs11/pin/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
                    }
                    if (!pattern0.test(data59)) {
                      let err186 = { instancePath: instancePath + "/spec/pkcs11/pin/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
                    }
                  } else {
                    let err187 = { instancePath: instancePath + "/spec/pkcs11/pin/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
                  }
                }
                if (data58.key !== void 0) {
                  let data60 = data58.key;
                  if (typeof data60 == "string") {
                    if (func3(data60) > 253) {
                      let err188 = { instancePath: instancePath + "/spec/pkcs11/pin/key", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
                    }
                    if (func3(data60) < 1) {
                      let err189 = { instancePath: instancePath + "/spec/pkcs11/pin/key", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
                    }
                    if (!pattern6.test(data60)) {
                      let err190 = { instancePath: instancePath + "/spec/pkcs11/pin/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                      vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
                    }
                  } else {
                    let err191 = { instancePath: instancePath + "/spec/pkcs11/pin/key", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
                  }
                }
              } else {
                let err192 = { instancePath: instancePath + "/spec/pkcs11/pin", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
              }
            }
            let data61 = data55.sessions;
            if (!(typeof data61 == "number" && !(data61 % 1) && !isNaN(data61) && isFinite(data61))) {
              let err193 = { instancePath: instancePath + "/spec/pkcs11/sessions", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
            }
            if (typeof data61 == "number" && isFinite(data61)) {
              if (data61 > 256 || isNaN(data61)) {
                let err194 = { instancePath: instancePath + "/spec/pkcs11/sessions", keyword: "maximum", params: { comparison: "<=", limit: 256 } };
                vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
              }
              if (data61 < 1 || isNaN(data61)) {
                let err195 = { instancePath: instancePath + "/spec/pkcs11/sessions", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
              }
            }
          } else {
            let err196 = { instancePath: instancePath + "/spec/pkcs11", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
          }
        }
        if (data2.tpm !== void 0) {
          let data62 = data2.tpm;
          if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
            if (data62.sessions === void 0 && (data62.sessions = 16), data62.module === void 0) {
              let err197 = { instancePath: instancePath + "/spec/tpm", keyword: "required", params: { missingProperty: "module" } };
              vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
            }
            if (data62.tokenLabel === void 0) {
              let err198 = { instancePath: instancePath + "/spec/tpm", keyword: "required", params: { missingProperty: "tokenLabel" } };
              vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
            }
            if (data62.pin === void 0) {
              let err199 = { instancePath: instancePath + "/spec/tpm", keyword: "required", params: { missingProperty: "pin" } };
              vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
            }
            for (let key20 in data62)
              if (!(key20 === "module" || key20 === "tokenLabel" || key20 === "pin" || key20 === "sessions")) {
                let err200 = { instancePath: instancePath + "/spec/tpm", keyword: "additionalProperties", params: { additionalProperty: key20 } };
                vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
              }
            if (data62.module !== void 0) {
              let data63 = data62.module;
              if (typeof data63 == "string") {
                if (func3(data63) > 1024) {
                  let err201 = { instancePath: instancePath + "/spec/tpm/module", keyword: "maxLength", params: { limit: 1024 } };
                  vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
                }
                if (!pattern21.test(data63)) {
                  let err202 = { instancePath: instancePath + "/spec/tpm/module", keyword: "pattern", params: { pattern: "^\\/" } };
                  vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
                }
              } else {
                let err203 = { instancePath: instancePath + "/spec/tpm/module", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
              }
            }
            if (data62.tokenLabel !== void 0) {
              let data64 = data62.tokenLabel;
              if (typeof data64 == "string") {
                if (func3(data64) > 32) {
                  let err204 = { instancePath: instancePath + "/spec/tpm/tokenLabel", keyword: "maxLength", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err204] : vErrors.push(err204), errors++;
                }
                if (func3(data64) < 1) {
                  let err205 = { instancePath: instancePath + "/spec/tpm/tokenLabel", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err205] : vErrors.push(err205), errors++;
                }
              } else {
                let err206 = { instancePath: instancePath + "/spec/tpm/tokenLabel", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err206] : vErrors.push(err206), errors++;
              }
            }
            if (data62.pin !== void 0) {
              let data65 = data62.pin;
              if (data65 && typeof data65 == "object" && !Array.isArray(data65)) {
                if (data65.name === void 0) {
                  let err207 = { instancePath: instancePath + "/spec/tpm/pin", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err207] : vErrors.push(err207), errors++;
                }
                if (data65.key === void 0) {
                  let err208 = { instancePath: instancePath + "/spec/tpm/pin", keyword: "required", params: { missingProperty: "key" } };
                  vErrors === null ? vErrors = [err208] : vErrors.push(err208), errors++;
                }
                for (let key21 in data65)
                  if (!(key21 === "name" || key21 === "key")) {
                    let err209 = { instancePath: instancePath + "/spec/tpm/pin", keyword: "additionalProperties", params: { additionalProperty: key21 } };
                    vErrors === null ? vErrors = [err209] : vErrors.push(err209), errors++;
                  }
                if (data65.name !== void 0) {
                  let data66 = data65.name;
                  if (typeof data66 == "string") {
                    if (func3(data66) > 253) {
                      let err210 = { instancePath: instancePath + "/spec/tpm/pin/name", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err210] : vErrors.push(err210), errors++;
                    }
                    if (func3(data66) < 1) {
                      let err211 = { instancePath: instancePath + "/spec/tpm/pin/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err211] : vErrors.push(err211), errors++;
                    }
                    if (!pattern0.test(data66)) {
                      let err212 = { instancePath: instancePath + "/spec/tpm/pin/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err212] : vErrors.push(err212), errors++;
                    }
                  } else {
                    let err213 = { instancePath: instancePath + "/spec/tpm/pin/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err213] : vErrors.push(err213), errors++;
                  }
                }
                if (data65.key !== void 0) {
                  let data67 = data65.key;
                  if (typeof data67 == "string") {
                    if (func3(data67) > 253) {
                      let err214 = { instancePath: instancePath + "/spec/tpm/pin/key", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err214] : vErrors.push(err214), errors++;
                    }
                    if (func3(data67) < 1) {
                      let err215 = { instancePath: instancePath + "/spec/tpm/pin/key", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err215] : vErrors.push(err215), errors++;
                    }
                    if (!pattern6.test(data67)) {
                      let err216 = { instancePath: instancePath + "/spec/tpm/pin/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                      vErrors === null ? vErrors = [err216] : vErrors.push(err216), errors++;
                    }
                  } else {
                    let err217 = { instancePath: instancePath + "/spec/tpm/pin/key", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err217] : vErrors.push(err217), errors++;
                  }
                }
              } else {
                let err218 = { instancePath: instancePath + "/spec/tpm/pin", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err218] : vErrors.push(err218), errors++;
              }
            }
            let data68 = data62.sessions;
            if (!(typeof data68 == "number" && !(data68 % 1) && !isNaN(data68) && isFinite(data68))) {
              let err219 = { instancePath: instancePath + "/spec/tpm/sessions", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err219] : vErrors.push(err219), errors++;
            }
            if (typeof data68 == "number" && isFinite(data68)) {
              if (data68 > 256 || isNaN(data68)) {
                let err220 = { instancePath: instancePath + "/spec/tpm/sessions", keyword: "maximum", params: { comparison: "<=", limit: 256 } };
                vErrors === null ? vErrors = [err220] : vErrors.push(err220), errors++;
              }
              if (data68 < 1 || isNaN(data68)) {
                let err221 = { instancePath: instancePath + "/spec/tpm/sessions", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err221] : vErrors.push(err221), errors++;
              }
            }
          } else {
            let err222 = { instancePath: instancePath + "/spec/tpm", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err222] : vErrors.push(err222), errors++;
          }
        }
        if (typeof data2.development != "boolean") {
          let err223 = { instancePath: instancePath + "/spec/development", keyword: "type", params: { type: "boolean" } };
          vErrors === null ? vErrors = [err223] : vErrors.push(err223), errors++;
        }
        if (data2.limits !== void 0) {
          let data70 = data2.limits;
          if (data70 && typeof data70 == "object" && !Array.isArray(data70)) {
            data70.timeout === void 0 && (data70.timeout = "5s"), data70.callsInFlight === void 0 && (data70.callsInFlight = 256);
            for (let key22 in data70)
              if (!(key22 === "timeout" || key22 === "callsInFlight" || key22 === "callsPerSecond")) {
                let err224 = { instancePath: instancePath + "/spec/limits", keyword: "additionalProperties", params: { additionalProperty: key22 } };
                vErrors === null ? vErrors = [err224] : vErrors.push(err224), errors++;
              }
            let data71 = data70.timeout;
            if (typeof data71 == "string") {
              if (func3(data71) > 32) {
                let err225 = { instancePath: instancePath + "/spec/limits/timeout", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err225] : vErrors.push(err225), errors++;
              }
              if (!pattern27.test(data71)) {
                let err226 = { instancePath: instancePath + "/spec/limits/timeout", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err226] : vErrors.push(err226), errors++;
              }
            } else {
              let err227 = { instancePath: instancePath + "/spec/limits/timeout", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err227] : vErrors.push(err227), errors++;
            }
            let data72 = data70.callsInFlight;
            if (!(typeof data72 == "number" && !(data72 % 1) && !isNaN(data72) && isFinite(data72))) {
              let err228 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err228] : vErrors.push(err228), errors++;
            }
            if (typeof data72 == "number" && isFinite(data72)) {
              if (data72 > 1e4 || isNaN(data72)) {
                let err229 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
                vErrors === null ? vErrors = [err229] : vErrors.push(err229), errors++;
              }
              if (data72 < 1 || isNaN(data72)) {
                let err230 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err230] : vErrors.push(err230), errors++;
              }
            }
            if (data70.callsPerSecond !== void 0) {
              let data73 = data70.callsPerSecond;
              if (!(typeof data73 == "number" && !(data73 % 1) && !isNaN(data73) && isFinite(data73))) {
                let err231 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err231] : vErrors.push(err231), errors++;
              }
              if (typeof data73 == "number" && isFinite(data73)) {
                if (data73 > 1e6 || isNaN(data73)) {
                  let err232 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
                  vErrors === null ? vErrors = [err232] : vErrors.push(err232), errors++;
                }
                if (data73 < 1 || isNaN(data73)) {
                  let err233 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                  vErrors === null ? vErrors = [err233] : vErrors.push(err233), errors++;
                }
              }
            }
          } else {
            let err234 = { instancePath: instancePath + "/spec/limits", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err234] : vErrors.push(err234), errors++;
          }
        }
        if (data2.allowedNamespaces !== void 0) {
          let data74 = data2.allowedNamespaces;
          if (data74 && typeof data74 == "object" && !Array.isArray(data74)) {
            for (let key23 in data74)
              if (!(key23 === "matchNames" || key23 === "selector")) {
                let err235 = { instancePath: instancePath + "/spec/allowedNamespaces", keyword: "additionalProperties", params: { additionalProperty: key23 } };
                vErrors === null ? vErrors = [err235] : vErrors.push(err235), errors++;
              }
            if (data74.matchNames !== void 0) {
              let data75 = data74.matchNames;
              if (Array.isArray(data75)) {
                if (data75.length > 1024) {
                  let err236 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames", keyword: "maxItems", params: { limit: 1024 } };
                  vErrors === null ? vErrors = [err236] : vErrors.push(err236), errors++;
                }
                let len0 = data75.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data76 = data75[i0];
                  if (typeof data76 == "string") {
                    if (func3(data76) > 63) {
                      let err237 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames/" + i0, keyword: "maxLength", params: { limit: 63 } };
                      vErrors === null ? vErrors = [err237] : vErrors.push(err237), errors++;
                    }
                    if (func3(data76) < 1) {
                      let err238 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames/" + i0, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err238] : vErrors.push(err238), errors++;
                    }
                    if (!pattern28.test(data76)) {
                      let err239 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames/" + i0, keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err239] : vErrors.push(err239), errors++;
                    }
                  } else {
                    let err240 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames/" + i0, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err240] : vErrors.push(err240), errors++;
                  }
                }
              } else {
                let err241 = { instancePath: instancePath + "/spec/allowedNamespaces/matchNames", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err241] : vErrors.push(err241), errors++;
              }
            }
            if (data74.selector !== void 0) {
              let data77 = data74.selector;
              if (data77 && typeof data77 == "object" && !Array.isArray(data77)) {
                for (let key24 in data77)
                  if (!(key24 === "matchLabels" || key24 === "matchExpressions")) {
                    let err242 = { instancePath: instancePath + "/spec/allowedNamespaces/selector", keyword: "additionalProperties", params: { additionalProperty: key24 } };
                    vErrors === null ? vErrors = [err242] : vErrors.push(err242), errors++;
                  }
                if (data77.matchLabels !== void 0) {
                  let data78 = data77.matchLabels;
                  if (data78 && typeof data78 == "object" && !Array.isArray(data78))
                    for (let key25 in data78) {
                      let data79 = data78[key25];
                      if (typeof data79 == "string") {
                        if (func3(data79) > 63) {
                          let err243 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchLabels/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                          vErrors === null ? vErrors = [err243] : vErrors.push(err243), errors++;
                        }
                        if (!pattern29.test(data79)) {
                          let err244 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchLabels/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                          vErrors === null ? vErrors = [err244] : vErrors.push(err244), errors++;
                        }
                      } else {
                        let err245 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchLabels/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err245] : vErrors.push(err245), errors++;
                      }
                    }
                  else {
                    let err246 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchLabels", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err246] : vErrors.push(err246), errors++;
                  }
                }
                if (data77.matchExpressions !== void 0) {
                  let data80 = data77.matchExpressions;
                  if (Array.isArray(data80)) {
                    if (data80.length > 16) {
                      let err247 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions", keyword: "maxItems", params: { limit: 16 } };
                      vErrors === null ? vErrors = [err247] : vErrors.push(err247), errors++;
                    }
                    let len1 = data80.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let data81 = data80[i1];
                      if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
                        if (data81.key === void 0) {
                          let err248 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1, keyword: "required", params: { missingProperty: "key" } };
                          vErrors === null ? vErrors = [err248] : vErrors.push(err248), errors++;
                        }
                        if (data81.operator === void 0) {
                          let err249 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1, keyword: "required", params: { missingProperty: "operator" } };
                          vErrors === null ? vErrors = [err249] : vErrors.push(err249), errors++;
                        }
                        for (let key26 in data81)
                          if (!(key26 === "key" || key26 === "operator" || key26 === "values")) {
                            let err250 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1, keyword: "additionalProperties", params: { additionalProperty: key26 } };
                            vErrors === null ? vErrors = [err250] : vErrors.push(err250), errors++;
                          }
                        if (data81.key !== void 0) {
                          let data82 = data81.key;
                          if (typeof data82 == "string") {
                            if (func3(data82) > 317) {
                              let err251 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/key", keyword: "maxLength", params: { limit: 317 } };
                              vErrors === null ? vErrors = [err251] : vErrors.push(err251), errors++;
                            }
                            if (func3(data82) < 1) {
                              let err252 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/key", keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err252] : vErrors.push(err252), errors++;
                            }
                          } else {
                            let err253 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/key", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err253] : vErrors.push(err253), errors++;
                          }
                        }
                        if (data81.operator !== void 0) {
                          let data83 = data81.operator;
                          if (typeof data83 != "string") {
                            let err254 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/operator", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err254] : vErrors.push(err254), errors++;
                          }
                          if (!(data83 === "In" || data83 === "NotIn" || data83 === "Exists" || data83 === "DoesNotExist")) {
                            let err255 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/operator", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.allowedNamespaces.properties.selector.properties.matchExpressions.items.properties.operator.enum } };
                            vErrors === null ? vErrors = [err255] : vErrors.push(err255), errors++;
                          }
                        }
                        if (data81.values !== void 0) {
                          let data84 = data81.values;
                          if (Array.isArray(data84)) {
                            if (data84.length > 64) {
                              let err256 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/values", keyword: "maxItems", params: { limit: 64 } };
                              vErrors === null ? vErrors = [err256] : vErrors.push(err256), errors++;
                            }
                            let len2 = data84.length;
                            for (let i2 = 0; i2 < len2; i2++) {
                              let data85 = data84[i2];
                              if (typeof data85 == "string") {
                                if (func3(data85) > 63) {
                                  let err257 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/values/" + i2, keyword: "maxLength", params: { limit: 63 } };
                                  vErrors === null ? vErrors = [err257] : vErrors.push(err257), errors++;
                                }
                                if (!pattern29.test(data85)) {
                                  let err258 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/values/" + i2, keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                                  vErrors === null ? vErrors = [err258] : vErrors.push(err258), errors++;
                                }
                              } else {
                                let err259 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/values/" + i2, keyword: "type", params: { type: "string" } };
                                vErrors === null ? vErrors = [err259] : vErrors.push(err259), errors++;
                              }
                            }
                          } else {
                            let err260 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1 + "/values", keyword: "type", params: { type: "array" } };
                            vErrors === null ? vErrors = [err260] : vErrors.push(err260), errors++;
                          }
                        }
                      } else {
                        let err261 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions/" + i1, keyword: "type", params: { type: "object" } };
                        vErrors === null ? vErrors = [err261] : vErrors.push(err261), errors++;
                      }
                    }
                  } else {
                    let err262 = { instancePath: instancePath + "/spec/allowedNamespaces/selector/matchExpressions", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err262] : vErrors.push(err262), errors++;
                  }
                }
              } else {
                let err263 = { instancePath: instancePath + "/spec/allowedNamespaces/selector", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err263] : vErrors.push(err263), errors++;
              }
            }
          } else {
            let err264 = { instancePath: instancePath + "/spec/allowedNamespaces", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err264] : vErrors.push(err264), errors++;
          }
        }
      } else {
        let err265 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err265] : vErrors.push(err265), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data86 = data.metadata;
      if (data86 && typeof data86 == "object" && !Array.isArray(data86)) {
        if (data86.name === void 0) {
          let err266 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err266] : vErrors.push(err266), errors++;
        }
        if (data86.name !== void 0) {
          let data87 = data86.name;
          if (typeof data87 == "string") {
            if (func3(data87) > 253) {
              let err267 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err267] : vErrors.push(err267), errors++;
            }
            if (!pattern31.test(data87)) {
              let err268 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err268] : vErrors.push(err268), errors++;
            }
          } else {
            let err269 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err269] : vErrors.push(err269), errors++;
          }
        }
        if (data86.namespace !== void 0 && typeof data86.namespace != "string") {
          let err270 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err270] : vErrors.push(err270), errors++;
        }
        if (data86.uid !== void 0 && typeof data86.uid != "string") {
          let err271 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err271] : vErrors.push(err271), errors++;
        }
        if (data86.resourceVersion !== void 0 && typeof data86.resourceVersion != "string") {
          let err272 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err272] : vErrors.push(err272), errors++;
        }
        if (data86.generation !== void 0) {
          let data91 = data86.generation;
          if (!(typeof data91 == "number" && !(data91 % 1) && !isNaN(data91) && isFinite(data91))) {
            let err273 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err273] : vErrors.push(err273), errors++;
          }
          if (typeof data91 == "number" && isFinite(data91) && (data91 < 0 || isNaN(data91))) {
            let err274 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err274] : vErrors.push(err274), errors++;
          }
        }
        if (data86.creationTimestamp !== void 0 && typeof data86.creationTimestamp != "string") {
          let err275 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err275] : vErrors.push(err275), errors++;
        }
        if (data86.deletionTimestamp !== void 0 && typeof data86.deletionTimestamp != "string") {
          let err276 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err276] : vErrors.push(err276), errors++;
        }
        if (data86.labels !== void 0) {
          let data94 = data86.labels;
          if (data94 && typeof data94 == "object" && !Array.isArray(data94)) {
            for (let key27 in data94) {
              let _errs218 = errors;
              if (typeof key27 == "string" && !pattern32.test(key27)) {
                let err277 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key27 };
                vErrors === null ? vErrors = [err277] : vErrors.push(err277), errors++;
              }
              var valid34 = _errs218 === errors;
              if (!valid34) {
                let err278 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key27 } };
                vErrors === null ? vErrors = [err278] : vErrors.push(err278), errors++;
              }
            }
            for (let key28 in data94) {
              let data95 = data94[key28];
              if (typeof data95 == "string") {
                if (func3(data95) > 63) {
                  let err279 = { instancePath: instancePath + "/metadata/labels/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err279] : vErrors.push(err279), errors++;
                }
                if (!pattern29.test(data95)) {
                  let err280 = { instancePath: instancePath + "/metadata/labels/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err280] : vErrors.push(err280), errors++;
                }
              } else {
                let err281 = { instancePath: instancePath + "/metadata/labels/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err281] : vErrors.push(err281), errors++;
              }
            }
          } else {
            let err282 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err282] : vErrors.push(err282), errors++;
          }
        }
        if (data86.annotations !== void 0) {
          let data96 = data86.annotations;
          if (data96 && typeof data96 == "object" && !Array.isArray(data96)) {
            for (let key29 in data96)
              if (typeof data96[key29] != "string") {
                let err283 = { instancePath: instancePath + "/metadata/annotations/" + key29.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err283] : vErrors.push(err283), errors++;
              }
          } else {
            let err284 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err284] : vErrors.push(err284), errors++;
          }
        }
        if (data86.finalizers !== void 0) {
          let data98 = data86.finalizers;
          if (Array.isArray(data98)) {
            let len3 = data98.length;
            for (let i3 = 0; i3 < len3; i3++)
              if (typeof data98[i3] != "string") {
                let err285 = { instancePath: instancePath + "/metadata/finalizers/" + i3, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err285] : vErrors.push(err285), errors++;
              }
          } else {
            let err286 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err286] : vErrors.push(err286), errors++;
          }
        }
      } else {
        let err287 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err287] : vErrors.push(err287), errors++;
      }
    }
    if (data.status !== void 0) {
      let data100 = data.status;
      if (data100 && typeof data100 == "object" && !Array.isArray(data100)) {
        if (data100.observedGeneration !== void 0) {
          let data101 = data100.observedGeneration;
          if (!(typeof data101 == "number" && !(data101 % 1) && !isNaN(data101) && isFinite(data101))) {
            let err288 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err288] : vErrors.push(err288), errors++;
          }
        }
        if (data100.conditions !== void 0) {
          let data102 = data100.conditions;
          if (Array.isArray(data102)) {
            if (data102.length > 16) {
              let err289 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err289] : vErrors.push(err289), errors++;
            }
            let len4 = data102.length;
            for (let i4 = 0; i4 < len4; i4++) {
              let data103 = data102[i4];
              if (data103 && typeof data103 == "object" && !Array.isArray(data103)) {
                if (data103.type === void 0) {
                  let err290 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err290] : vErrors.push(err290), errors++;
                }
                if (data103.status === void 0) {
                  let err291 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err291] : vErrors.push(err291), errors++;
                }
                if (data103.lastTransitionTime === void 0) {
                  let err292 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err292] : vErrors.push(err292), errors++;
                }
                if (data103.reason === void 0) {
                  let err293 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err293] : vErrors.push(err293), errors++;
                }
                if (data103.message === void 0) {
                  let err294 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err294] : vErrors.push(err294), errors++;
                }
                if (data103.type !== void 0) {
                  let data104 = data103.type;
                  if (typeof data104 == "string") {
                    if (func3(data104) > 316) {
                      let err295 = { instancePath: instancePath + "/status/conditions/" + i4 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err295] : vErrors.push(err295), errors++;
                    }
                  } else {
                    let err296 = { instancePath: instancePath + "/status/conditions/" + i4 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err296] : vErrors.push(err296), errors++;
                  }
                }
                if (data103.status !== void 0) {
                  let data105 = data103.status;
                  if (typeof data105 != "string") {
                    let err297 = { instancePath: instancePath + "/status/conditions/" + i4 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err297] : vErrors.push(err297), errors++;
                  }
                  if (!(data105 === "True" || data105 === "False" || data105 === "Unknown")) {
                    let err298 = { instancePath: instancePath + "/status/conditions/" + i4 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err298] : vErrors.push(err298), errors++;
                  }
                }
                if (data103.observedGeneration !== void 0) {
                  let data106 = data103.observedGeneration;
                  if (!(typeof data106 == "number" && !(data106 % 1) && !isNaN(data106) && isFinite(data106))) {
                    let err299 = { instancePath: instancePath + "/status/conditions/" + i4 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err299] : vErrors.push(err299), errors++;
                  }
                  if (typeof data106 == "number" && isFinite(data106) && (data106 < 0 || isNaN(data106))) {
                    let err300 = { instancePath: instancePath + "/status/conditions/" + i4 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err300] : vErrors.push(err300), errors++;
                  }
                }
                if (data103.lastTransitionTime !== void 0) {
                  let data107 = data103.lastTransitionTime;
                  if (typeof data107 == "string") {
                    if (!pattern34.test(data107)) {
                      let err301 = { instancePath: instancePath + "/status/conditions/" + i4 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err301] : vErrors.push(err301), errors++;
                    }
                  } else {
                    let err302 = { instancePath: instancePath + "/status/conditions/" + i4 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err302] : vErrors.push(err302), errors++;
                  }
                }
                if (data103.reason !== void 0) {
                  let data108 = data103.reason;
                  if (typeof data108 == "string") {
                    if (func3(data108) > 1024) {
                      let err303 = { instancePath: instancePath + "/status/conditions/" + i4 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err303] : vErrors.push(err303), errors++;
                    }
                    if (func3(data108) < 1) {
                      let err304 = { instancePath: instancePath + "/status/conditions/" + i4 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err304] : vErrors.push(err304), errors++;
                    }
                    if (!pattern35.test(data108)) {
                      let err305 = { instancePath: instancePath + "/status/conditions/" + i4 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err305] : vErrors.push(err305), errors++;
                    }
                  } else {
                    let err306 = { instancePath: instancePath + "/status/conditions/" + i4 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err306] : vErrors.push(err306), errors++;
                  }
                }
                if (data103.message !== void 0) {
                  let data109 = data103.message;
                  if (typeof data109 == "string") {
                    if (func3(data109) > 32768) {
                      let err307 = { instancePath: instancePath + "/status/conditions/" + i4 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err307] : vErrors.push(err307), errors++;
                    }
                  } else {
                    let err308 = { instancePath: instancePath + "/status/conditions/" + i4 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err308] : vErrors.push(err308), errors++;
                  }
                }
              } else {
                let err309 = { instancePath: instancePath + "/status/conditions/" + i4, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err309] : vErrors.push(err309), errors++;
              }
            }
          } else {
            let err310 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err310] : vErrors.push(err310), errors++;
          }
        }
        if (data100.type !== void 0 && typeof data100.type != "string") {
          let err311 = { instancePath: instancePath + "/status/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err311] : vErrors.push(err311), errors++;
        }
        if (data100.protection !== void 0) {
          let data111 = data100.protection;
          if (typeof data111 != "string") {
            let err312 = { instancePath: instancePath + "/status/protection", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err312] : vErrors.push(err312), errors++;
          }
          if (!(data111 === "Software" || data111 === "Managed" || data111 === "Hardware")) {
            let err313 = { instancePath: instancePath + "/status/protection", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.protection.enum } };
            vErrors === null ? vErrors = [err313] : vErrors.push(err313), errors++;
          }
        }
        if (data100.delivery !== void 0) {
          let data112 = data100.delivery;
          if (typeof data112 != "string") {
            let err314 = { instancePath: instancePath + "/status/delivery", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err314] : vErrors.push(err314), errors++;
          }
          if (!(data112 === "Material" || data112 === "Remote")) {
            let err315 = { instancePath: instancePath + "/status/delivery", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.delivery.enum } };
            vErrors === null ? vErrors = [err315] : vErrors.push(err315), errors++;
          }
        }
        if (data100.algorithms !== void 0) {
          let data113 = data100.algorithms;
          if (Array.isArray(data113)) {
            if (data113.length > 64) {
              let err316 = { instancePath: instancePath + "/status/algorithms", keyword: "maxItems", params: { limit: 64 } };
              vErrors === null ? vErrors = [err316] : vErrors.push(err316), errors++;
            }
            let len5 = data113.length;
            for (let i5 = 0; i5 < len5; i5++)
              if (typeof data113[i5] != "string") {
                let err317 = { instancePath: instancePath + "/status/algorithms/" + i5, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err317] : vErrors.push(err317), errors++;
              }
          } else {
            let err318 = { instancePath: instancePath + "/status/algorithms", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err318] : vErrors.push(err318), errors++;
          }
        }
        if (data100.detail !== void 0 && typeof data100.detail != "string") {
          let err319 = { instancePath: instancePath + "/status/detail", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err319] : vErrors.push(err319), errors++;
        }
        if (data100.latency !== void 0 && typeof data100.latency != "string") {
          let err320 = { instancePath: instancePath + "/status/latency", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err320] : vErrors.push(err320), errors++;
        }
        if (data100.checkedAt !== void 0) {
          let data117 = data100.checkedAt;
          if (typeof data117 == "string") {
            if (!pattern34.test(data117)) {
              let err321 = { instancePath: instancePath + "/status/checkedAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
              vErrors === null ? vErrors = [err321] : vErrors.push(err321), errors++;
            }
          } else {
            let err322 = { instancePath: instancePath + "/status/checkedAt", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err322] : vErrors.push(err322), errors++;
          }
        }
        if (data100.seal !== void 0) {
          let data118 = data100.seal;
          if (data118 && typeof data118 == "object" && !Array.isArray(data118)) {
            if (data118.dataKey === void 0) {
              let err323 = { instancePath: instancePath + "/status/seal", keyword: "required", params: { missingProperty: "dataKey" } };
              vErrors === null ? vErrors = [err323] : vErrors.push(err323), errors++;
            }
            if (data118.behind === void 0) {
              let err324 = { instancePath: instancePath + "/status/seal", keyword: "required", params: { missingProperty: "behind" } };
              vErrors === null ? vErrors = [err324] : vErrors.push(err324), errors++;
            }
            if (data118.dataKey !== void 0) {
              let data119 = data118.dataKey;
              if (typeof data119 == "string") {
                if (func3(data119) > 253) {
                  let err325 = { instancePath: instancePath + "/status/seal/dataKey", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err325] : vErrors.push(err325), errors++;
                }
              } else {
                let err326 = { instancePath: instancePath + "/status/seal/dataKey", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err326] : vErrors.push(err326), errors++;
              }
            }
            if (data118.behind !== void 0) {
              let data120 = data118.behind;
              if (!(typeof data120 == "number" && !(data120 % 1) && !isNaN(data120) && isFinite(data120))) {
                let err327 = { instancePath: instancePath + "/status/seal/behind", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err327] : vErrors.push(err327), errors++;
              }
              if (typeof data120 == "number" && isFinite(data120)) {
                if (data120 > 2147483647 || isNaN(data120)) {
                  let err328 = { instancePath: instancePath + "/status/seal/behind", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err328] : vErrors.push(err328), errors++;
                }
                if (data120 < -2147483648 || isNaN(data120)) {
                  let err329 = { instancePath: instancePath + "/status/seal/behind", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err329] : vErrors.push(err329), errors++;
                }
              }
            }
          } else {
            let err330 = { instancePath: instancePath + "/status/seal", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err330] : vErrors.push(err330), errors++;
          }
        }
      } else {
        let err331 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err331] : vErrors.push(err331), errors++;
      }
    }
  } else {
    let err332 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err332] : vErrors.push(err332), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
