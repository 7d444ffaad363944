"""A switch for tests of errors: the action SetFault of {"Action": "sign", "Error": "ThrottlingException"}; no error takes it back."""

import json
import time

from kms_error import KmsError

HANG_SECONDS = 60
FAULTS = {}


def add(response_class):
    call_action = response_class.call_action

    def with_faults(self):
        action = self._get_action()
        if action == "SetFault":
            FAULTS[self._get_param("Action")] = self._get_param("Error")
            return 200, {}, json.dumps({})
        fault = FAULTS.get(action)
        if fault == "hang":
            time.sleep(HANG_SECONDS)
        elif fault:
            error = KmsError(fault, "as the test wants it")
            return error.code, {"x-amzn-errortype": fault}, error.get_body()
        return call_action(self)

    response_class.call_action = with_faults
