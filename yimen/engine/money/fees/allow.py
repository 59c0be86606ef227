"""Allow: who may propose and approve about a bill. Four eyes, and nobody in a matter of their own."""

from django.db import connection

from yimen.engine.money.fees.models import Bill
from yimen.engine.money.fees.refusals import BillUnknown, OwnProposal
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole, OwnMatter, must_be_foreign, must_be_formal, must_not_have_stood_aside

PROPOSERS = (Role.CASHIER, Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER)
APPROVERS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
BOOKKEEPERS = (Role.CASHIER, Role.CENTRE_MANAGER)


_TIES = """
select s.person_id, coalesce((select recused from cases_case where id = %(case)s), '{}'),
  exists (select from conveyances_conveyance c join conveyances_titleshare t on t.conveyance_id = c.id
    join people_party p on p.name = t.name
    where c.case_id = %(case)s and (p.id = s.person_id or p.id = any(%(interests)s::bigint[])))
from people_staff s where s.id = %(staff)s
"""


def may_see(bill: Bill, by: Actor) -> bool:
    """The payer, whoever may see the case, any cashier of the unified till, and who approves for the office."""
    return (
        by.kind is ActorKind.SYSTEM
        or bill.party_id in set(by.parties())
        or by.has_role(Role.CASHIER)
        or not {bill.office_id, bill.taxed_by_id}.isdisjoint(by.offices(*APPROVERS))
        or (bill.case_id is not None and ports.cases().may_see(bill.case_id, by))
    )


def proposer(bill: Bill, by: Actor, act: str) -> int:
    """The number of the officer who proposes; refuses with BillUnknown, NotYourRole, OwnMatter or StoodAside."""
    if not may_see(bill, by):
        raise BillUnknown(ref=bill.ref)
    if by.staff_id is None or not by.has_role(*PROPOSERS):
        raise NotYourRole(act=act)
    _foreign(bill, by)
    return by.staff_id


def approver(bill: Bill, by: Actor, proposed_by: int | None, act: str) -> int:
    """The officer of the collecting office who answers; refuses with NotYourRole, NotFormal, OwnProposal, OwnMatter or
    StoodAside."""
    return _other_hand(bill, bill.office_id, by, proposed_by, act)


def refunder(bill: Bill, by: Actor, proposed_by: int | None, act: str) -> int:
    """The officer who answers a refund: of the tax bureau when taxes stand on the bill, else of the collecting office.

    Refuses with NotYourRole, NotFormal, OwnProposal, OwnMatter or StoodAside.
    """
    return _other_hand(bill, bill.taxed_by_id or bill.office_id, by, proposed_by, act)


def _other_hand(bill: Bill, office_id: int, by: Actor, proposed_by: int | None, act: str) -> int:
    if by.staff_id is None or office_id not in by.offices(*APPROVERS):
        raise NotYourRole(act=act)
    must_be_formal(by.formal)
    if by.staff_id == proposed_by:
        raise OwnProposal()
    _foreign(bill, by)
    return by.staff_id


def bookkeeper(by: Actor, act: str) -> int:
    """Who reconciles: a cashier or the manager of a centre; refuses with NotYourRole."""
    if by.staff_id is None or not by.has_role(*BOOKKEEPERS):
        raise NotYourRole(act=act)
    return by.staff_id


def _foreign(bill: Bill, by: Actor) -> None:
    """Neither one's own bill nor that of somebody one acts for at home, nor that of a case one stood aside from.

    Nor that of a home which one sells or of which one takes a share: these sides are known by their names.
    """
    facts = {"case": bill.case_id, "staff": by.staff_id, "interests": sorted(by.interests)}
    with connection.cursor() as cursor:
        cursor.execute(_TIES, facts)
        person, recused, is_a_side = cursor.fetchone()
    must_not_have_stood_aside(by.staff_id or 0, recused)
    must_be_foreign(by.interests | ({person} - {None}), (bill.party_id,))
    if is_a_side:
        raise OwnMatter()
