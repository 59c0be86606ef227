"""Awards at the desk: rounds with every place, the flag, service models, pioneer posts, rewards and sanctions."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import (
    Acts,
    acted,
    around,
    before,
    centre_of,
    for_managers,
    month_in,
    page,
    this_day,
    weights,
)
from yimen.engine.staff.awards import operations, queries
from yimen.engine.staff.awards.operations import RewardSaid, RuleSaid
from yimen.engine.staff.rotas import queries as rotas
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.staffing.awards import AwardKind, WindowMeasure
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.names.staffing import AWARD_KINDS, REWARD_KINDS, WINDOW_MEASURES
from yimen.threshold.posted import takes

MEASURES = tuple(str(one) for one in WindowMeasure)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes(
    "act budget document evidence fen from_day ground kind model_fen models most_late most_upheld reward round"
    " staff window window_fen winners words w-*"
)
def awards(request: HttpRequest) -> HttpResponse:
    """What is awarded at a centre, and the forms that do it."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    month = month_in(request, before(month_of(this_day())))
    mend, done = acted(request, _acts(centre, month))
    if done:
        return done
    found = queries.rounds(centre.ref)
    facts = {
        **around(month),
        "rounds": [row for row in found if row.month == month],
        "flags": queries.flags(centre.ref),
        "pioneers": queries.pioneers(centre.ref),
        "rewards": queries.rewards(centre.ref, me, now),
        "sums": queries.sums(centre.ref, "line"),
        "rules": queries.rules(centre.ref),
        "windows": offices.windows(centre.ref, this_day()),
        "people": rotas.hands(centre.ref, rotas.monday_of(this_day())),
        "kinds": [(one, told(AWARD_KINDS[one])) for one in AwardKind],
        "reward_kinds": [(code, told(name)) for code, name in REWARD_KINDS.items()],
        "measures": [(one, told(WINDOW_MEASURES[one])) for one in MEASURES],
        "over": this_day() >= month_after(month),
    }
    return page(request, "awards", "team_awards", facts, mend, centre)


def _acts(centre: CentreRow, month: date) -> Acts:
    def hold(form: Form) -> None:
        form.run(operations.hold_round, centre.ref, form.text("kind"), month)

    def nominate(form: Form) -> None:
        form.run(operations.nominate_model, form.text("round"), form.text("window"), form.text("staff"))

    def rule(form: Form) -> None:
        said = RuleSaid(
            form.text("kind"), form.number("winners"), form.number("models"), form.fen("window_fen"),
            form.fen("model_fen"), form.fen("budget"), weights(form, MEASURES), form.number("most_upheld"),
            form.text("document"),
        )  # fmt: skip
        form.run(operations.publish_award_rule, centre.ref, said, form.day("from_day"))

    def pioneer(form: Form) -> None:
        facts = (form.text("window"), form.number("most_upheld"), form.number("most_late"), form.text("document"))
        form.run(operations.award_pioneer, centre.ref, *facts)

    def review(form: Form) -> None:
        form.run(operations.review_pioneers)

    def propose(form: Form) -> None:
        said = RewardSaid(
            form.text("kind"), form.fen("fen"), form.text("ground"), form.text("evidence"),
            form.text("staff"), "" if form.text("staff") else form.text("window"),
        )  # fmt: skip
        form.run(operations.propose_reward, centre.ref, said)

    def approve(form: Form) -> None:
        form.run(operations.approve_reward, form.text("reward"))

    def uphold(form: Form) -> None:
        form.run(operations.uphold_reward, form.text("reward"), form.text("words"))

    def lift(form: Form) -> None:
        form.run(operations.lift_reward, form.text("reward"), form.text("words"))

    return {
        "hold": hold, "nominate": nominate, "rule": rule, "pioneer": pioneer, "review": review, "propose": propose,
        "approve": approve, "uphold": uphold, "lift": lift,
    }  # fmt: skip
