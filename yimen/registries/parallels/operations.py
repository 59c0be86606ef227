"""Keep the register of parallel items: enter one, propose and confirm its rules, let it leave.

The lead owns the rules, every participant confirms them, and they hold for cases received from then on.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Max

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.joint_life import JOINT, MOST_OPINIONS, must_have_time
from yimen.kernel.joint_plan import Need, groups_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import elsewhere
from yimen.kernel.text import must_be_said
from yimen.kernel.time.limit import Limit
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, must_hold, named, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.parallels.models import JointRules, ParallelItem, Participant
from yimen.registries.parallels.refusals import (
    AnswerUnknown,
    JointStepMissing,
    MaterialNotAsked,
    NoParticipants,
    ParallelEntered,
    ParallelUnknown,
    RulesOpen,
    RulesUnknown,
    SerialSteps,
)

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
SPEAKS = (Role.OFFICE_HEAD, Role.CHIEF)
"""Who speaks for an office in the matter of rules."""


@snapshot
class ParticipantSaid:
    """An office that is to take part: for what, how long, with which materials, and whose answers it needs first."""

    code: str
    office: str
    work: str
    limit: Limit
    materials: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    """The answers of the item's questions in which it is asked; empty: always."""


@snapshot
class RulesSaid:
    """What rules say: their title and text, whether silence is consent and on which basis, and who takes part."""

    title: str
    text: str
    participants: tuple[ParticipantSaid, ...]
    tacit_basis: str = ""
    """The document by which silence is consent; empty: it is not, and only an alarm follows."""


@snapshot
class ParallelKept:
    """An item of the register by its reference."""

    ref: str


@snapshot
class RulesKept:
    """A version of rules: its number, and whether every participant has confirmed it."""

    ref: str
    number: int
    settled: str
    """yes or no."""


@operation
def enter_parallel(item_ref: str, document: str, *, by: Actor, now: datetime) -> ParallelKept:
    """Enter an item in the register by a document; it is handled so as soon as rules for it are settled.

    Refuses with NotAllowed, NoSuchThing, JointStepMissing, SerialSteps, ParallelEntered or Missing.
    """
    view = _in_force(item_ref, now)
    if not _speaks_for(view.office_ref, by, now):
        must_hold(by, *KEEPERS)
    if all(step.code != JOINT for step in view.terms.steps):
        raise JointStepMissing(item=view.name)
    if any(elsewhere(view.terms.steps)):
        raise SerialSteps(item=view.name)
    with refusing(parallel_item_is_registered_once_at_a_time=ParallelEntered()):
        row = ParallelItem.objects.create(
            ref=new_ref(), item_id=view.item_id, document=named(document, "document"), valid=days(day_of(now))
        )
    _tell(row, "enter_parallel", {"item": item_ref, "document": row.document}, by, now)
    return ParallelKept(row.ref)


@operation
def propose_rules(parallel_ref: str, said: RulesSaid, *, by: Actor, now: datetime) -> RulesKept:
    """Propose the next version of an item's rules, by its lead office; the groups follow from who needs whose answer.

    Refuses with ParallelUnknown, NotAllowed, RulesOpen, NoParticipants, NoSuchThing, OpinionTime, MaterialNotAsked,
    AnswerUnknown, NeedUnknown, NeedsInACircle, Missing or TextMissing.
    """
    row = _locked(parallel_ref, now)
    view = _in_force(row.item.ref, now)
    if not _speaks_for(view.office_ref, by, now):
        raise NotAllowed()
    found = _offices(said.participants, view, now)
    groups = groups_of([Need(one.code, frozenset(one.needs)) for one in said.participants])
    place = {code: number for number, codes in enumerate(groups, 1) for code in codes}
    number = (row.rules.aggregate(last=Max("number"))["last"] or 0) + 1
    basis = written(said.tacit_basis, "tacit_basis")
    with refusing(joint_rules_one_proposal_open=RulesOpen()):
        rules = JointRules.objects.create(
            ref=new_ref(), parallel=row, number=number, title=named(said.title, "title"),
            text=must_be_said("text", said.text, 10000), tacit="yes" if basis else "no", tacit_basis=basis,
            proposed_by_id=by.staff_id, proposed_at=now,
        )  # fmt: skip
    for order, one in enumerate(said.participants):
        _take_part(rules, order, one, (found[one.office], place[one.code], one.office == view.office_ref), by)
    body = {"rules": rules.ref, "number": number, "text": digest(rules.text.encode(), rules.ref.encode()),
            "tacit": rules.tacit, "groups": [list(codes) for codes in groups]}  # fmt: skip
    _tell(row, "propose_rules", body, by, now)
    return RulesKept(rules.ref, number, "no")


@operation
def confirm_rules(rules_ref: str, *, by: Actor, now: datetime) -> RulesKept:
    """Confirm rules for one's own office; with the last confirmation they hold for cases received from now on.

    Refuses with RulesUnknown or NotAllowed.
    """
    rules = _open_rules(rules_ref)
    mine = rules.participants.filter(office_id__in=by.offices(*SPEAKS))
    if not mine.exists():
        raise NotAllowed()
    if not mine.filter(confirmed_at=None).update(confirmed_by_id=by.staff_id, confirmed_at=now):
        # Confirmed before: it stays with who did it, and is not told again.
        return RulesKept(rules.ref, rules.number, "no")
    settled = not rules.participants.filter(confirmed_at=None).exists()
    if settled:
        rules.settled_at = now
        rules.save(update_fields=["settled_at"])
    said = "yes" if settled else "no"
    body = {"rules": rules.ref, "offices": sorted(one.office.ref for one in mine.select_related("office")),
            "settled": said}  # fmt: skip
    _tell(rules.parallel, "confirm_rules", body, by, now)
    return RulesKept(rules.ref, rules.number, said)


@operation
def drop_rules(rules_ref: str, reason: str, *, by: Actor, now: datetime) -> RulesKept:
    """Take proposed rules back, by the lead, or decline them as a participant; those that hold go on holding.

    Refuses with RulesUnknown, NotAllowed or Missing.
    """
    rules = _open_rules(rules_ref)
    speaks = by.offices(*SPEAKS)
    if rules.parallel.item.office_id not in speaks and not rules.participants.filter(office_id__in=speaks).exists():
        raise NotAllowed()
    rules.dropped_at = now
    rules.save(update_fields=["dropped_at"])
    _tell(rules.parallel, "drop_rules", {"rules": rules.ref, "reason": named(reason, "reason")}, by, now)
    return RulesKept(rules.ref, rules.number, "no")


@operation
def leave_parallel(parallel_ref: str, on: date, document: str, *, by: Actor, now: datetime) -> ParallelKept:
    """Let an item leave the register from a day on; cases received before it are handled as they began.

    Refuses with ParallelUnknown, NotAllowed, ImpossibleDates or Missing.
    """
    row = _locked(parallel_ref, now)
    must_hold(by, *KEEPERS)
    if on <= day_of(now) or row.valid.upper is not None:
        raise ImpossibleDates()
    row.valid, row.end_document = days(row.valid.lower, on), named(document, "document")
    row.save(update_fields=["valid", "end_document"])
    _tell(row, "leave_parallel", {"on": on, "document": row.end_document}, by, now)
    return ParallelKept(row.ref)


def _take_part(rules: JointRules, order: int, one: ParticipantSaid, where: tuple[int, int, bool], by: Actor) -> None:
    """The row of a participant. What another section of the lead says, the lead has said by proposing it."""
    office_id, group, own = where
    Participant.objects.create(
        ref=new_ref(),
        rules=rules,
        place=order,
        code=named(one.code, "code", 40),
        office_id=office_id,
        work=named(one.work, "work", 100),
        amount=one.limit.amount,
        unit=one.limit.unit,
        materials=list(dict.fromkeys(one.materials)),
        needs=list(dict.fromkeys(one.needs)),
        when=list(dict.fromkeys(one.when)),
        group_number=group,
        confirmed_by_id=by.staff_id if own else None,
        confirmed_at=rules.proposed_at if own else None,
    )


def _in_force(item_ref: str, now: datetime) -> ItemView:
    view = catalogue.in_force(item_ref, now)
    if view is None:
        raise NoSuchThing(what="item")
    return view


def _speaks_for(office_ref: str, by: Actor, now: datetime) -> bool:
    office = offices.office(office_ref, day_of(now))
    return office is not None and office.id in by.offices(*SPEAKS)


def _offices(said: Sequence[ParticipantSaid], view: ItemView, now: datetime) -> dict[str, int]:
    """The offices that take part, by their references; what they use is asked for by the item."""
    asked = [(one.office, one.work.strip()) for one in said]
    # Whatever the situation is, somebody else is asked: else it would be no joint approval.
    others = any(one.office != view.office_ref and not one.when for one in said)
    if not others or len(said) > MOST_OPINIONS or len({one.code.strip() for one in said}) != len(said):
        raise NoParticipants(most=MOST_OPINIONS)
    if len(set(asked)) != len(asked):
        raise NoParticipants(most=MOST_OPINIONS)
    known = {material.code for material in view.terms.materials}
    answers = {f"{one.code}:{option.code}" for one in view.terms.situations for option in one.options}
    found = {}
    for one in said:
        office = offices.office(one.office, day_of(now))
        if office is None:
            raise NoSuchThing(what="office")
        must_have_time(one.limit)
        for material in one.materials:
            if material not in known:
                raise MaterialNotAsked(material=material)
        for answer in one.when:
            if answer not in answers:
                raise AnswerUnknown(answer=answer)
        found[one.office] = office.id
    return found


def _locked(ref: str, now: datetime) -> ParallelItem:
    """An item that is in the register today, nobody else's until the act ends."""
    rows = ParallelItem.objects.select_for_update(of=("self",)).select_related("item")
    row = rows.filter(ref=ref, valid__contains=day_of(now)).first()
    if row is None:
        raise ParallelUnknown()
    return row


def _open_rules(ref: str) -> JointRules:
    """Rules that wait, with their item locked: two confirmations cannot pass each other."""
    ParallelItem.objects.select_for_update().filter(rules__ref=ref).first()
    rows = JointRules.objects.select_related("parallel__item")
    rules = rows.filter(ref=ref, settled_at=None, dropped_at=None).first()
    if rules is None:
        raise RulesUnknown()
    return rules


def _tell(row: ParallelItem, verb: str, body: Mapping[str, object], by: Actor, now: datetime) -> None:
    head = bytes(row.journal_head)
    subject = Subject("parallel_item", "parallels_parallelitem", row.pk, row.ref, row.journal_seq, head)
    tell(subject, Line(verb, body, effective_at=now), by)
