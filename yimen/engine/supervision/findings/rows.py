"""What the findings show: frozen rows, never models; and who reads a card."""

from collections.abc import Mapping
from datetime import datetime

from yimen.kernel.actor import Actor, Role, Scope, ScopeKind
from yimen.kernel.snapshot import snapshot

READERS_OF_ALL = (Role.REFORM_OFFICE,)
"""The leading group of the reform reads every card and judges none."""


@snapshot
class CardKept:
    """A card after an act."""

    ref: str
    state: str


@snapshot
class CardRow:
    """A card in a list."""

    ref: str
    number: str
    rule: str
    colour: str
    state: str
    level: str
    office_ref: str
    office_name: str
    subject_kind: str
    subject_ref: str
    subject_name: str
    """Of a case its item and number; else what it is called."""
    subject_number: str
    happened_at: datetime
    raised_at: datetime
    due_at: datetime | None
    overdue: str
    """yes: the office has not answered, or not put it right, in time."""


@snapshot
class CardPage:
    """A page of cards, the latest first; `after` is the key of the next page."""

    rows: tuple[CardRow, ...]
    after: str


@snapshot
class CardLine:
    """A journal line on which a card rests, or of its own chain."""

    id: int
    kind: str
    verb: str
    at: datetime
    who: str
    law: str


@snapshot
class NoteRow:
    """An annotation."""

    who: str
    text: str
    written_at: datetime


@snapshot
class CardView:
    """A card with everything that explains it, what was said to it, and what the asker may do."""

    row: CardRow
    rule_version: int
    law: str
    facts: Mapping[str, str]
    desk_name: str
    rests_on: tuple[CardLine, ...]
    told: tuple[CardLine, ...]
    answer: str
    answered_by: str
    answered_at: datetime | None
    judgement: str
    judged_by: str
    judged_at: datetime | None
    objection: str
    objected_at: datetime | None
    order: str
    ordered_by: str
    ordered_at: datetime | None
    report: str
    reported_by: str
    reported_at: datetime | None
    accountability: str
    closed_at: datetime | None
    notes: tuple[NoteRow, ...]
    may: tuple[str, ...]
    """The acts that are open to the asker now, by name."""
    opens: str
    """yes when the card is about a case that the asker may open; who leads the reform reads cards and no cases."""
    answered_where: str
    """on_the_card | as_item | by_alarm | nowhere"""


@snapshot
class CardCount:
    """How many cards of a kind stand open, and of them overdue."""

    rule: str
    colour: str
    office_ref: str
    office_name: str
    age: str
    """How long ago it was raised: days_3 | days_7 | days_30 | older"""
    state: str
    cards: int
    overdue: int


@snapshot
class CardFilter:
    """Which cards are listed; what is empty narrows nothing."""

    colour: str = ""
    rule: str = ""
    office: str = ""
    state: str = ""
    """open: not closed; grave: open and no warning; waiting: for the office; overdue; closed; or one state"""
    age: str = ""
    level: str = ""
    case: str = ""


Places = Mapping[ScopeKind, int | None]


def reaches(actor: Actor, places: Places) -> tuple[ScopeKind, ...]:
    """The levels at which this actor oversees a place."""
    return tuple(level for level, id in places.items() if id is not None and Scope(level, id) in actor.scopes)


def reads(actor: Actor, office_id: int, places: Places) -> bool:
    """Whether a card is for this actor: supervision of the place, the head of the office, or the leading group."""
    return (
        bool(reaches(actor, places)) or office_id in actor.offices(Role.OFFICE_HEAD) or actor.has_role(*READERS_OF_ALL)
    )
