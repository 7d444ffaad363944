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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["KeyApproval"] }, spec: { type: "object", required: ["requestRef", "requestUid", "decision"], properties: { requestRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, requestUid: { type: "string", minLength: 1, maxLength: 64 }, decision: { type: "string", enum: ["Approve", "Deny"] }, comment: { type: "string", maxLength: 1024 }, approver: { type: "object", required: ["username"], properties: { username: { type: "string", maxLength: 256 }, uid: { type: "string", maxLength: 256 }, groups: { type: "array", maxItems: 128, items: { type: "string" } } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } } }, additionalProperties: !1 }, func2 = require_ucs2length().default, pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern1 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern2 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern3 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u");
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
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "spec" || key0 === "metadata")) {
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
      if (data1 !== "KeyApproval") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.requestRef === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "requestRef" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (data2.requestUid === void 0) {
          let err10 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "requestUid" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        if (data2.decision === void 0) {
          let err11 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "decision" } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        for (let key1 in data2)
          if (!(key1 === "requestRef" || key1 === "requestUid" || key1 === "decision" || key1 === "comment" || key1 === "approver")) {
            let err12 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        if (data2.requestRef !== void 0) {
          let data3 = data2.requestRef;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.name === void 0) {
              let err13 = { instancePath: instancePath + "/spec/requestRef", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
            for (let key2 in data3)
              if (key2 !== "name") {
                let err14 = { instancePath: instancePath + "/spec/requestRef", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            if (data3.name !== void 0) {
              let data4 = data3.name;
              if (typeof data4 == "string") {
                if (func2(data4) > 253) {
                  let err15 = { instancePath: instancePath + "/spec/requestRef/name", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
                if (func2(data4) < 1) {
                  let err16 = { instancePath: instancePath + "/spec/requestRef/name", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                }
                if (!pattern0.test(data4)) {
                  let err17 = { instancePath: instancePath + "/spec/requestRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                }
              } else {
                let err18 = { instancePath: instancePath + "/spec/requestRef/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
            }
          } else {
            let err19 = { instancePath: instancePath + "/spec/requestRef", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
        }
        if (data2.requestUid !== void 0) {
          let data5 = data2.requestUid;
          if (typeof data5 == "string") {
            if (func2(data5) > 64) {
              let err20 = { instancePath: instancePath + "/spec/requestUid", keyword: "maxLength", params: { limit: 64 } };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
            if (func2(data5) < 1) {
              let err21 = { instancePath: instancePath + "/spec/requestUid", keyword: "minLength", params: { limit: 1 } };
              vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
            }
          } else {
            let err22 = { instancePath: instancePath + "/spec/requestUid", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
        if (data2.decision !== void 0) {
          let data6 = data2.decision;
          if (typeof data6 != "string") {
            let err23 = { instancePath: instancePath + "/spec/decision", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
          }
          if (!(data6 === "Approve" || data6 === "Deny")) {
            let err24 = { instancePath: instancePath + "/spec/decision", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.decision.enum } };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
        if (data2.comment !== void 0) {
          let data7 = data2.comment;
          if (typeof data7 == "string") {
            if (func2(data7) > 1024) {
              let err25 = { instancePath: instancePath + "/spec/comment", keyword: "maxLength", params: { limit: 1024 } };
              vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
            }
          } else {
            let err26 = { instancePath: instancePath + "/spec/comment", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
        if (data2.approver !== void 0) {
          let data8 = data2.approver;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.username === void 0) {
              let err27 = { instancePath: instancePath + "/spec/approver", keyword: "required", params: { missingProperty: "username" } };
              vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
            }
            for (let key3 in data8)
              if (!(key3 === "username" || key3 === "uid" || key3 === "groups")) {
                let err28 = { instancePath: instancePath + "/spec/approver", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
              }
            if (data8.username !== void 0) {
              let data9 = data8.username;
              if (typeof data9 == "string") {
                if (func2(data9) > 256) {
                  let err29 = { instancePath: instancePath + "/spec/approver/username", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                }
              } else {
                let err30 = { instancePath: instancePath + "/spec/approver/username", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            }
            if (data8.uid !== void 0) {
              let data10 = data8.uid;
              if (typeof data10 == "string") {
                if (func2(data10) > 256) {
                  let err31 = { instancePath: instancePath + "/spec/approver/uid", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                }
              } else {
                let err32 = { instancePath: instancePath + "/spec/approver/uid", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
            if (data8.groups !== void 0) {
              let data11 = data8.groups;
              if (Array.isArray(data11)) {
                if (data11.length > 128) {
                  let err33 = { instancePath: instancePath + "/spec/approver/groups", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
                let len0 = data11.length;
                for (let i0 = 0; i0 < len0; i0++)
                  if (typeof data11[i0] != "string") {
                    let err34 = { instancePath: instancePath + "/spec/approver/groups/" + i0, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                  }
              } else {
                let err35 = { instancePath: instancePath + "/spec/approver/groups", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
              }
            }
          } else {
            let err36 = { instancePath: instancePath + "/spec/approver", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        }
      } else {
        let err37 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data13 = data.metadata;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        if (data13.name === void 0) {
          let err38 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
        }
        if (data13.name !== void 0) {
          let data14 = data13.name;
          if (typeof data14 == "string") {
            if (func2(data14) > 253) {
              let err39 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
            }
            if (!pattern1.test(data14)) {
              let err40 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
          } else {
            let err41 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
          }
        }
        if (data13.namespace !== void 0 && typeof data13.namespace != "string") {
          let err42 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
        }
        if (data13.uid !== void 0 && typeof data13.uid != "string") {
          let err43 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
        }
        if (data13.resourceVersion !== void 0 && typeof data13.resourceVersion != "string") {
          let err44 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
        }
        if (data13.generation !== void 0) {
          let data18 = data13.generation;
          if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
            let err45 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
          }
          if (typeof data18 == "number" && isFinite(data18) && (data18 < 0 || isNaN(data18))) {
            let err46 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
          }
        }
        if (data13.creationTimestamp !== void 0 && typeof data13.creationTimestamp != "string") {
          let err47 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
        }
        if (data13.deletionTimestamp !== void 0 && typeof data13.deletionTimestamp != "string") {
          let err48 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
        if (data13.labels !== void 0) {
          let data21 = data13.labels;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            for (let key4 in data21) {
              let _errs49 = errors;
              if (typeof key4 == "string" && !pattern2.test(key4)) {
                let err49 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key4 };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
              var valid7 = _errs49 === errors;
              if (!valid7) {
                let err50 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key4 } };
                vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
              }
            }
            for (let key5 in data21) {
              let data22 = data21[key5];
              if (typeof data22 == "string") {
                if (func2(data22) > 63) {
                  let err51 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                }
                if (!pattern3.test(data22)) {
                  let err52 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                }
              } else {
                let err53 = { instancePath: instancePath + "/metadata/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
              }
            }
          } else {
            let err54 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
          }
        }
        if (data13.annotations !== void 0) {
          let data23 = data13.annotations;
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            for (let key6 in data23)
              if (typeof data23[key6] != "string") {
                let err55 = { instancePath: instancePath + "/metadata/annotations/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
              }
          } else {
            let err56 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
          }
        }
        if (data13.finalizers !== void 0) {
          let data25 = data13.finalizers;
          if (Array.isArray(data25)) {
            let len1 = data25.length;
            for (let i1 = 0; i1 < len1; i1++)
              if (typeof data25[i1] != "string") {
                let err57 = { instancePath: instancePath + "/metadata/finalizers/" + i1, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
              }
          } else {
            let err58 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
          }
        }
      } else {
        let err59 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
      }
    }
  } else {
    let err60 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
