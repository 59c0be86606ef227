"""The models of project approval and the list of simplified set-up, as the reform office keeps them."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.projects.writing import model_said
from yimen.kernel.actor import Role
from yimen.kernel.writing import NotInList
from yimen.registries.project_models import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.projects import PROJECT_CLASSES
from yimen.threshold.posted import takes

READERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.CENTRE_MANAGER, Role.SUPERVISOR, Role.OFFICE_HEAD)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act name days days_before stages begins document project_class project_code entry ends")
def listed(request: HttpRequest) -> HttpResponse:
    """Every version of every model, and the list of simplified set-up; its keepers issue the next version here."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts() if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "projects",
        "models": queries.versions(now),
        "entries": queries.simplified(now),
        "keeps": "yes" if me.has_role(*operations.KEEPERS) else "",
        "classes": [("", told("按项目代码")), *((code, told(words)) for code, words in PROJECT_CLASSES.items())],
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/projects/models.html", facts, status=422 if mend.mistakes else 200)


def _acts() -> Mapping[str, Callable[[Form], None]]:
    def issue(form: Form) -> None:
        before = form.text("days_before").strip()
        said = model_said(
            form.text("name"), _days(form, "days"), form.text("stages"), form.now,
            _days(form, "days_before") if before else None,
        )  # fmt: skip
        form.run(operations.issue_project_model, said, form.day("begins"), form.text("document"))

    def enter(form: Form) -> None:
        what = (form.text("project_class"), form.text("project_code"))
        form.run(operations.enter_simplified, *what, form.day("begins"), form.text("document"))

    def leave(form: Form) -> None:
        form.run(operations.leave_simplified, form.text("entry"), form.day("ends"), form.text("document"))

    return {"issue": issue, "enter": enter, "leave": leave}


def _days(form: Form, name: str) -> Decimal:
    try:
        return Decimal(form.text(name).strip())
    except InvalidOperation:
        raise NotInList(field=name) from None
