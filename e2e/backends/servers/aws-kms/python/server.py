"""Moto's server, with what it lacks of AWS KMS added beside it."""

import sys

from moto.kms.responses import KmsResponse
from moto.server import main

import faults
import imports
import keys
import use

keys.add()
for module in (use, imports):
    for name, method in module.METHODS.items():
        setattr(KmsResponse, name, method)
faults.add(KmsResponse)
main(sys.argv[1:])
