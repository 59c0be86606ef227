"""Staffing: who may hold which post. Formal staff decide, approval and supervision are apart, a centre keeps its share.

Parts of the acts of `operations`, in their transactions and under their locks.
"""

from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from yimen.kernel.actor import Role
from yimen.kernel.offices.covering import formal_enough
from yimen.registries.dated import day_of
from yimen.registries.people.models import Post, Posting, Staff, StaffingWaiver
from yimen.registries.people.refusals import ApprovesAndSupervises, FormalShareTooLow, NotFormalStaff, NotForPosting


class Establishment(StrEnum):
    """Formal staff 在编 decide; auxiliary staff assist."""

    FORMAL = "formal"
    AUXILIARY = "auxiliary"


FORMAL_ONLY = frozenset(
    {
        *(Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD),
        *(Role.LEGAL_REVIEWER, Role.REFORM_OFFICE, Role.ESTABLISHMENT_OFFICE),
    }
)
# A window accepts, and decides what is decided at once.
APPROVES = frozenset({Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD})
SUPERVISES = frozenset({Role.SUPERVISOR})
AT_A_CENTRE = frozenset({Role.WINDOW, Role.CASHIER, Role.CENTRE_MANAGER})
"""Who counts as posted at a centre; agents of villages are nobody's officials."""
AT_A_COUNTER = frozenset({Role.WINDOW, Role.CASHIER})
"""What a posting order may fill; every other post is filled by an administrator."""


def takes_from(role: str, post_office: int | None, home: int) -> str:
    """yes: a home unit may send somebody to it: a counter of its own, or one that is common to all."""
    return "yes" if role in AT_A_COUNTER and post_office in (None, home) else ""


def must_take_from(role: str, post_office: int | None, home: int) -> None:
    """Refuses with NotForPosting (docs/decisions/0186)."""
    if not takes_from(role, post_office, home):
        raise NotForPosting()


def must_be_formal(member: Staff, role: Role) -> None:
    """Reviewing, deciding and heading an office is for formal staff; refuses with NotFormalStaff."""
    if role in FORMAL_ONLY and member.establishment != Establishment.FORMAL:
        raise NotFormalStaff(role=role)


def must_be_apart(member: Staff, role: Role, during: DateTimeTZRange) -> None:
    """Nobody approves and supervises at the same time; the member's row is locked, so acts wait for each other.

    Refuses with ApprovesAndSupervises.
    """
    other = SUPERVISES if role in APPROVES else APPROVES if role in SUPERVISES else frozenset()
    held = Posting.objects.filter(staff=member, post__role__in=other, valid__overlap=during)
    if other and held.exists():
        raise ApprovesAndSupervises()


def must_keep_the_share(member: Staff, post: Post, at: datetime) -> None:
    """One more helper at a centre leaves at least 65 of 100 formal, or a waiver is published for it.

    Refuses with FormalShareTooLow.
    """
    helps = member.establishment != Establishment.FORMAL
    if post.centre_id is None or Role(post.role) not in AT_A_CENTRE or not helps:
        return
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('formal share ' || %s, 0))", (post.centre_id,))
    held = Posting.objects.filter(post__centre_id=post.centre_id, post__role__in=AT_A_CENTRE, valid__contains=at)
    posted = Staff.objects.filter(postings__in=held)
    counts = dict(posted.exclude(pk=member.pk).distinct().values_list("pk", "establishment"))
    formal = sum(1 for one in counts.values() if one == Establishment.FORMAL)
    if formal_enough(formal, len(counts) + 1):
        return
    if not StaffingWaiver.objects.filter(centre_id=post.centre_id, valid__contains=day_of(at)).exists():
        raise FormalShareTooLow(formal=formal, posted=len(counts) + 1)
