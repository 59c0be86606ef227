"""Messages that did not arrive 没有送达的消息: what no carrier would take, and the button that asks once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.case.messages import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.messages import in_words
from yimen.threshold.posted import takes
from yimen.threshold.run import run

WAYS = {"sms": "短信", "mail": "邮件", "wechat": "微信公众号"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("message way")
def listed(request: HttpRequest) -> HttpResponse:
    """What was not carried, the latest first: of which case, by which way and why; never to which address."""
    actor, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        said = (request.POST.get("message", "")[:40], request.POST.get("way", ""))
        try:
            run(operations.try_again, *said, by=actor, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:untold")
    rows = [(row, in_words(row.kind, row.facts)[0], row.services[0]) for row in queries.failed(actor)]
    facts = {"here": "administration", "rows": rows, "ways": WAYS, "mistakes": mend.mistakes}
    return render(request, "workbench/admin/untold.html", facts, status=422 if mend.mistakes else 200)
