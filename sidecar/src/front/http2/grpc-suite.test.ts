import { useFront } from "../testing/front-under-test.ts";

// What calls may count on is the same, whoever speaks HTTP/2 for them.
useFront("own");
await import("../grpc/grpc-server.test.ts");
await import("../grpc/call-metadata.test.ts");
await import("../grpc/streaming.test.ts");
await import("../grpc/stream-endings.test.ts");
await import("../grpc/stream-limits.test.ts");
await import("../grpc/back-pressure.test.ts");
await import("../grpc/connection-end.test.ts");
await import("../testing/stream-call.test.ts");
