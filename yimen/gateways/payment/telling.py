"""Telling: how the sandbox gateway brings its callbacks to the city's door, over HTTP like any gateway outside.

It does not wait for the answer on the payer's page, and tries again when nobody answers. What never arrives is asked
for by the city's clockwork.
"""

import urllib.error
import urllib.request
from threading import Event, Thread

from yimen.gateways.payment.sandbox import Tell

PAUSES = (0.0, 2.0, 15.0)
PATIENCE = 10.0
SIGNATURE = "X-Payment-Signature"


def post_to(address: str) -> Tell:
    """A way to tell: each callback is posted by a thread of its own."""

    def tell(body: bytes, signature: str) -> None:
        Thread(target=_deliver, args=(address, body, signature), daemon=True).start()

    return tell


def _deliver(address: str, body: bytes, signature: str) -> None:
    headers = {"Content-Type": "application/json", SIGNATURE: signature}
    for pause in PAUSES:
        Event().wait(pause)
        try:
            request = urllib.request.Request(address, body, headers)
            with urllib.request.urlopen(request, timeout=PATIENCE):
                return
        except urllib.error.HTTPError as answer:
            if answer.code < 500:
                # The city has heard it and says no: asking again changes nothing.
                return
        except OSError:
            continue
