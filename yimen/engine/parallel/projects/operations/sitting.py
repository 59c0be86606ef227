"""Joint sittings 联合会审: one package, every office's view under its name, one report, one list of what is wrong.

Before its time is over a sitting waits for everybody; after that its lead concludes it and the report says who was
absent. While the owner puts something right no office's time runs, and only who found something looks again.
"""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.papers.dossiers.operations import Attached, keep_file
from yimen.engine.parallel.projects import moves, reading
from yimen.engine.parallel.projects.models import JointSitting, Project, SittingRound, SittingView
from yimen.engine.parallel.projects.refusals import DefectsMissing, NotAsked, SittingAsked, StageUnknown, ViewsMissing
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.projects.sitting_life import SITTING_LIFE, SittingMove, SittingState, View, weigh
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.text import must_be_said
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.project_models import queries as project_models

MOST_DEFECTS = 30
PACKAGE = MaterialTerm("package", "会审材料")


@snapshot
class SittingKept:
    """A joint sitting as an act left it."""

    ref: str
    state: str
    due_at: datetime | None = None


@operation
def ask_sitting(ref: str, number: int, kind: str, note: str, *, by: Actor, now: datetime) -> SittingKept:
    """The owner asks once for a joint sitting that the model foresees in a stage; its offices are asked together.

    Refuses with ProjectUnknown, ProjectStopped, StageUnknown, SittingAsked or TextMissing.
    """
    project = moves.owned(ref, by)
    stage = moves.stage_of(project, number)
    terms = next(one for one in project_models.stages(project.model_id, now) if one.number == number)
    term = next((one for one in terms.sittings if one.kind == kind), None)
    if term is None:
        raise StageUnknown()
    said = must_be_said("note", note, 1000).strip()
    lead = offices.office(term.lead_id, day_of(now))
    assert lead is not None, "offices are closed, never deleted"
    calendar = calendars.calendar(lead.calendar_id)
    due = due_at(calendar, now, Limit(term.days, Unit.WORKING_DAY))
    with refusing(sitting_of_a_kind_one_at_a_time=SittingAsked()):
        row = JointSitting.objects.create(
            ref=new_ref(), stage=stage, kind=kind, lead_id=term.lead_id, offices=[id_ for id_, _ in term.offices],
            calendar_id=lead.calendar_id, days=term.days, due_at=due,
        )  # fmt: skip
    SittingRound.objects.create(sitting=row, number=1, note=said, opened_at=now)
    moves.told(project, "ask_sitting", {"sitting": row.ref, "kind": kind, "stage": number, "due_at": due}, by, now)
    return SittingKept(row.ref, row.state, due)


@operation
def hand_in_to_sitting(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Hand in a file of the package for the round that is open; refuses as every file that is handed in.

    Refuses with SittingUnknown, ProjectStopped or WrongState.
    """
    project, row = _owners(ref, by)
    if row.state != SittingState.OPEN:
        raise WrongState(move="hand_in", state=row.state)
    open_ = _open_round(row)
    kept = keep_file(project.party_id, "sitting", open_.pk, PACKAGE, filename, content, open_.number, by, now)
    moves.told(project, "hand_in_to_sitting", {"sitting": ref, "file": kept.sha256, "round": open_.number}, by, now)
    return kept


@operation
def speak_in_sitting(
    ref: str, office: str, view: str, text: str, defects: Sequence[str] = (), *, by: Actor, now: datetime
) -> SittingKept:
    """Say for one's office what it finds in this version of the package; who does not let it pass says what is wrong.

    Refuses with SittingUnknown, ProjectStopped, NotLead, NotFormal, OwnMatter, WrongState, NotAsked, NotInList,
    DefectsMissing or TextMissing.
    """
    project, row = moves.sitting(ref, by)
    asked = offices.office(office, day_of(now))
    if asked is None or asked.id not in row.offices:
        raise NotAsked()
    speaker = moves.speaks_for(asked.id, project, by)
    if row.state != SittingState.OPEN:
        raise WrongState(move="speak", state=row.state)
    if view not in set(View):
        raise NotInList(field="view")
    wrong = _wrong(view, defects)
    open_ = _open_round(row)
    if asked.id not in reading.asked_in(row, open_.number):
        raise NotAsked()
    with refusing(sitting_view_of_an_office_once_in_a_round=NotAsked()):
        said = SittingView.objects.create(
            round=open_, office_id=asked.id, view=view, text=must_be_said("text", text, 2000).strip(), defects=wrong,
            said_by_id=speaker, said_at=now,
        )  # fmt: skip
    body = {
        "sitting": ref,
        "office": office,
        "view": view,
        "round": open_.number,
        "text": digest("\x1f".join((said.text, *wrong)).encode(), row.ref.encode()),
    }
    moves.told(project, "speak_in_sitting", body, by, now)
    return SittingKept(ref, row.state, row.due_at)


def _wrong(view: str, defects: Sequence[str]) -> list[str]:
    found = [must_be_said("defects", one, 300).strip() for one in defects if one.strip()]
    if bool(found) == (view == View.PASS) or len(found) > MOST_DEFECTS:
        raise DefectsMissing(most=MOST_DEFECTS)
    return found


@operation
def conclude_sitting(ref: str, report: str, *, by: Actor, now: datetime) -> SittingKept:
    """The lead brings all views into one report; the result follows from them, and nobody chooses it.

    Refuses with SittingUnknown, ProjectStopped, NotLead, NotFormal, OwnMatter, WrongState, ViewsMissing or TextMissing.
    """
    project, row = moves.sitting(ref, by)
    leader = moves.speaks_for(row.lead_id, project, by)
    if row.state != SittingState.OPEN:
        raise WrongState(move="conclude", state=row.state)
    open_ = _open_round(row)
    said = must_be_said("report", report, 4000).strip()
    absent = sorted(reading.asked_in(row, open_.number) - reading.spoken_in(open_))
    views = [one.view for one in open_.views.all()]
    if absent and row.due_at is not None and now <= row.due_at:
        names = offices.office_names(absent, day_of(now))
        raise ViewsMissing(office=names.get(absent[0], ""), until=row.due_at)
    if not views:
        raise ViewsMissing(office=offices.office_names(absent, day_of(now)).get(absent[0], ""), until=row.due_at or now)
    open_.report, open_.absent, open_.concluded_by_id, open_.concluded_at = said, absent, leader, now
    open_.save(update_fields=["report", "absent", "concluded_by", "concluded_at"])
    step = weigh(views)
    ended = None if step is SittingMove.ORDER_MENDING else now
    due = None if step is SittingMove.ORDER_MENDING else row.due_at
    moves.move(row, step, {"ended_at": ended, "due_at": due})
    body = {"sitting": ref, "result": row.state, "absent": len(absent), "round": open_.number}
    moves.told(project, "conclude_sitting", body, by, now)
    return SittingKept(ref, row.state, row.due_at)


@operation
def submit_sitting_again(ref: str, note: str, *, by: Actor, now: datetime) -> SittingKept:
    """The owner has put right what was wrong and says what changed; who found something looks at the new version.

    Refuses with SittingUnknown, ProjectStopped, WrongState or TextMissing.
    """
    project, row = _owners(ref, by)
    SITTING_LIFE.after(SittingMove.SUBMIT_AGAIN, SittingState(row.state))
    last = row.rounds.order_by("-number")[0]
    said = must_be_said("note", note, 1000).strip()
    SittingRound.objects.create(sitting=row, number=last.number + 1, note=said, opened_at=now)
    moves.move(row, SittingMove.SUBMIT_AGAIN, {"due_at": _due(row)})
    moves.told(project, "submit_sitting_again", {"sitting": ref, "round": last.number + 1}, by, now)
    return SittingKept(ref, row.state, row.due_at)


def _due(row: JointSitting) -> datetime | None:
    rounds = tuple(row.rounds.order_by("number"))
    calendar = calendars.calendar(row.calendar_id)
    return due_at(calendar, rounds[0].opened_at, Limit(row.days, Unit.WORKING_DAY), reading.mending(rounds))


@operation
def withdraw_sitting(ref: str, reason: str, *, by: Actor, now: datetime) -> SittingKept:
    """The owner takes back a sitting that has no result. Refuses with SittingUnknown, WrongState or TextMissing."""
    project, row = _owners(ref, by)
    said = must_be_said("reason", reason, 500).strip()
    moves.move(row, SittingMove.WITHDRAW, {"ended_at": now, "due_at": None})
    row.rounds.filter(concluded_at=None).update(concluded_at=now, report=said)
    body = {"sitting": ref, "reason": digest(said.encode(), row.ref.encode())}
    moves.told(project, "withdraw_sitting", body, by, now)
    return SittingKept(ref, row.state)


def _owners(ref: str, by: Actor) -> tuple[Project, JointSitting]:
    project, row = moves.sitting(ref, by)
    moves.owned(project.ref, by)
    return project, row


def _open_round(row: JointSitting) -> SittingRound:
    return row.rounds.get(concluded_at=None)
