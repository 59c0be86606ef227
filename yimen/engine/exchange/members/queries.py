"""Looking at members: what came from each, what waits and why, how its things stand, and what it asked."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.members import signing
from yimen.engine.exchange.members.models import MemberPlatform
from yimen.engine.exchange.members.rows import (
    READERS,
    MemberOfficeRow,
    MemberQuestionRow,
    MemberRecordRow,
    MemberShown,
    MemberWordRow,
)
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.members import FIELDS, MemberWordStanding
from yimen.kernel.superiors import WordKind

MOST, PLATFORMS = 50, 100
_MEMBERS = """
select p.ref, p.name, coalesce(g.name, '') region_name, coalesce(t.name, '') office_name, p.their_ref, p.tells, p.asks,
  p.opened_at, p.closed_at, p.close_basis, p.taken, p.heard_at,
  (select count(*) from members_memberword w where w.platform_id = p.id and w.standing = 'held') held,
  coalesce(r.items, 0) items, coalesce(r.cases, 0) cases, coalesce(r.certificates, 0) certificates,
  (select count(*) from members_memberquestion q where q.platform_id = p.id) questions
from members_memberplatform p
  left join lateral (select name from offices_officeterm where office_id = p.office_id order by valid desc limit 1) t
    on true
  left join lateral (select name from regions_regionterm where region_id = p.region_id order by valid desc limit 1) g
    on true
  left join lateral (select count(*) filter (where kind = 'item') items, count(*) filter (where kind = 'case') cases,
      count(*) filter (where kind = 'certificate') certificates
    from members_memberrecord where platform_id = p.id) r on true
where %s = '' or p.ref = %s
order by p.closed_at is not null, p.id limit 101
"""


def members(actor: Actor, ref: str = "") -> Sequence[MemberShown]:
    """The member platforms, for who keeps or watches them; those in use first."""
    if not _may_read(actor):
        return ()
    rows = select(_MEMBERS, (ref, ref))
    found = (MemberShown(**{**row, "tells": tuple(row["tells"]), "asks": tuple(row["asks"])}) for row in rows)
    return Capped(found, PLATFORMS)


def member(ref: str, actor: Actor) -> MemberShown | None:
    """One of them."""
    return next(iter(members(actor, ref)), None) if ref else None


def _may_read(actor: Actor) -> bool:
    return actor.kind is ActorKind.SYSTEM or actor.has_role(*READERS)


def offices(ref: str) -> tuple[MemberOfficeRow, ...]:
    """The offices of which a member that was shown speaks."""
    row = MemberPlatform.objects.get(ref=ref)
    found = row.offices.order_by("org_code", "id").values_list("org_code", "name", "admitted_at")[: MOST + 1]
    return Capped((MemberOfficeRow(*one) for one in found), MOST)


def words(ref: str, standing: str = "") -> tuple[MemberWordRow, ...]:
    """The words of a member that was shown: the queue of those that wait, the oldest first, or its last words."""
    rows = MemberPlatform.objects.get(ref=ref).words.all()
    rows = rows.filter(standing=standing).order_by("number") if standing else rows.order_by("-number")
    return Capped(
        (
            MemberWordRow(
                one.number, one.kind, _code(one.kind, one.record), str(one.record.get("org_code", ""))[:60],
                one.happened_at, one.came_at, one.standing, one.why, one.field, one.tries, one.tried_at, one.how,
            )
            for one in rows[: MOST + 1]
        ),
        MOST,
    )  # fmt: skip


def _code(kind: str, record: Mapping[str, object]) -> str:
    names = FIELDS.get(WordKind(kind)) if kind in set(WordKind) else None
    return str(record.get(names[0], ""))[:120] if names else ""


def records(ref: str) -> tuple[MemberRecordRow, ...]:
    """How things of a member that was shown stand, those told last first."""
    rows = MemberPlatform.objects.get(ref=ref).records.order_by("-number")
    found = rows.values_list("kind", "code", "name", "org_code", "current", "happened_at")[: MOST + 1]
    return Capped((MemberRecordRow(*one) for one in found), MOST)


def questions(ref: str) -> tuple[MemberQuestionRow, ...]:
    """What a member that was shown asked, the latest first."""
    rows = MemberPlatform.objects.get(ref=ref).questions.order_by("-id")
    found = rows.values_list("kind", "code", "purpose", "asked_at", "outcome")[: MOST + 1]
    return Capped((MemberQuestionRow(*one) for one in found), MOST)


def counted(ref: str, day: date, given: str) -> Mapping[str, int] | None:
    """How many words of each kind are here of a day, for the member that signed the question; None for others."""
    row = MemberPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None:
        return None
    if not signing.is_signed(f"{row.their_ref} {day}".encode(), given, row.key_cipher, row.key_id):
        return None
    found = row.words.filter(day=day).values("kind").annotate(n=Count("id")).values_list("kind", "n")
    return dict(found)


def waiting() -> tuple[str, ...]:
    """The members in use of which something waits, for the clockwork."""
    rows = MemberPlatform.objects.filter(closed_at=None, words__standing=MemberWordStanding.HELD)
    return tuple(rows.distinct().order_by("id").values_list("ref", flat=True))
