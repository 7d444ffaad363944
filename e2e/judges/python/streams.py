"""What is asked or answered in parts."""

import hashlib
import threading

from calls import code_of, failure_of, pattern
from health import health_pb2, health_pb2_grpc
from keyward.v1 import cipher_pb2, crypto_pb2_grpc, hash_pb2, key_pb2, key_pb2_grpc

CHUNK_BYTES = 64 * 1024
STREAM_BYTES = 5 * 1024 * 1024
SECRET_BYTES = 2 * 1024 * 1024
DEADLINE_S = 0.3
ALGORITHM = "AES-256-GCM"


def client_stream(channel):
    def requests():
        yield hash_begin()
        for chunk in chunks(pattern(STREAM_BYTES)):
            yield hash_pb2.HashStreamRequest(chunk=chunk)

    return {"digest": crypto_pb2_grpc.CryptoServiceStub(channel).HashStream(requests()).digest.hex()}


def encrypt_stream(channel):
    made = key_pb2_grpc.KeyServiceStub(channel).GenerateKey(key_pb2.GenerateKeyRequest(type="AES-256"))
    plaintext = pattern(SECRET_BYTES)
    nonce, ciphertext, tag = encrypt(channel, made.key.ref, plaintext)
    opened = decrypt(channel, made.key.ref, nonce, ciphertext, tag)
    hidden = len(ciphertext) == len(plaintext) and ciphertext != plaintext
    return {"digest": hashlib.sha256(opened).hexdigest(), "hidden": hidden}


def encrypt(channel, key, plaintext):
    def requests():
        yield cipher_pb2.EncryptStreamRequest(begin=cipher_pb2.EncryptBegin(key=key, algorithm=ALGORITHM))
        for chunk in chunks(plaintext):
            yield cipher_pb2.EncryptStreamRequest(chunk=chunk)

    answers = list(crypto_pb2_grpc.CryptoServiceStub(channel).EncryptStream(requests()))
    return answers[0].started.nonce, b"".join(answer.chunk for answer in answers), answers[-1].tag


def decrypt(channel, key, nonce, ciphertext, tag):
    def requests():
        begin = cipher_pb2.DecryptBegin(key=key, algorithm=ALGORITHM, nonce=nonce)
        yield cipher_pb2.DecryptStreamRequest(begin=begin)
        for chunk in chunks(ciphertext):
            yield cipher_pb2.DecryptStreamRequest(chunk=chunk)
        yield cipher_pb2.DecryptStreamRequest(tag=tag)

    answers = crypto_pb2_grpc.CryptoServiceStub(channel).DecryptStream(requests())
    return b"".join(answer.chunk for answer in answers)


def deadline(channel):
    """A stream that nobody ends in time."""
    over = threading.Event()

    def requests():
        yield hash_begin()
        over.wait()

    stub = crypto_pb2_grpc.CryptoServiceStub(channel)
    try:
        return code_of(failure_of(lambda: stub.HashStream(requests(), timeout=DEADLINE_S)))
    finally:
        over.set()


def cancelled(channel):
    watch = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest())
    first = next(watch)
    watch.cancel()
    return {**code_of(failure_of(lambda: next(watch))), "first": first.status}


def hash_begin():
    return hash_pb2.HashStreamRequest(begin=hash_pb2.HashBegin(algorithm="SHA-512"))


def chunks(data):
    return (data[start : start + CHUNK_BYTES] for start in range(0, len(data), CHUNK_BYTES))
