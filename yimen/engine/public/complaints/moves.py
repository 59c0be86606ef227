"""Lock and tell: a complaint for who complained, for who handles it, and whether somebody is apart from it."""

import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from yimen.engine.public.complaints.models import Complainant, Complaint, Investigation
from yimen.engine.public.complaints.refusals import AboutYou, ComplaintUnknown, ForSupervision
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role, ScopeKind
from yimen.kernel.complaint import SERIOUS, Nearness
from yimen.kernel.evidence import Line
from yimen.kernel.refs import heard, spelled
from yimen.registries.people.vault import keyed_hash

REGIONS = {
    ScopeKind.CITY: "city_id",
    ScopeKind.COUNTY: "county_id",
    ScopeKind.TOWN: "town_id",
    ScopeKind.VILLAGE: "village_id",
}
"""In which column lies the place that a scope of supervision names."""
BEFORE = timedelta(days=90)
"""A post held so long before a complaint still ties somebody to the place."""


def number_of(entropy: bytes) -> str:
    """A number such as TS-7K4M-29QX: opaque, no guessable serial."""
    letters = spelled(entropy, 8)
    return f"TS-{letters[:4]}-{letters[4:]}"


def heard_number(spoken: str) -> str:
    """The same, however it was grouped."""
    letters = heard(spoken).replace("-", "")
    return f"TS-{letters[2:6]}-{letters[6:]}" if len(letters) == 10 and letters.startswith("TS") else heard(spoken)


def code_of(number: str) -> str:
    """The eight digits that open a complaint to whoever was told them: derived, they lie nowhere in the clear."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"complaint code\x1f{number}".encode(), "sha256")
    return f"{int.from_bytes(told[:8]) % 10**8:08d}"


def hash_of(number: str, code: str) -> bytes:
    """What of a code is kept."""
    return keyed_hash(f"complaint\x1f{number}\x1f{code.strip()}")


def spoken_for(number: str, code: str, by: Actor) -> Complaint:
    """The complaint, locked, for who complained or acts for them, or holds its code; refuses with ComplaintUnknown."""
    told = heard_number(number)
    row = Complaint.objects.select_for_update().filter(number=told).first()
    if row is None or by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS) or not is_complainant(row, code, by):
        raise ComplaintUnknown()
    return row


def is_complainant(row: Complaint, code: str, by: Actor) -> bool:
    """Whoever holds the code, or complained in their own name or that of whom they act for."""
    if code and hmac.compare_digest(bytes(row.code_hash), hash_of(row.number, code)):
        return True
    party_id = Complainant.objects.filter(complaint=row).values_list("party_id", flat=True).first()
    return party_id is not None and party_id in set(by.parties())


def handled(ref: str, by: Actor) -> Complaint:
    """The complaint, locked, for who handles it; refuses with ComplaintUnknown, ForSupervision or AboutYou."""
    row = Complaint.objects.select_for_update().filter(ref=ref).first()
    if row is None or not (supervises(row, by) or _manages(row, by)):
        raise ComplaintUnknown()
    if not supervises(row, by) and (row.kind in SERIOUS or _investigations(row) > 1):
        raise ForSupervision()
    if by.staff_id in row.staff:
        raise AboutYou()
    return row


def supervises(row: Complaint, by: Actor) -> bool:
    """Supervision of the place."""
    places = [scope for scope in by.scopes if scope.kind in REGIONS] if by.has_role(Role.SUPERVISOR) else []
    return any(getattr(row, REGIONS[scope.kind]) == scope.id for scope in places)


def _manages(row: Complaint, by: Actor) -> bool:
    return any(post.role is Role.CENTRE_MANAGER and post.centre_id == row.centre_id for post in by.posts)


def _investigations(row: Complaint) -> int:
    return Investigation.objects.filter(complaint=row).count()


def under_way(row: Complaint) -> Investigation | None:
    """The investigation that waits for its answer."""
    return Investigation.objects.filter(complaint=row, answered_at=None).order_by("-nth").first()


def nearness(row: Complaint, staff_id: int, now: datetime) -> Nearness:
    """What ties somebody to a complaint: the journal of the case, posts at the place, an earlier look."""
    with connection.cursor() as cursor:
        cursor.execute(
            _POSTS,
            {
                "staff": staff_id,
                "window": row.window_id,
                "office": row.office_id,
                "since": row.lodged_at - BEFORE,
                "now": now,
            },
        )
        ((posts,),) = cursor.fetchall()
    before = Investigation.objects.filter(complaint=row, answered_at__isnull=False)
    return Nearness(staff_id, row.staff, posts, list(before.values_list("investigator_id", flat=True)))


_POSTS = """
select count(*) from people_posting g join people_post p on p.id = g.post_id
where g.staff_id = %(staff)s and g.valid && tstzrange(%(since)s, %(now)s)
  and (p.window_id = %(window)s or p.office_id = %(office)s)
"""


def hands_in(case_id: int) -> list[int]:
    """The staff who told anything on the chain of a case."""
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, (case_id,))
        return [staff_id for (staff_id,) in cursor.fetchall()]


_HANDS = """
select distinct s.id from journal_entry e join people_account a on a.ref = e.actor_ref
  join people_staff s on s.account_id = a.id where e.subject_kind = 'case' and e.subject_id = %s order by 1
"""


def happened_at(row: Complaint) -> datetime:
    """When it was done: the last that the staff did in the case before; without a case the complaint itself."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST, (row.case_id, row.lodged_at, list(row.staff)))
        ((at,),) = cursor.fetchall()
    return at or row.lodged_at


_LAST = """
select max(e.effective_at) from journal_entry e join people_account a on a.ref = e.actor_ref
  join people_staff s on s.account_id = a.id
where e.subject_kind = 'case' and e.subject_id = %s and e.effective_at <= %s and s.id = any(%s)
"""


def recorded_by(complaint_id: int) -> list[int]:
    """Who of the staff recorded a complaint for somebody, or heard it in a call; nobody for one lodged by oneself."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORDED, (complaint_id,))
        return [staff_id for (staff_id,) in cursor.fetchall()]


_RECORDED = """
select distinct s.id from journal_entry e join people_account a on a.ref = e.actor_ref
  join people_staff s on s.account_id = a.id
where e.subject_kind = 'complaint' and e.subject_id = %s and e.verb = 'lodge' order by 1
"""


def told(row: Complaint, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the complaint."""
    subject = Subject("complaint", "complaints_complaint", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
