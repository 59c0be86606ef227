"""A kiosk at the threshold 市民之窗: which device a screen is, its beat whenever its page renews, and counting uses.

The cookie holds the code of the device alone; of who stands there nothing is known.
"""

from datetime import datetime

from django.http import HttpRequest

from yimen.engine.centre.kiosks import operations
from yimen.kernel.kiosks import BEAT
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request

DEVICE = "yimen_kiosk_device"
RENEWS = int(BEAT.total_seconds())


def device_of(request: HttpRequest) -> str:
    """The code by which this screen is a kiosk; "" for any other."""
    return request.COOKIES.get(DEVICE, "")[:64]


def beat(request: HttpRequest, now: datetime) -> str:
    """Say that the screen works; yes when it is a kiosk that stands."""
    code = device_of(request)
    if not code:
        return ""
    try:
        operations.hear_beat(code, {"screen": "ok"}, by=actor_of_request(request), now=now)
    except Refusal:
        return ""
    return "yes"


def used(request: HttpRequest, function: str, outcome: str) -> None:
    """Count a use at this kiosk; a screen that is none counts nowhere."""
    code = device_of(request)
    if not code:
        return
    try:
        operations.note_use(function, outcome, code, by=actor_of_request(request), now=clock.now())
    except Refusal:
        return
