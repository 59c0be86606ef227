"""Budgets at the desk: the lines of a year, plans that a second person confirms, and what is paid with a voucher."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import YEARS, Acts, acted, centre_of, for_managers, page, this_day
from yimen.engine.staff.budgets import operations, queries
from yimen.kernel.staffing.budgets import BudgetPurpose
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.names.staffing import BUDGET_PURPOSES
from yimen.threshold.posted import takes

CHANGES = {"more": "年初预算或追加", "less": "调减"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act change document fen plan posting purpose voucher year")
def budgets(request: HttpRequest) -> HttpResponse:
    """What a centre may spend in a year on awards and allowances, what is bound of it and what was paid."""
    centre, now = centre_of(request), clock.now()
    mend, done = acted(request, _acts(centre))
    if done:
        return done
    this_year = this_day().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in YEARS else this_year
    facts = {
        "year": year,
        "lines": queries.lines(centre.ref, year, actor_of_request(request), now),
        "purposes": [(str(one), told(BUDGET_PURPOSES[one])) for one in BudgetPurpose],
        "changes": [(code, told(name)) for code, name in CHANGES.items()],
        "years": [(str(one), str(one)) for one in (this_year, this_year + 1)],
    }
    return page(request, "budgets", "team_budgets", facts, mend, centre)


def _acts(centre: CentreRow) -> Acts:
    def propose(form: Form) -> None:
        fen = form.fen("fen") * (-1 if form.text("change") == "less" else 1)
        facts = (form.number("year"), form.text("purpose"), fen, form.text("document"))
        form.run(operations.propose_budget, centre.ref, *facts)

    def confirm(form: Form) -> None:
        form.run(operations.confirm_budget, form.text("plan"))

    def drop(form: Form) -> None:
        form.run(operations.drop_budget, form.text("plan"))

    def pay(form: Form) -> None:
        form.run(operations.pay_from_budget, form.text("posting"), form.text("voucher"))

    return {"propose": propose, "confirm": confirm, "drop": drop, "pay": pay}
