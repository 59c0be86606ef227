"""Functions at a kiosk: what is typed is asked of the service behind it, then read, printed, paid or booked.

The list comes from the register, so that a new function needs no change of any kiosk. Nothing that was typed is kept.
"""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.centre.kiosks import operations, ports, queries
from yimen.engine.centre.kiosks.refusals import KioskUnknown
from yimen.engine.centre.kiosks.rows import FunctionRow
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.kiosks import DEVICE, device_of, used
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run

IDLE = 60
_KEPT = 400 * 24 * 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("kiosk_function", 60, timedelta(minutes=10), ("POST",))
@takes("act field-*")
def function(request: HttpRequest, code: str) -> HttpResponse:
    """Type what is asked for, read the answer, and pay or book; at a kiosk alone, for no other screen may ask."""
    if not queries.knows(device_of(request)):
        raise Http404(code)
    row = queries.function(code, day_of(clock.now()))
    if row is None:
        raise Http404(code)
    said = {name: request.POST.get(f"field-{name}", "").strip()[:100] for name, _ in row.fields}
    mistakes: tuple[Mistake, ...] = ()
    facts: dict[str, object] = {"row": row, "fields": [(name, label, said[name]) for name, label in row.fields]}
    if request.method == "POST":
        empty = [(name, label) for name, label in row.fields if not said[name]]
        mistakes = tuple(Mistake(f"f-{name}", told("请填写：{what}", what=label)) for name, label in empty)
        if not mistakes:
            found = _answered(request, row, said)
            facts |= found
            mistakes = found.get("mistakes", ())  # type: ignore[assignment]
    answer = render(request, "kiosk/function.html", facts | {"mistakes": mistakes}, status=422 if mistakes else 200)
    answer.headers["Refresh"] = f"{IDLE}; url={reverse('kiosk:home')}"
    return answer


def _answered(request: HttpRequest, row: FunctionRow, said: dict[str, str]) -> dict[str, object]:
    services, key = ports.services(), request.POST.get("key", "")
    settles = request.POST.get("act") == "settle"
    if settles and not key:
        return {"mistakes": (Mistake("f-" + row.fields[0][0], told("这个请求我们读不懂")),)}
    found = services.ask(row.code, said)
    used(request, row.code, "done" if found else "failed")
    if found is None:
        return {"mistakes": (Mistake("f-" + row.fields[0][0], told("没有查到。请核对填写的内容。")),)}
    labels = dict(row.fields)
    lines = [(labels.get(what, what), words) for what, words in found.lines]
    if settles and (found.due_fen or row.kind == "book"):
        return {"found": found, "settled": services.settle(row.code, said, found.due_fen, key)}
    return {"found": found, "lines": lines}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("kiosk_device", 10, timedelta(minutes=15), ("POST",))
@takes("code")
def device(request: HttpRequest) -> HttpResponse:
    """Make this screen the kiosk whose code is typed; from now on it says that it works whenever its page renews."""
    mend, code = Mending(), request.POST.get("code", "").strip()
    if request.method == "POST":
        try:
            if not queries.knows(code):
                raise KioskUnknown()
            run(
                operations.hear_beat, secret=code, parts={"screen": "ok"}, by=actor_of_request(request), now=clock.now()
            )
        except Refusal as refusal:
            mend = mending(refusal, {"kiosks.unknown": "code"})
        else:
            answer = redirect("kiosk:home")
            answer.set_cookie(
                DEVICE, code, max_age=_KEPT, samesite="Lax", httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
            return answer
    facts = {"mistakes": mend.mistakes, "number": queries.knows(device_of(request))}
    return render(request, "kiosk/device.html", facts, status=422 if mend.mistakes else 200)
