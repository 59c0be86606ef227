"""One's own page 我的班次和考核: today's shift, signing in, leave, results to note or object to, what one promises."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.duty.words import ABSENCES
from yimen.channels.workbench.team.pages import Acts, acted, page, this_day
from yimen.engine.staff.assessments import queries as assessments
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards import queries as awarded
from yimen.engine.staff.rotas import operations, queries
from yimen.engine.supervision.responsibility import queries as responsibility
from yimen.registries.people.operations import AbsenceKind
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes

BEHIND, AHEAD = timedelta(days=31), timedelta(days=32)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act begins commitment ends handled kind leave reason reward shift told words")
def mine(request: HttpRequest) -> HttpResponse:
    """What is asked of oneself and known of oneself; each act is one's own."""
    me, now = actor_of_request(request), clock.now()
    mend, done = acted(request, _ACTS)
    if done:
        return done
    today = this_day()
    shifts = queries.mine(me, today - BEHIND, today + AHEAD, now)
    facts = {
        "shifts_today": [one for one in shifts if one.day == today],
        "ahead": [one for one in shifts if one.day > today][:20],
        "odd": [one for one in shifts if one.standing in operations.CORRECTED and not one.correction],
        "leaves": queries.my_leaves(me),
        "kinds": [(kind, told(ABSENCES[kind])) for kind in AbsenceKind],
        "kind_words": {str(kind): told(name) for kind, name in ABSENCES.items()},
        "answers_for": responsibility.mine(me, now),
        "results": assessments.mine(me, now),
        "rewards": awarded.my_rewards(me),
        "commitment": awarded.commitments([me.staff_id or 0]).get(me.staff_id or 0, ""),
    }
    return page(request, "mine", "team_mine", facts, mend, None)


def _sign_in(form: Form) -> None:
    form.run(operations.sign_in)


def _sign_out(form: Form) -> None:
    form.run(operations.sign_out)


def _confirm(form: Form) -> None:
    form.run(operations.confirm_shift, form.text("shift"))


def _correction(form: Form) -> None:
    form.run(operations.ask_correction, form.text("shift"), form.text("reason"))


def _leave(form: Form) -> None:
    facts = (form.moment("begins"), form.moment("ends"), form.text("kind"), form.text("reason"))
    form.run(operations.ask_leave, *facts)


def _take_back(form: Form) -> None:
    form.run(operations.take_back_leave, form.text("leave"))


def _event(form: Form) -> None:
    form.run(operations.note_duty_event, form.text("shift"), form.text("told"), form.text("handled"))


def _appeal(form: Form) -> None:
    form.run(awards.appeal_reward, form.text("reward"), form.text("words"))


def _commitment(form: Form) -> None:
    form.run(awards.say_commitment, form.text("commitment"))


_ACTS: Acts = {
    "sign_in": _sign_in,
    "sign_out": _sign_out,
    "confirm": _confirm,
    "correction": _correction,
    "leave": _leave,
    "take_back": _take_back,
    "event": _event,
    "appeal": _appeal,
    "commitment": _commitment,
}
