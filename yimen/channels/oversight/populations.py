"""Populations 常住人口 under oversight: every figure that was entered, with its day and source; and the form."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Table, answered
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.populations import operations, queries
from yimen.registries.populations.rows import PopulationRow
from yimen.registries.regions import queries as regions
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

READERS = (*OVERSEERS, Role.ADMINISTRATOR)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act region people as_of source population reason")
def populations_page(request: HttpRequest) -> HttpResponse:
    """Every figure of every place, withdrawn ones among them; entered and withdrawn by who keeps them."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _done(request, now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:populations")
    rows, on = queries.entered(), day_of(now)
    named = {one.id: one.name for one in regions.tree(on)}
    columns = (
        Column(told("地方")), Column(told("常住人口"), "yes"), Column(told("截至")), Column(told("来源")),
        Column(told("谁录入的")), Column(told("状态")),
    )  # fmt: skip
    table = Table(
        "populations", told("录入的人口数"), columns, tuple(_row(one, named) for one in rows),
        note=told("只列出前 {n} 条，还有更多。", n=len(rows)) if rows.cut else "", empty=told("还没有录入人口数"),
    )  # fmt: skip
    lead = told("公布的常住人口，只用来折算；录错的撤下再录，原来的一直看得到。")
    sheet = Sheet(told("常住人口"), lead, (table,), (), (), ((told("监察指标"), reverse("oversight:figures")),))
    keeps = "yes" if me.has_role(*operations.KEEPERS) else ""
    sheet.further.update(
        template="oversight/populations.html", mistakes=mend.mistakes, keeps=keeps, today_is=on,
        regions=[(one.ref, one.name) for one in regions.to_choose(on)] if keeps else (),
        standing=[
            (one.ref, f"{named.get(one.region_id, '')} {one.people:,} {one.as_of.isoformat()}")
            for one in rows if one.withdrawn_at is None
        ],
    )  # fmt: skip
    return answered(request, sheet, now)


def _done(request: HttpRequest, now: datetime) -> None:
    said, me, key = request.POST.get, actor_of_request(request), request.POST.get("key", "")
    if said("act") == "enter":
        facts = (said("region", "")[:40], said("people", "")[:20], typed.day(request.POST, "as_of"), said("source", ""))
        run(operations.enter_population, *facts, by=me, now=now, key=key)
    elif said("act") == "withdraw":
        withdrawn = said("population", "")[:40], said("reason", "")
        run(operations.withdraw_population, *withdrawn, by=me, now=now, key=key)
    else:
        raise NoSuchThing(what="act")


def _row(one: PopulationRow, named: dict[int, str]) -> Row:
    gone = told("已撤下：{why}", why=one.withdrawn_for) if one.withdrawn_at else told("在用")
    return (
        Cell(named.get(one.region_id, "—")),
        Cell(f"{one.people:,}"),
        Cell(spelling.day(one.as_of)),
        Cell(one.source),
        Cell(one.entered_by, small=spelling.moment_short(one.entered_at)),
        Cell(gone),
    )
