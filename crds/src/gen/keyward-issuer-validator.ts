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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["KeywardIssuer"] }, spec: { type: "object", required: ["profileRef"], properties: { profileRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, clusterSigner: { type: "boolean", default: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 8, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } } } } }, additionalProperties: !1 }, func2 = require_ucs2length().default, pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern1 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern2 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern3 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern4 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern5 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
      if (data1 !== "KeywardIssuer") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.clusterSigner === void 0 && (data2.clusterSigner = !1), data2.profileRef === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "profileRef" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        for (let key1 in data2)
          if (!(key1 === "profileRef" || key1 === "clusterSigner")) {
            let err10 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        if (data2.profileRef !== void 0) {
          let data3 = data2.profileRef;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.name === void 0) {
              let err11 = { instancePath: instancePath + "/spec/profileRef", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
            for (let key2 in data3)
              if (key2 !== "name") {
                let err12 = { instancePath: instancePath + "/spec/profileRef", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            if (data3.name !== void 0) {
              let data4 = data3.name;
              if (typeof data4 == "string") {
                if (func2(data4) > 253) {
                  let err13 = { instancePath: instancePath + "/spec/profileRef/name", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                }
                if (func2(data4) < 1) {
                  let err14 = { instancePath: instancePath + "/spec/profileRef/name", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
                if (!pattern0.test(data4)) {
                  let err15 = { instancePath: instancePath + "/spec/profileRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
              } else {
                let err16 = { instancePath: instancePath + "/spec/profileRef/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
            }
          } else {
            let err17 = { instancePath: instancePath + "/spec/profileRef", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        }
        if (typeof data2.clusterSigner != "boolean") {
          let err18 = { instancePath: instancePath + "/spec/clusterSigner", keyword: "type", params: { type: "boolean" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      } else {
        let err19 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data6 = data.metadata;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.name === void 0) {
          let err20 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
        if (data6.name !== void 0) {
          let data7 = data6.name;
          if (typeof data7 == "string") {
            if (func2(data7) > 253) {
              let err21 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
            }
            if (!pattern1.test(data7)) {
              let err22 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
          } else {
            let err23 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
          }
        }
        if (data6.namespace !== void 0 && typeof data6.namespace != "string") {
          let err24 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
        if (data6.uid !== void 0 && typeof data6.uid != "string") {
          let err25 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
        if (data6.resourceVersion !== void 0 && typeof data6.resourceVersion != "string") {
          let err26 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data6.generation !== void 0) {
          let data11 = data6.generation;
          if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
            let err27 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
          if (typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11))) {
            let err28 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
        }
        if (data6.creationTimestamp !== void 0 && typeof data6.creationTimestamp != "string") {
          let err29 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
        if (data6.deletionTimestamp !== void 0 && typeof data6.deletionTimestamp != "string") {
          let err30 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
        if (data6.labels !== void 0) {
          let data14 = data6.labels;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            for (let key3 in data14) {
              let _errs34 = errors;
              if (typeof key3 == "string" && !pattern2.test(key3)) {
                let err31 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key3 };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
              var valid4 = _errs34 === errors;
              if (!valid4) {
                let err32 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key3 } };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
            for (let key4 in data14) {
              let data15 = data14[key4];
              if (typeof data15 == "string") {
                if (func2(data15) > 63) {
                  let err33 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
                if (!pattern3.test(data15)) {
                  let err34 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
              } else {
                let err35 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
              }
            }
          } else {
            let err36 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        }
        if (data6.annotations !== void 0) {
          let data16 = data6.annotations;
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            for (let key5 in data16)
              if (typeof data16[key5] != "string") {
                let err37 = { instancePath: instancePath + "/metadata/annotations/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
          } else {
            let err38 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
          }
        }
        if (data6.finalizers !== void 0) {
          let data18 = data6.finalizers;
          if (Array.isArray(data18)) {
            let len0 = data18.length;
            for (let i0 = 0; i0 < len0; i0++)
              if (typeof data18[i0] != "string") {
                let err39 = { instancePath: instancePath + "/metadata/finalizers/" + i0, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
          } else {
            let err40 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
          }
        }
      } else {
        let err41 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
      }
    }
    if (data.status !== void 0) {
      let data20 = data.status;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        if (data20.observedGeneration !== void 0) {
          let data21 = data20.observedGeneration;
          if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
            let err42 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
          }
        }
        if (data20.conditions !== void 0) {
          let data22 = data20.conditions;
          if (Array.isArray(data22)) {
            if (data22.length > 8) {
              let err43 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 8 } };
              vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
            }
            let len1 = data22.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data23 = data22[i1];
              if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                if (data23.type === void 0) {
                  let err44 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                }
                if (data23.status === void 0) {
                  let err45 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                }
                if (data23.lastTransitionTime === void 0) {
                  let err46 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                }
                if (data23.reason === void 0) {
                  let err47 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                }
                if (data23.message === void 0) {
                  let err48 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                }
                if (data23.type !== void 0) {
                  let data24 = data23.type;
                  if (typeof data24 == "string") {
                    if (func2(data24) > 316) {
                      let err49 = { instancePath: instancePath + "/status/conditions/" + i1 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                    }
                  } else {
                    let err50 = { instancePath: instancePath + "/status/conditions/" + i1 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                  }
                }
                if (data23.status !== void 0) {
                  let data25 = data23.status;
                  if (typeof data25 != "string") {
                    let err51 = { instancePath: instancePath + "/status/conditions/" + i1 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                  }
                  if (!(data25 === "True" || data25 === "False" || data25 === "Unknown")) {
                    let err52 = { instancePath: instancePath + "/status/conditions/" + i1 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                  }
                }
                if (data23.observedGeneration !== void 0) {
                  let data26 = data23.observedGeneration;
                  if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
                    let err53 = { instancePath: instancePath + "/status/conditions/" + i1 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                  }
                  if (typeof data26 == "number" && isFinite(data26) && (data26 < 0 || isNaN(data26))) {
                    let err54 = { instancePath: instancePath + "/status/conditions/" + i1 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                  }
                }
                if (data23.lastTransitionTime !== void 0) {
                  let data27 = data23.lastTransitionTime;
                  if (typeof data27 == "string") {
                    if (!pattern4.test(data27)) {
                      let err55 = { instancePath: instancePath + "/status/conditions/" + i1 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                    }
                  } else {
                    let err56 = { instancePath: instancePath + "/status/conditions/" + i1 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                  }
                }
                if (data23.reason !== void 0) {
                  let data28 = data23.reason;
                  if (typeof data28 == "string") {
                    if (func2(data28) > 1024) {
                      let err57 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                    }
                    if (func2(data28) < 1) {
                      let err58 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                    }
                    if (!pattern5.test(data28)) {
                      let err59 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                    }
                  } else {
                    let err60 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                  }
                }
                if (data23.message !== void 0) {
                  let data29 = data23.message;
                  if (typeof data29 == "string") {
                    if (func2(data29) > 32768) {
                      let err61 = { instancePath: instancePath + "/status/conditions/" + i1 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                    }
                  } else {
                    let err62 = { instancePath: instancePath + "/status/conditions/" + i1 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                  }
                }
              } else {
                let err63 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
              }
            }
          } else {
            let err64 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
      } else {
        let err65 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
      }
    }
  } else {
    let err66 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
