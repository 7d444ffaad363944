"""Does with Python's cryptography what it is asked to: one JSON object per line in, one per line out.

Bytes are hexadecimal, keys and certificates PEM. What cannot be done is answered with "error".
"""

import json
import sys

import asymmetric
import certificates
import symmetric

OPERATIONS = {**symmetric.OPERATIONS, **asymmetric.OPERATIONS, **certificates.OPERATIONS}


def serve(line):
    asked = json.loads(line)
    return OPERATIONS[asked["op"]](**asked["args"])


for line in sys.stdin:
    try:
        answer = serve(line)
    except Exception as error:  # whatever it is, the asking side must hear of it
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
