"""Jumping 跳转: a person goes over to another system with their case, by a ticket that is good once and for minutes."""

import hmac
from dataclasses import field
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.connections import moves, signing
from yimen.engine.exchange.connections.models import ConnectedItem, Jump
from yimen.engine.exchange.connections.refusals import NotAsThem, NotItsItem, OtherWay
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.connections import Comes, ConnectWay, TicketForged, must_open
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people


@snapshot
class JumpTicket:
    """Where to go, and the ticket that opens it."""

    ref: str
    address: str
    system: str
    edition: int
    ticket: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ticket", signing.ticket_of(self.ref, signing.key_of(self.system, self.edition)))


@snapshot
class JumpRedeemed:
    """What the other side is told for a ticket: whose case it is, of which item, and under which number."""

    ref: str
    case_number: str
    item_name: str
    item_code: str
    applicant_name: str
    applicant_kind: str
    comes: str
    """oneself, law or mandate: who comes is the applicant, or acts for them; window: the applicant stands at one."""
    person_name: str
    """Who comes; empty at a window."""
    state: str


@operation
def jump(case_ref: str, system_ref: str, as_whom: str, *, by: Actor, now: datetime) -> JumpTicket:
    """Go over to the system that handles the item of an open case, as its applicant or as acting for them.

    Also by the window that took it in, which comes as nobody. Refuses with CaseUnknown, NotAsThem, NotYourRole,
    NotYourDesk, PostEnded, OwnMatter, StoodAside, WrongState, SystemUnknown, OtherWay or NotItsItem.
    """
    file = cases.read(case_ref, by, now)
    comes = _comes(file, as_whom, by)
    if file.state not in OPEN_STATES:
        raise WrongState(move="jump", state=file.state)
    row = moves.open_one(system_ref)
    if row.way != ConnectWay.JUMP:
        raise OtherWay(way=row.way)
    if not ConnectedItem.objects.filter(system=row, item_id=file.item_id).exists():
        raise NotItsItem()
    made = Jump.objects.create(
        ref=new_ref(), system=row, case_id=file.id, account_ref=by.ref, issued_at=now, comes=comes,
        person_id=None if comes is Comes.WINDOW else by.party_id,
    )  # fmt: skip
    cases.remark(file, Line("jump", {"system": row.ref, "jump": made.ref, "comes": comes}, now), by)
    return JumpTicket(made.ref, row.address, row.ref, row.key_edition)


def _comes(file: CaseFile, as_whom: str, by: Actor) -> Comes:
    if by.staff_id is not None:
        allow.where_it_came_in(file, "jump")
        return Comes.WINDOW
    allow.applicant(file, by)
    party = people.party(as_whom)
    if party is None or party.id != file.applicant_id:
        raise NotAsThem(name=file.applicant_name)
    if party.id == by.party_id:
        return Comes.ONESELF
    return Comes.LAW if party.id in by.speaks_for else Comes.MANDATE


@operation
def redeem_jump(system_ref: str, ticket: str, *, by: Actor, now: datetime) -> JumpRedeemed:
    """Tell the other side who comes, for a ticket that is theirs, fresh and unused.

    Refuses with SystemUnknown, TicketForged, TicketUsed or TicketOver.
    """
    row = moves.open_one(system_ref)
    ref = ticket.partition(".")[0]
    expected = signing.ticket_of(ref, signing.key_of(row.ref, row.key_edition))
    if "\x00" in ticket or not hmac.compare_digest(expected.encode(), ticket.encode(errors="replace")):
        raise TicketForged()
    made = Jump.objects.select_for_update().filter(ref=ref, system=row).first()
    if made is None:
        raise TicketForged()
    must_open(made.issued_at, made.redeemed_at, now)
    made.redeemed_at = now
    made.save(update_fields=["redeemed_at"])
    moves.hear(row, now)
    (facts,) = select(
        "select c.number case_number, c.item_name, coalesce(nullif(i.implementation_code, ''), i.local_code) item_code,"
        " c.applicant_name, p.kind applicant_kind, c.state, coalesce(w.name, '') person_name"
        " from cases_case c join catalogue_item i on i.id = c.item_id join people_party p on p.id = c.applicant_id"
        " left join people_party w on w.id = %s where c.id = %s",
        (made.person_id, made.case_id),
    )
    return JumpRedeemed(made.ref, comes=made.comes, **facts)
