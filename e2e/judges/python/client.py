"""Does with grpcio what applications do, and prints what it saw: a JSON object for each case."""

import json
import sys

import grpc

import calls
import streams

CASES = {
    "hash": calls.hash_,
    "at-once": calls.at_once,
    "mebibyte": calls.mebibyte,
    "refusal": calls.refusal,
    "unknown": calls.unknown,
    "client-stream": streams.client_stream,
    "encrypt-stream": streams.encrypt_stream,
    "deadline": streams.deadline,
    "cancelled": streams.cancelled,
    "health": calls.health,
    "again": calls.hash_,
}
MAX_MESSAGE_BYTES = 4 * 1024 * 1024


def main():
    options = [("grpc.max_receive_message_length", MAX_MESSAGE_BYTES)]
    with grpc.insecure_channel(f"unix:{sys.argv[1]}", options) as channel:
        for name, run in CASES.items():
            try:
                seen = run(channel)
            except Exception as failure:
                seen = {"error": repr(failure)}
            print(json.dumps({"case": name, **seen}), flush=True)


main()
