import { conformance } from "../../backends/conformance-test.ts";

conformance("openbao");
