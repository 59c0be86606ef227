"""Trainings at the desk: plans with whoever came, who is trained for what, programmes, knowledge and learning tasks."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import Acts, acted, centre_of, everybody, for_managers, page
from yimen.engine.staff.rotas import queries as rotas
from yimen.engine.staff.trainings import operations, queries
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.kernel.staffing.training import PASSED_FROM, TrainingKind
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.staffing import TRAINING_KINDS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes(
    "act came code day document from_day kind learner mandatory mark mentor minutes months staff title training until"
)
def training(request: HttpRequest) -> HttpResponse:
    """The trainings of a centre, its skills and programmes, and the forms that plan, hold and mark them."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    mend, done = acted(request, _acts(centre))
    if done:
        return done
    facts = {
        "trainings": queries.trainings(centre.ref, now),
        "skills": queries.matrix(centre.ref, now),
        "programmes": queries.programmes(centre.ref, now),
        "mentors": queries.mentors(now),
        "hands": rotas.hands(centre.ref, rotas.monday_of(now.date())),
        "people": everybody(me, centre),
        "kinds": [(one, told(TRAINING_KINDS[one])) for one in TrainingKind],
        "pass_mark": PASSED_FROM,
    }
    return page(request, "training", "team_training", facts, mend, centre)


def _acts(centre: CentreRow) -> Acts:
    def plan(form: Form) -> None:
        said = TrainingSaid(
            form.text("kind"), form.text("title"), form.day("day"), form.number("minutes"), form.many("staff"),
            form.lines("code"), form.number("months"), form.text("mandatory") or "no",
        )  # fmt: skip
        form.run(operations.plan_training, centre.ref, said)

    def hold(form: Form) -> None:
        form.run(operations.hold_training, form.text("training"), form.many("came"))

    def mark(form: Form) -> None:
        form.run(operations.mark_training, form.text("training"), form.text("staff"), form.number("mark"))

    def off(form: Form) -> None:
        form.run(operations.call_off_training, form.text("training"))

    def programme(form: Form) -> None:
        facts = (form.text("title"), form.number("minutes"), form.day("from_day"), form.day("until"))
        form.run(operations.set_programme, centre.ref, *facts, form.text("document"))

    def mentor(form: Form) -> None:
        form.run(operations.pair_mentor, form.text("mentor"), form.text("learner"), form.day("until"))

    return {"plan": plan, "hold": hold, "mark": mark, "off": off, "programme": programme, "mentor": mentor}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act code due expires law learnt mark page task text title what")
def knowledge(request: HttpRequest) -> HttpResponse:
    """What offices tell of their items, to be read and confirmed; and what one is to learn, or to mark."""
    me, now = actor_of_request(request), clock.now()
    mend, done = acted(request, _KNOWING)
    if done:
        return done
    item = request.GET.get("item", "")[:40]
    facts = {
        "pages": queries.knowledge(me, now, item),
        "tasks": queries.learning(me, now),
        "tells": me.has_role(*operations.TELLERS),
        "sets": me.has_role(*operations.SETTERS),
    }
    return page(request, "knowledge", "team_knowledge", facts, mend, None)


def _tell(form: Form) -> None:
    facts = (form.text("code").strip(), form.text("title"), form.text("text"), form.day("expires"))
    form.run(operations.tell_knowledge, *facts)


def _read(form: Form) -> None:
    form.run(operations.confirm_reading, form.text("page"))


def _set(form: Form) -> None:
    form.run(operations.set_learning, form.text("law"), form.text("what"), form.lines("code"), form.day("due"))


def _learnt(form: Form) -> None:
    form.run(operations.say_learnt, form.text("task"), form.text("learnt"))


def _mark(form: Form) -> None:
    form.run(operations.mark_learning, form.text("task"), form.number("mark"))


_KNOWING: Acts = {"tell": _tell, "read": _read, "set": _set, "learnt": _learnt, "mark": _mark}
