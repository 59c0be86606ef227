"""Lock and tell: an evaluation by its code or reference, who had a hand in the service, and its line on the chain."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q

from yimen.engine.public.evaluations.codes import hash_of, ref_of
from yimen.engine.public.evaluations.models import Evaluation, FollowUp
from yimen.engine.public.evaluations.refusals import EvaluationUnknown, FollowUpUnknown, OwnService
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role, ScopeKind
from yimen.kernel.evidence import Line

REGIONS = {
    ScopeKind.CITY: "city_id",
    ScopeKind.COUNTY: "county_id",
    ScopeKind.TOWN: "town_id",
    ScopeKind.VILLAGE: "village_id",
}
"""In which column lies the place that a scope of supervision names."""


def by_code(code: str, by: Actor) -> Evaluation:
    """The evaluation, locked, for a citizen or nobody in particular; refuses with EvaluationUnknown or OwnService."""
    return _found(Q(code_hash=hash_of(code)), by)


def to_rate(code: str, by: Actor) -> Evaluation:
    """The same, to be rated the first time: the code to which a receipt or a number leads will do."""
    ref = ref_of(code)
    return _found(Q(ref=ref), by) if ref else by_code(code, by)


def _found(which: Q, by: Actor) -> Evaluation:
    if by.kind is ActorKind.STAFF:
        raise OwnService()
    row = Evaluation.objects.select_for_update().filter(which).first()
    if row is None or by.kind is ActorKind.SYSTEM:
        raise EvaluationUnknown()
    if by.party_id is not None and _served_by(row.staff, by.party_id):
        raise OwnService()
    return row


def follow_up(ref: str, by: Actor) -> FollowUp:
    """The follow-up with its evaluation, locked, for who may handle it; refuses with FollowUpUnknown."""
    which = FollowUp.objects.filter(ref=ref).values_list("evaluation_id", flat=True).first()
    # The evaluation first, as whoever rates does; the other way round the two wait for each other.
    row = Evaluation.objects.select_for_update().filter(pk=which or 0).first()
    if row is None or not may_handle(row, by):
        raise FollowUpUnknown()
    found = FollowUp.objects.select_for_update().get(ref=ref)
    found.evaluation = row
    return found


def may_handle(row: Evaluation, by: Actor) -> bool:
    """The manager of its centre, the head of its office, or supervision of its place."""
    centres = {post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER}
    places = [scope for scope in by.scopes if scope.kind in REGIONS] if by.has_role(Role.SUPERVISOR) else []
    supervised = any(getattr(row, REGIONS[scope.kind]) == scope.id for scope in places)
    return supervised or row.centre_id in centres - {None} or row.office_id in by.offices(Role.OFFICE_HEAD)


def told(row: Evaluation, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the evaluation."""
    subject = Subject("evaluation", "evaluations_evaluation", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def hands_in(kind: str, subject_id: int) -> list[int]:
    """The staff who told anything on the chain of a service: who had a hand in it."""
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, (kind, subject_id))
        return [staff_id for (staff_id,) in cursor.fetchall()]


_HANDS = """
select distinct s.id from journal_entry e join people_account a on a.ref = e.actor_ref
  join people_staff s on s.account_id = a.id where e.subject_kind = %s and e.subject_id = %s order by 1
"""


def _served_by(staff: Iterable[int], party_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1 from people_staff where id = any(%s) and person_id = %s", (list(staff), party_id))
        return cursor.fetchone() is not None


def lapse(row: FollowUp, now: datetime) -> None:
    """There is nothing left to follow up: the grade was taken back, or is a better one."""
    row.lapsed_at = now
    row.save(update_fields=["lapsed_at"])
