"""Evaluating: what the pages of hall and kiosk on which a service is rated show and read alike.

First the grade, then why: a page offers only the reasons that fit the grade, and asks nothing twice.
"""

from collections.abc import Mapping

from django.http import HttpRequest

from yimen.engine.case.cases import queries as cases
from yimen.engine.public.evaluations import operations, queries
from yimen.engine.public.evaluations.rows import EvaluationRow
from yimen.kernel.actor import Actor
from yimen.kernel.evaluation import ASKED, MOST_SAID, Grade, Said, reasons_of
from yimen.kernel.snapshot import snapshot
from yimen.threshold import clock
from yimen.threshold.language import told
from yimen.threshold.names.voice import GRADES, RATING_REASONS, SUPERVISION_QUESTIONS, YES_OR_NO
from yimen.threshold.pieces import Mistake
from yimen.threshold.run import run

FIELDS = "act grade reasons on_time extra paid words"
_LONGEST = 64
TONES = {"very_satisfied": "done", "satisfied": "done", "fairly_satisfied": "line"}


@snapshot
class Sought:
    """What somebody who wants to rate told of the service, and the service it led to."""

    number: str
    row: EvaluationRow | None
    mistakes: tuple[Mistake, ...]


def sought(request: HttpRequest) -> Sought:
    """A service by the code of a message, or by number and query code of a case as they stand on the receipt."""
    said, now = request.POST.get, clock.now()
    number, code = said("number", "").strip()[:_LONGEST], "".join(said("code", "")[:_LONGEST].split())
    if request.method != "POST":
        return Sought("", None, ())
    found = cases.found_by_code(number, code) if number else None
    row = queries.of_case(found[0], now) if found else None if number else queries.by_code(code, now)
    missed = Mistake("f-code", told("没有找到可以评价的服务。办结后 30 天内可以评价；请核对编号和码。"))
    return Sought(number, row, () if row is not None else (missed,))


def said_in(request: HttpRequest) -> Said:
    """What the form says of the service."""
    text = request.POST.get
    reasons = tuple(one[:40] for one in request.POST.getlist("reasons")[:20])
    answers = {name: text(name, "")[:3] for name in ASKED}
    return Said(text("grade", "")[:30], reasons, **answers, words=text("words", "")[: 2 * MOST_SAID])


def acted(request: HttpRequest, code: str, way: str, by: Actor) -> None:
    """Do what the form asks for; refuses as the operation does."""
    act, now = request.POST.get("act", ""), clock.now()
    if act == "withdraw":
        run(operations.withdraw_rating, code, by=by, now=now)
    elif act == "change":
        run(operations.change_rating, code, said_in(request), by=by, now=now)
    elif act == "rate_again":
        run(operations.rate_again, code, said_in(request), way, by=by, now=now)
    else:
        run(operations.rate, code, said_in(request), way, by=by, now=now)


def shown(request: HttpRequest, row: EvaluationRow) -> Mapping[str, object]:
    """The service, the act that is open, and for a chosen grade what may be said with it."""
    asked = request.POST if request.method == "POST" else request.GET
    grade = asked.get("grade", "")
    open_act = next((act for act in ("rate", "rate_again", "change") if act in row.may), "")
    chosen = grade if grade in set(Grade) and open_act else ""
    return {
        "row": row,
        "open_act": open_act,
        "grades": [(one.value, told(GRADES[one])) for one in Grade],
        "grade": chosen,
        "changing": "yes" if open_act == "change" and asked.get("change") else "",
        "reasons": [(one, told(RATING_REASONS[one])) for one in reasons_of(chosen)] if chosen else [],
        "questions": [(name, told(words)) for name, words in SUPERVISION_QUESTIONS.items()],
        "answers": [(value, told(words)) for value, words in YES_OR_NO.items()],
        "ticked": request.POST.getlist("reasons"),
        "typed": request.POST,
    }
