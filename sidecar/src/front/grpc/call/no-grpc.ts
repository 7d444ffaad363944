/** What a client reads that does not speak gRPC, for instance a person with curl. */
export const NO_GRPC = Buffer.from("this is a gRPC server: send POST with content-type application/grpc\n");
