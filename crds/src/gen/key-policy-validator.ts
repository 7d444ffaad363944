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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["KeyPolicy"] }, spec: { type: "object", required: ["algorithm"], properties: { algorithm: { type: "string", enum: ["ECDSA-P256", "ECDSA-P384", "ECDSA-P521", "RSA-3072", "RSA-4096"] }, usages: { type: "array", default: ["sign", "verify"], minItems: 1, maxItems: 2, items: { type: "string", enum: ["sign", "verify"] } }, certificateAuthority: { type: "object", required: ["subject"], properties: { subject: { type: "object", required: ["commonName"], properties: { commonName: { type: "string", minLength: 1, maxLength: 64 }, organization: { type: "string", minLength: 1, maxLength: 64 }, organizationalUnit: { type: "string", minLength: 1, maxLength: 64 }, country: { type: "string", pattern: "^[A-Z]{2}$" } }, additionalProperties: !1 }, validity: { type: "string", default: "87600h", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, pathLength: { minimum: 0, maximum: 10, type: "integer", default: 0 } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, key: { type: "object", required: ["version", "fingerprint", "publicKey", "createdAt"], properties: { version: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, fingerprint: { type: "string" }, publicKey: { type: "string" }, certificate: { type: "string" }, createdAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" } } } } } }, additionalProperties: !1 }, func2 = require_ucs2length().default, pattern0 = new RegExp("^[A-Z]{2}$", "u"), pattern1 = new RegExp("^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", "u"), pattern2 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern3 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern4 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern5 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern6 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
      if (data1 !== "KeyPolicy") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.usages === void 0 && (data2.usages = ["sign", "verify"]), data2.algorithm === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "algorithm" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        for (let key1 in data2)
          if (!(key1 === "algorithm" || key1 === "usages" || key1 === "certificateAuthority")) {
            let err10 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        if (data2.algorithm !== void 0) {
          let data3 = data2.algorithm;
          if (typeof data3 != "string") {
            let err11 = { instancePath: instancePath + "/spec/algorithm", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
          if (!(data3 === "ECDSA-P256" || data3 === "ECDSA-P384" || data3 === "ECDSA-P521" || data3 === "RSA-3072" || data3 === "RSA-4096")) {
            let err12 = { instancePath: instancePath + "/spec/algorithm", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.algorithm.enum } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        }
        let data4 = data2.usages;
        if (Array.isArray(data4)) {
          if (data4.length > 2) {
            let err13 = { instancePath: instancePath + "/spec/usages", keyword: "maxItems", params: { limit: 2 } };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
          if (data4.length < 1) {
            let err14 = { instancePath: instancePath + "/spec/usages", keyword: "minItems", params: { limit: 1 } };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
          let len0 = data4.length;
          for (let i0 = 0; i0 < len0; i0++) {
            let data5 = data4[i0];
            if (typeof data5 != "string") {
              let err15 = { instancePath: instancePath + "/spec/usages/" + i0, keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
            }
            if (!(data5 === "sign" || data5 === "verify")) {
              let err16 = { instancePath: instancePath + "/spec/usages/" + i0, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.usages.items.enum } };
              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
            }
          }
        } else {
          let err17 = { instancePath: instancePath + "/spec/usages", keyword: "type", params: { type: "array" } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
        if (data2.certificateAuthority !== void 0) {
          let data6 = data2.certificateAuthority;
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.validity === void 0 && (data6.validity = "87600h"), data6.pathLength === void 0 && (data6.pathLength = 0), data6.subject === void 0) {
              let err18 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "required", params: { missingProperty: "subject" } };
              vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
            }
            for (let key2 in data6)
              if (!(key2 === "subject" || key2 === "validity" || key2 === "pathLength")) {
                let err19 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
              }
            if (data6.subject !== void 0) {
              let data7 = data6.subject;
              if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                if (data7.commonName === void 0) {
                  let err20 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "required", params: { missingProperty: "commonName" } };
                  vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                }
                for (let key3 in data7)
                  if (!(key3 === "commonName" || key3 === "organization" || key3 === "organizationalUnit" || key3 === "country")) {
                    let err21 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                    vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                  }
                if (data7.commonName !== void 0) {
                  let data8 = data7.commonName;
                  if (typeof data8 == "string") {
                    if (func2(data8) > 64) {
                      let err22 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                    }
                    if (func2(data8) < 1) {
                      let err23 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                    }
                  } else {
                    let err24 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                  }
                }
                if (data7.organization !== void 0) {
                  let data9 = data7.organization;
                  if (typeof data9 == "string") {
                    if (func2(data9) > 64) {
                      let err25 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                    }
                    if (func2(data9) < 1) {
                      let err26 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                    }
                  } else {
                    let err27 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                  }
                }
                if (data7.organizationalUnit !== void 0) {
                  let data10 = data7.organizationalUnit;
                  if (typeof data10 == "string") {
                    if (func2(data10) > 64) {
                      let err28 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                    }
                    if (func2(data10) < 1) {
                      let err29 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                    }
                  } else {
                    let err30 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                  }
                }
                if (data7.country !== void 0) {
                  let data11 = data7.country;
                  if (typeof data11 == "string") {
                    if (!pattern0.test(data11)) {
                      let err31 = { instancePath: instancePath + "/spec/certificateAuthority/subject/country", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" } };
                      vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                    }
                  } else {
                    let err32 = { instancePath: instancePath + "/spec/certificateAuthority/subject/country", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                  }
                }
              } else {
                let err33 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            let data12 = data6.validity;
            if (typeof data12 == "string") {
              if (func2(data12) > 32) {
                let err34 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
              if (!pattern1.test(data12)) {
                let err35 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
              }
            } else {
              let err36 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
            }
            let data13 = data6.pathLength;
            if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
              let err37 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
            }
            if (typeof data13 == "number" && isFinite(data13)) {
              if (data13 > 10 || isNaN(data13)) {
                let err38 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "maximum", params: { comparison: "<=", limit: 10 } };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
              if (data13 < 0 || isNaN(data13)) {
                let err39 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            }
          } else {
            let err40 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
          }
        }
      } else {
        let err41 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data14 = data.metadata;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        if (data14.name === void 0) {
          let err42 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
        }
        if (data14.name !== void 0) {
          let data15 = data14.name;
          if (typeof data15 == "string") {
            if (func2(data15) > 253) {
              let err43 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
            }
            if (!pattern2.test(data15)) {
              let err44 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
            }
          } else {
            let err45 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
          }
        }
        if (data14.namespace !== void 0 && typeof data14.namespace != "string") {
          let err46 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
        }
        if (data14.uid !== void 0 && typeof data14.uid != "string") {
          let err47 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
        }
        if (data14.resourceVersion !== void 0 && typeof data14.resourceVersion != "string") {
          let err48 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
        if (data14.generation !== void 0) {
          let data19 = data14.generation;
          if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
            let err49 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
          }
          if (typeof data19 == "number" && isFinite(data19) && (data19 < 0 || isNaN(data19))) {
            let err50 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
          }
        }
        if (data14.creationTimestamp !== void 0 && typeof data14.creationTimestamp != "string") {
          let err51 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
        }
        if (data14.deletionTimestamp !== void 0 && typeof data14.deletionTimestamp != "string") {
          let err52 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
        }
        if (data14.labels !== void 0) {
          let data22 = data14.labels;
          if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
            for (let key4 in data22) {
              let _errs51 = errors;
              if (typeof key4 == "string" && !pattern3.test(key4)) {
                let err53 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key4 };
                vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
              }
              var valid7 = _errs51 === errors;
              if (!valid7) {
                let err54 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key4 } };
                vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
              }
            }
            for (let key5 in data22) {
              let data23 = data22[key5];
              if (typeof data23 == "string") {
                if (func2(data23) > 63) {
                  let err55 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                }
                if (!pattern4.test(data23)) {
                  let err56 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                }
              } else {
                let err57 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
              }
            }
          } else {
            let err58 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
          }
        }
        if (data14.annotations !== void 0) {
          let data24 = data14.annotations;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            for (let key6 in data24)
              if (typeof data24[key6] != "string") {
                let err59 = { instancePath: instancePath + "/metadata/annotations/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
              }
          } else {
            let err60 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
          }
        }
        if (data14.finalizers !== void 0) {
          let data26 = data14.finalizers;
          if (Array.isArray(data26)) {
            let len1 = data26.length;
            for (let i1 = 0; i1 < len1; i1++)
              if (typeof data26[i1] != "string") {
                let err61 = { instancePath: instancePath + "/metadata/finalizers/" + i1, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
              }
          } else {
            let err62 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
          }
        }
      } else {
        let err63 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
      }
    }
    if (data.status !== void 0) {
      let data28 = data.status;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
        if (data28.observedGeneration !== void 0) {
          let data29 = data28.observedGeneration;
          if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
            let err64 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
        if (data28.conditions !== void 0) {
          let data30 = data28.conditions;
          if (Array.isArray(data30)) {
            if (data30.length > 16) {
              let err65 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
            }
            let len2 = data30.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data31 = data30[i2];
              if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                if (data31.type === void 0) {
                  let err66 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                }
                if (data31.status === void 0) {
                  let err67 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                }
                if (data31.lastTransitionTime === void 0) {
                  let err68 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                }
                if (data31.reason === void 0) {
                  let err69 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
                if (data31.message === void 0) {
                  let err70 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                }
                if (data31.type !== void 0) {
                  let data32 = data31.type;
                  if (typeof data32 == "string") {
                    if (func2(data32) > 316) {
                      let err71 = { instancePath: instancePath + "/status/conditions/" + i2 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                    }
                  } else {
                    let err72 = { instancePath: instancePath + "/status/conditions/" + i2 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                  }
                }
                if (data31.status !== void 0) {
                  let data33 = data31.status;
                  if (typeof data33 != "string") {
                    let err73 = { instancePath: instancePath + "/status/conditions/" + i2 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                  }
                  if (!(data33 === "True" || data33 === "False" || data33 === "Unknown")) {
                    let err74 = { instancePath: instancePath + "/status/conditions/" + i2 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                  }
                }
                if (data31.observedGeneration !== void 0) {
                  let data34 = data31.observedGeneration;
                  if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
                    let err75 = { instancePath: instancePath + "/status/conditions/" + i2 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                  }
                  if (typeof data34 == "number" && isFinite(data34) && (data34 < 0 || isNaN(data34))) {
                    let err76 = { instancePath: instancePath + "/status/conditions/" + i2 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                  }
                }
                if (data31.lastTransitionTime !== void 0) {
                  let data35 = data31.lastTransitionTime;
                  if (typeof data35 == "string") {
                    if (!pattern5.test(data35)) {
                      let err77 = { instancePath: instancePath + "/status/conditions/" + i2 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                    }
                  } else {
                    let err78 = { instancePath: instancePath + "/status/conditions/" + i2 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                  }
                }
                if (data31.reason !== void 0) {
                  let data36 = data31.reason;
                  if (typeof data36 == "string") {
                    if (func2(data36) > 1024) {
                      let err79 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                    }
                    if (func2(data36) < 1) {
                      let err80 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                    }
                    if (!pattern6.test(data36)) {
                      let err81 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
                    }
                  } else {
                    let err82 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
                  }
                }
                if (data31.message !== void 0) {
                  let data37 = data31.message;
                  if (typeof data37 == "string") {
                    if (func2(data37) > 32768) {
                      let err83 = { instancePath: instancePath + "/status/conditions/" + i2 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
                    }
                  } else {
                    let err84 = { instancePath: instancePath + "/status/conditions/" + i2 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
                  }
                }
              } else {
                let err85 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
              }
            }
          } else {
            let err86 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
          }
        }
        if (data28.key !== void 0) {
          let data38 = data28.key;
          if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
            if (data38.version === void 0) {
              let err87 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "version" } };
              vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
            }
            if (data38.fingerprint === void 0) {
              let err88 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "fingerprint" } };
              vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
            }
            if (data38.publicKey === void 0) {
              let err89 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "publicKey" } };
              vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
            }
            if (data38.createdAt === void 0) {
              let err90 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "createdAt" } };
              vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
            }
            if (data38.version !== void 0) {
              let data39 = data38.version;
              if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
                let err91 = { instancePath: instancePath + "/status/key/version", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
              }
              if (typeof data39 == "number" && isFinite(data39)) {
                if (data39 > 2147483647 || isNaN(data39)) {
                  let err92 = { instancePath: instancePath + "/status/key/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                }
                if (data39 < -2147483648 || isNaN(data39)) {
                  let err93 = { instancePath: instancePath + "/status/key/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                }
              }
            }
            if (data38.fingerprint !== void 0 && typeof data38.fingerprint != "string") {
              let err94 = { instancePath: instancePath + "/status/key/fingerprint", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
            }
            if (data38.publicKey !== void 0 && typeof data38.publicKey != "string") {
              let err95 = { instancePath: instancePath + "/status/key/publicKey", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
            }
            if (data38.certificate !== void 0 && typeof data38.certificate != "string") {
              let err96 = { instancePath: instancePath + "/status/key/certificate", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
            }
            if (data38.createdAt !== void 0) {
              let data43 = data38.createdAt;
              if (typeof data43 == "string") {
                if (!pattern5.test(data43)) {
                  let err97 = { instancePath: instancePath + "/status/key/createdAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                  vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                }
              } else {
                let err98 = { instancePath: instancePath + "/status/key/createdAt", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
              }
            }
          } else {
            let err99 = { instancePath: instancePath + "/status/key", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
          }
        }
      } else {
        let err100 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
      }
    }
  } else {
    let err101 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
