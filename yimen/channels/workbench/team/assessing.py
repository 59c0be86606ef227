"""Assessment at the desk: a month or a year of a centre, one result with its figures, notes of conduct, standards."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import (
    YEARS,
    Acts,
    acted,
    around,
    before,
    centre_of,
    everybody,
    for_managers,
    month_in,
    page,
    this_day,
    weights,
)
from yimen.engine.staff.assessments import operations, queries
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.assessments.rows import AssessmentRow
from yimen.engine.staff.rotas import queries as rotas
from yimen.kernel.rates import per_hundred
from yimen.kernel.staffing.assessment import (
    BY_HAND,
    MERITS,
    OBJECT_WITHIN,
    OF_A_YEAR,
    Indicator,
    month_after,
    month_of,
)
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.staffing import CONDUCTS, INDICATORS
from yimen.threshold.posted import takes

OF_MONTHS = tuple(str(one) for one in Indicator if one not in OF_A_YEAR)
OF_YEARS = tuple(str(one) for one in Indicator)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act centre day document evidence from_day kind note period points reason staff told w-*")
def assessment(request: HttpRequest) -> HttpResponse:
    """A month of a centre: shown, objected to, fixed; notes of conduct; the published standards."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    month = month_in(request, before(month_of(this_day())))
    mend, done = acted(request, _acts(centre, month))
    if done:
        return done
    facts = {
        **around(month),
        "rows": queries.of_period(centre.ref, "month", month, me, now),
        "notes": queries.conduct(centre.ref, month, month_after(month), me),
        "standards": queries.standards(centre.ref, this_day()),
        "people": rotas.hands(centre.ref, rotas.monday_of(min(this_day(), month_after(month)))),
        "conducts": [(one, told(CONDUCTS[one]), one in MERITS) for one in BY_HAND],
        "indicators": [(one, told(INDICATORS[one])) for one in OF_MONTHS],
        "over": this_day() >= month_after(month),
        "within": OBJECT_WITHIN,
    }
    return page(request, "assessment", "team_assessment", facts, mend, centre)


def _acts(centre: CentreRow, month: date) -> Acts:
    def show(form: Form) -> None:
        form.run(operations.show_month, centre.ref, month)

    def fix(form: Form) -> None:
        form.run(operations.fix_month, centre.ref, month)

    def standard(form: Form) -> None:
        facts = ("month", weights(form, OF_MONTHS), form.text("document"), form.day("from_day"))
        form.run(operations.publish_standard, centre.ref, *facts)

    def note(form: Form) -> None:
        points = form.number("points")
        signed = points if form.text("kind") in set(MERITS) else -points
        said = ConductSaid(form.day("day"), form.text("kind"), signed, form.text("told"), form.text("evidence"))
        form.run(operations.note_conduct, centre.ref, form.text("staff"), said)

    def withdraw(form: Form) -> None:
        form.run(operations.withdraw_conduct_note, form.text("note"), form.text("reason"))

    return {"show": show, "fix": fix, "standard": standard, "note": note, "withdraw": withdraw}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act favour nomination reason score words")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One result: for whom it is about, who manages the centre, the committee of the year and supervision."""
    me, now = actor_of_request(request), clock.now()
    if queries.one(ref, me, now) is None:
        raise Http404(ref)
    mend, done = acted(request, _on(ref))
    if done:
        return done
    row = queries.one(ref, me, now)
    facts = {"row": row, "percents": _percents(row), "within": OBJECT_WITHIN}
    return page(request, "result", "team_mine", facts, mend, None)


def _percents(row: AssessmentRow | None) -> list[tuple[object, str]]:
    measured = row.measures if row else ()
    return [(one, "" if one.share.rate is None else f"{per_hundred(one.share.rate):.1f}%") for one in measured]


def _on(ref: str) -> Acts:
    def note(form: Form) -> None:
        form.run(operations.note_assessment, ref)

    def object_(form: Form) -> None:
        form.run(operations.object_to_assessment, ref, form.text("words"))

    def answer(form: Form) -> None:
        form.run(operations.answer_objection, ref, form.text("words"))

    def correct(form: Form) -> None:
        form.run(operations.correct_assessment, ref, form.number("score") * 100, form.text("reason"))

    def nominate(form: Form) -> None:
        form.run(operations.nominate_excellent, ref, form.text("reason"))

    def vote(form: Form) -> None:
        form.run(operations.vote_on_excellent, form.text("nomination"), form.text("favour"))

    return {
        "note": note, "object": object_, "answer": answer, "correct": correct, "nominate": nominate, "vote": vote,
    }  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act document from_day member per_hundred w-*")
def year(request: HttpRequest, number_: int) -> HttpResponse:
    """A year of a centre: its results, the quota, the committee; and the reserve list for who manages it."""
    if number_ not in YEARS:
        raise Http404(number_)
    me, now = actor_of_request(request), clock.now()
    centre = centre_of(request)
    mend, done = acted(request, _of_year(centre, number_))
    if done:
        return done
    first = date(number_, 1, 1)
    facts = {
        "year": number_,
        "year_before": number_ - 1,
        "rows": queries.of_period(centre.ref, "year", first, me, now),
        "quota": queries.the_quota(centre.ref, number_),
        "people": everybody(me, centre),
        "indicators": [(one, told(INDICATORS[one])) for one in OF_YEARS],
        "standards": [row for row in queries.standards(centre.ref, this_day()) if row.period == "year"],
        "over": this_day().year > number_,
    }
    return page(request, "year", "team_assessment", facts, mend, centre)


def _of_year(centre: CentreRow, year_: int) -> Acts:
    def show(form: Form) -> None:
        form.run(operations.show_year, centre.ref, year_)

    def fix(form: Form) -> None:
        form.run(operations.fix_year, centre.ref, year_)

    def committee(form: Form) -> None:
        form.run(operations.form_committee, centre.ref, year_, form.many("member"), form.text("document"))

    def share(form: Form) -> None:
        form.run(operations.set_excellent_share, centre.ref, form.number("per_hundred"), form.text("document"), year_)

    def standard(form: Form) -> None:
        facts = ("year", weights(form, OF_YEARS), form.text("document"), form.day("from_day"))
        form.run(operations.publish_standard, centre.ref, *facts)

    return {"show": show, "fix": fix, "committee": committee, "share": share, "standard": standard}
