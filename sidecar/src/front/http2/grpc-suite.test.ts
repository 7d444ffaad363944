import { useFront } from "../testing/front-under-test.ts";

// What calls may count on is the same, whoever speaks HTTP/2 for them.
useFront("own");
await import("../grpc/suite/grpc-server.test.ts");
await import("../grpc/suite/call-metadata.test.ts");
await import("../grpc/suite/streaming.test.ts");
await import("../grpc/suite/stream-endings.test.ts");
await import("../grpc/suite/stream-limits.test.ts");
await import("../grpc/suite/back-pressure.test.ts");
await import("../grpc/suite/connection-end.test.ts");
await import("../testing/stream-call.test.ts");
