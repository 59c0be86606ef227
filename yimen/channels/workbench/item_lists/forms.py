"""Forms without a sheet at the desk 缺样表清单: by office and by form, each with the place to lay one out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.item_lists.pages import READERS
from yimen.engine.publication.form_sheets import operations, queries
from yimen.engine.publication.form_sheets.operations import FormFile
from yimen.kernel.actor import Role
from yimen.kernel.papers.form_sheets import Which
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.items import SHEETS
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@limits_uploads
@takes("file item material which")
def form_sheets(request: HttpRequest) -> HttpResponse:
    """What each office lacks, and the form by which the catalogue desk lays a sheet out."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    office = request.GET.get("office", "")[:40]
    if request.method == "POST":
        try:
            _lay_out(request)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('workbench:form_sheets')}?office={office}&done=yes")
    page = queries.lacking(now, office, request.GET.get("after", "")[:60])
    facts = {
        "here": "item_lists",
        "rows": page.rows,
        "after": page.after,
        "shares": queries.by_office(now),
        "office": office,
        "edits": me.has_role(Role.CATALOGUE_EDITOR),
        "sheets": {str(one): SHEETS[one] for one in Which},
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/item_lists/forms.html", facts, status=422 if mend.mistakes else 200)


def _lay_out(request: HttpRequest) -> None:
    said, sent = request.POST.get, request.FILES.get("file")
    file = FormFile(sent.name or "", sent.read()) if sent else FormFile("", b"")
    facts = (said("item", "")[:64], said("material", "")[:64], said("which", ""), file)
    run(operations.lay_out_sheet, *facts, by=actor_of_request(request), now=clock.now(), key=said("key", ""))
