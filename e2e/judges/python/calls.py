"""What is asked and answered at once."""

import grpc
from google.rpc import error_details_pb2, status_pb2
from health import health_pb2, health_pb2_grpc
from keyward.v1 import crypto_pb2_grpc, hash_pb2

CALLS_AT_ONCE = 200
MEBIBYTE = 1024 * 1024


def hash_(channel):
    return {"digest": digest(channel, "SHA3-512", b"abc")}


def at_once(channel):
    stub = crypto_pb2_grpc.CryptoServiceStub(channel)
    requests = [hash_pb2.HashRequest(algorithm="SHA-256", data=str(index).encode()) for index in range(CALLS_AT_ONCE)]
    futures = [stub.Hash.future(request) for request in requests]
    return {"digests": [future.result().digest.hex() for future in futures]}


def mebibyte(channel):
    return {"digest": digest(channel, "SHA-256", pattern(MEBIBYTE))}


def refusal(channel):
    error = failure_of(lambda: digest(channel, "SHA-224", b""))
    details = dict(error.trailing_metadata())["grpc-status-details-bin"]
    info = error_details_pb2.ErrorInfo()
    status_pb2.Status.FromString(details).details[0].Unpack(info)
    return {**code_of(error), "domain": info.domain, "reason": info.reason, "rule": info.metadata["rule"]}


def unknown(channel):
    return code_of(failure_of(lambda: channel.unary_unary("/keyward.v9.NoService/Hash")(b"")))


def health(channel):
    answer = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest())
    return {"status": answer.status}


def digest(channel, algorithm, data):
    stub = crypto_pb2_grpc.CryptoServiceStub(channel)
    return stub.Hash(hash_pb2.HashRequest(algorithm=algorithm, data=data)).digest.hex()


def failure_of(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("no error")


def code_of(error):
    return {"code": error.code().value[0], "message": error.details()}


def pattern(length):
    """Bytes that every client makes in the same way."""
    return bytes(index % 251 for index in range(length))
