import { encodeName } from "@keyward/core/x509/names/name-build";

export const SUBJECT = encodeName([
  { key: "C", value: "DE" },
  { key: "O", value: "Example" },
  { key: "CN", value: "app.example" },
]);
