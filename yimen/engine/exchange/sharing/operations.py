"""What is done with shared data: published, asked for an item, answered with a limit, and used under a case at hand."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.operations.looking_up import look_up_approvals
from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.connections.operations.asking import (
    UNANSWERED,
    Question,
    QuestionPut,
    SystemAnswered,
    have_answered,
    put_question,
)
from yimen.engine.exchange.sharing.models import SOURCES, DataRequest, DataSet, DataUse
from yimen.engine.exchange.sharing.refusals import (
    AnybodyMay,
    AskedAlready,
    DataSetNamed,
    DataSetUnknown,
    RequestUnknown,
)
from yimen.engine.exchange.sharing.rows import KEEPERS
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.journal.operation import in_steps, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.connections import SystemKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.sharing import (
    ANSWERED_WITHIN,
    APPROVALS,
    BY_SILENCE,
    NeverShared,
    ShareAnswer,
    ShareCondition,
    must_be_usable,
    must_end,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, named, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices

SLICE = 100


@snapshot
class DataSetSaid:
    """What the catalogue tells of a data set."""

    name: str
    about: str
    source: str
    condition: str
    basis: str = ""


@snapshot
class DataSetKept:
    """A data set of the catalogue."""

    ref: str


@snapshot
class DataAsked:
    """A request, and by when it is answered."""

    ref: str
    answer_by: datetime


@snapshot
class DataAnswered:
    """A request with its answer."""

    ref: str
    answer: str
    until: datetime | None


@snapshot
class GrantedBySilence:
    """How many requests stand because their owner said nothing."""

    done: int


@snapshot
class DataUsed:
    """What a data set answered, shown once and kept with no errand."""

    ref: str
    outcome: str
    sandbox: str
    lines: tuple[tuple[str, str], ...]


@snapshot
class DataWanted:
    """A use that is on record, with the question that is still to be answered for it."""

    used: DataUsed
    question: QuestionPut | None = None


@operation
def publish_data_set(office_ref: str, said: DataSetSaid, *, by: Actor, now: datetime) -> DataSetKept:
    """Put a data set on the catalogue, by the head of its office or who keeps the catalogue.

    A head publishes out of the systems of the own office that are connected, and out of the cases of this house.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong or DataSetNamed.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    _must_own(office.id, by)
    if said.source not in SOURCES:
        raise NotInList(field="source")
    if said.condition not in set(ShareCondition):
        raise NotInList(field="condition")
    if said.source != APPROVALS and not _everywhere(by) and not connections.has(office.id, said.source):
        raise NotAllowed()
    withheld = said.condition == ShareCondition.NEVER
    basis = named(said.basis, "basis") if withheld else written(said.basis, "basis")
    with refusing(data_set_is_named_once=DataSetNamed(name=said.name)):
        row = DataSet.objects.create(
            ref=new_ref(), office_id=office.id, name=named(said.name, "name", 100), source=said.source,
            about=named(said.about, "about", 500), condition=said.condition, basis=basis, published_at=now,
        )  # fmt: skip
    _told("data_set", row, Line("publish_data_set", {"office": office_ref, "condition": said.condition}, now), by)
    return DataSetKept(row.ref)


@operation
def end_data_set(ref: str, basis: str, *, by: Actor, now: datetime) -> DataSetKept:
    """Take a data set off the catalogue on a basis. Refuses with DataSetUnknown, NotAllowed or Missing."""
    row = _open_set(ref)
    _must_own(row.office_id, by)
    row.ended_at, row.end_basis = now, named(basis, "basis")
    row.save(update_fields=["ended_at", "end_basis"])
    _told("data_set", row, Line("end_data_set", {"basis": row.end_basis}, now), by)
    return DataSetKept(row.ref)


@operation
def request_data(ref: str, item_ref: str, why: str, *, by: Actor, now: datetime) -> DataAsked:
    """Ask to use a data set for an item of one's own office; its owner answers within ten working days.

    Refuses with DataSetUnknown, NeverShared, AnybodyMay, NoSuchThing, NotAllowed, TextMissing or AskedAlready.
    """
    row = _open_set(ref)
    if row.condition == ShareCondition.NEVER:
        raise NeverShared()
    if row.condition == ShareCondition.OPEN:
        raise AnybodyMay()
    item = catalogue.in_force(item_ref, now)
    if item is None:
        raise NoSuchThing(what="item")
    office = offices.office(item.office_ref, day_of(now))
    owner = offices.office(row.office_id, day_of(now))
    if office is None or office.id not in by.offices(Role.OFFICE_HEAD, Role.CHIEF):
        raise NotAllowed()
    if owner is None:
        raise DataSetUnknown()
    answer_by = calendars.calendar(owner.calendar_id).closing_after(now, ANSWERED_WITHIN)
    with refusing(data_request_one_at_a_time=AskedAlready()):
        asked = DataRequest.objects.create(
            ref=new_ref(), data_set=row, item_id=item.item_id, office_id=office.id, asked_at=now, answer_by=answer_by,
            why=must_be_said("why", why, 500).strip(),
        )  # fmt: skip
    body = {"data_set": ref, "item": item_ref, "answer_by": answer_by}
    _told("data_request", asked, Line("request_data", body, now), by)
    return DataAsked(asked.ref, answer_by)


@operation
def grant_data(ref: str, until: datetime, *, by: Actor, now: datetime) -> DataAnswered:
    """Let a data set be used for the item until a moment, by the head of its owner.

    Refuses with RequestUnknown or LimitUnfit.
    """
    row = _to_answer(ref, by)
    must_end(until, now)
    return _answered(row, ShareAnswer.GRANTED, "", until, by, now)


@operation
def refuse_data(ref: str, reason: str, *, by: Actor, now: datetime) -> DataAnswered:
    """Refuse a request with the reason, by the head of the owner. Refuses with RequestUnknown or TextMissing."""
    row = _to_answer(ref, by)
    return _answered(row, ShareAnswer.REFUSED, must_be_said("reason", reason, 500).strip(), None, by, now)


@operation
def grant_by_silence(*, by: Actor, now: datetime) -> GrantedBySilence:
    """Requests whose owner said nothing in time are granted for ninety days; by the clockwork alone."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotYourRole(act="grant_by_silence")
    rows = DataRequest.objects.select_for_update(skip_locked=True).filter(answered_at=None, answer_by__lt=now)
    over = list(rows.order_by("answer_by")[:SLICE])
    for row in over:
        _answered(row, ShareAnswer.SILENCE, "", now + BY_SILENCE, by, now)
    return GrantedBySilence(len(over))


@in_steps
def use_data(ref: str, case_ref: str, purpose: str, *, by: Actor, now: datetime) -> DataUsed:
    """Use a data set about the applicant of a case at one's desk, with a purpose; they see it.

    What its owner granted for the item stands in place of a connection for it. Refuses with DataSetUnknown,
    CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, NeverShared, NoRight or TextMissing.
    """
    wanted = _want(ref, case_ref, purpose, by=by, now=now)
    if wanted.question is None:
        return wanted.used
    return _note_use(ref, wanted.used.ref, have_answered(wanted.question, by, now), by=by.within(), now=now)


@operation
def _want(ref: str, case_ref: str, purpose: str, *, by: Actor, now: datetime) -> DataWanted:
    """Put the use on record with its question; what the house itself knows is found at once."""
    row = _open_set(ref)
    file = _task(case_ref, by, now)
    rights = DataRequest.objects.filter(data_set=row, item_id=file.item_id, until__isnull=False).order_by("-until")
    must_be_usable(row.condition, rights.values_list("until", flat=True).first(), now)
    said = must_be_said("purpose", purpose, 200).strip()
    place = next((one.name for one in by.posts if one.post_id == file.desk_id), by.posts[0].name)
    wanted = _found(row, file, said, place, by, now)
    used = DataUse.objects.create(
        ref=new_ref(), data_set=row, case_id=file.id, party_id=file.applicant_id, purpose=said, place=place,
        used_at=now, outcome=wanted.used.outcome,
    )  # fmt: skip
    body = {"use": used.ref, "case": case_ref, "purpose": digest(said.encode(), used.ref.encode())}
    _told("data_set", row, Line("use_data", body | _known(wanted), now), by)
    return replace(wanted, used=replace(wanted.used, ref=used.ref))


def _known(wanted: DataWanted) -> dict[str, str]:
    """How it went, when nobody is asked for it."""
    return {} if wanted.question else {"outcome": wanted.used.outcome}


@operation
def _note_use(ref: str, use: str, answer: SystemAnswered, *, by: Actor, now: datetime) -> DataUsed:
    """Note how a use went, after the system behind the data set was asked."""
    row = DataSet.objects.select_for_update().get(ref=ref)
    row.uses.filter(ref=use).update(outcome=answer.outcome)
    _told("data_set", row, Line("note_answer", {"use": use, "outcome": answer.outcome}, now), by)
    return DataUsed(use, answer.outcome, answer.sandbox, answer.lines)


def _found(row: DataSet, file: CaseFile, said: str, place: str, by: Actor, now: datetime) -> DataWanted:
    if row.source == APPROVALS:
        approvals = look_up_approvals(file.ref, said, by=by.within(), now=now).approvals
        lines = tuple((one.item_name, f"{one.office_name} {one.state} {one.decided_on}") for one in approvals)
        return DataWanted(DataUsed("", "answered" if lines else "nothing", "", lines))
    question = Question(file.applicant_id, file.id, said, place)
    return DataWanted(DataUsed("", UNANSWERED, "", ()), put_question(SystemKind(row.source), question, by, now))


def _task(case_ref: str, by: Actor, now: datetime) -> CaseFile:
    """An open case that lies at a desk of this officer, who has no interest in it."""
    file = cases.read(case_ref, by, now)
    officer = allow.officer_of(file, "use_data")
    if file.state not in OPEN_STATES or not officer.holds_post(file.desk_id, *Role):
        raise NoOpenTask()
    allow.foreign(file, officer)
    return file


def _must_own(office_id: int, by: Actor) -> None:
    must_hold(by, *KEEPERS)
    if not _everywhere(by) and office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()


def _everywhere(by: Actor) -> bool:
    """Who keeps the whole catalogue."""
    return by.kind is ActorKind.SYSTEM or bool(by.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE))


def _open_set(ref: str) -> DataSet:
    row = DataSet.objects.select_for_update().filter(ref=ref, ended_at=None).first()
    if row is None:
        raise DataSetUnknown()
    return row


def _to_answer(ref: str, by: Actor) -> DataRequest:
    rows = DataRequest.objects.select_for_update(of=("self",)).select_related("data_set")
    row = rows.filter(ref=ref, answered_at=None).first()
    if row is None or row.data_set.office_id not in by.offices(Role.OFFICE_HEAD):
        raise RequestUnknown()
    return row


def _answered(
    row: DataRequest, answer: ShareAnswer, reason: str, until: datetime | None, by: Actor, now: datetime
) -> DataAnswered:
    row.answer, row.reason, row.until, row.answered_at = answer, reason, until, now
    row.save(update_fields=["answer", "reason", "until", "answered_at"])
    _told("data_request", row, Line("answer_data", {"answer": answer, "until": until}, now), by)
    return DataAnswered(row.ref, answer, until)


def _told(kind: str, row: DataSet | DataRequest, line: Line, by: Actor) -> None:
    table = {"data_set": "sharing_dataset", "data_request": "sharing_datarequest"}[kind]
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
