"""Member platforms 成员平台: what a platform of a city or district tells this one, and what of it is believed. Pure.

A member speaks of its own offices alone. What it says is taken in its turn and kept; what cannot be believed waits in
a queue with the reason, and holds up nothing that comes after it.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import WordKind


class MemberWordStanding(StrEnum):
    """What became of a word of a member."""

    KEPT = "kept"
    OVERTAKEN = "overtaken"
    """A later word about the same was kept before it."""
    HELD = "held"
    DROPPED = "dropped"


class HeldFor(StrEnum):
    """Why a word waits."""

    NOT_PERMITTED = "not_permitted"
    UNREADABLE = "unreadable"
    ORG_UNKNOWN = "org_unknown"
    ITEM_NOT_OF_ORG = "item_not_of_org"
    ITEM_UNKNOWN = "item_unknown"
    NOT_THEIRS = "not_theirs"


EXCHANGED = (WordKind.ITEM, WordKind.CASE, WordKind.CERTIFICATE)
"""Of what a member may tell, and may ask."""
FIELDS: Mapping[WordKind, tuple[str, str, str]] = {
    WordKind.ITEM: ("task_code", "task_name", "cd_operation"),
    WordKind.CASE: ("project_no", "project_name", "case_state"),
    WordKind.CERTIFICATE: ("certificate_no", "certificate_name", "certificate_state"),
}
"""By which field a record is known, what it is called, and how it stands."""
ANSWERED: Mapping[WordKind, tuple[str, ...]] = {
    WordKind.ITEM: (
        "task_code", "task_name", "task_version", "task_type", "org_code", "org_name", "begin_date", "end_date",
        "cd_operation",
    ),
    WordKind.CASE: (
        "project_no", "project_name", "task_code", "task_version", "org_code", "org_name", "receive_date",
        "promise_date", "case_state",
    ),
    WordKind.CERTIFICATE: (
        "certificate_no", "certificate_type", "certificate_name", "org_code", "org_name", "begin_date", "end_date",
        "certificate_state",
    ),
}  # fmt: skip
"""What another member is answered of a record; whatever else one tells, a person's name perhaps, is for nobody else."""
CODE, LONGEST = 120, 300
FRESH = timedelta(minutes=5)
"""A question older than this, or from so far ahead, is none."""


class MemberAhead(Refusal):
    """A word ahead of its turn, or another one under a number that was taken."""

    code: ClassVar[str] = "member.out_of_turn"
    expected: int


class QuestionStale(Refusal):
    """The question is too old, or was put before: each is answered once."""

    code: ClassVar[str] = "member.question_stale"


@snapshot
class MemberFact:
    """What a record says."""

    kind: WordKind
    code: str
    name: str
    state: str
    org: str
    item: str
    """The code of the item, of a case."""


def read_record(kind: WordKind, record: Mapping[str, object]) -> MemberFact | str:
    """What a record says; or the field that cannot be."""
    names: tuple[str, ...] = (*FIELDS[kind], "org_code", *(("task_code",) if kind is WordKind.CASE else ()))
    told: dict[str, str] = {}
    for name in names:
        value = record.get(name)
        most = CODE if name in (FIELDS[kind][0], "org_code", "task_code", FIELDS[kind][2]) else LONGEST
        if not isinstance(value, str) or not value.strip() or len(value) > most or not value.isprintable():
            return name
        told[name] = value.strip()
    code, name, state = (told[one] for one in FIELDS[kind])
    return MemberFact(kind, code, name, state, told["org_code"], told.get("task_code", ""))


def held_for(fact: MemberFact, orgs: Collection[str], items: Collection[str], owner: str) -> HeldFor | None:
    """Why a record waits: `items` are those the member told of, `owner` is "other" when another member told of it."""
    if fact.org not in orgs:
        return HeldFor.ORG_UNKNOWN
    # An implementation code begins with the credit code of its office: nobody tells of an item of another's.
    if fact.kind is WordKind.ITEM and len(fact.code) >= 31 and not fact.code.startswith(fact.org):
        return HeldFor.ITEM_NOT_OF_ORG
    if fact.kind is WordKind.CASE and fact.item not in items:
        return HeldFor.ITEM_UNKNOWN
    return HeldFor.NOT_THEIRS if owner == "other" else None


def answered(kind: WordKind, record: Mapping[str, object]) -> Mapping[str, object]:
    """What is answered of a record."""
    return {name: record[name] for name in ANSWERED[kind] if name in record}


def must_be_fresh(asked_at: datetime, now: datetime) -> None:
    """Refuses with QuestionStale."""
    if not now - FRESH <= asked_at <= now + FRESH:
        raise QuestionStale()
