import { conformance } from "../../backends/conformance-test.ts";

conformance("azure-key-vault");
