"""Looking at uses and readings: what stands for which paper of a case, and who looked at a party's certificates."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from yimen.engine.papers.certificate_uses.models import CertificateReading, CertificateUse
from yimen.engine.papers.certificate_uses.rows import LostUseRow, OfferedCertificate, ReadingRow, UseRow
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.certificate_uses import Standing, standing_on
from yimen.kernel.terms import MaterialTerm
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST = 50
LOOKED_BACK = timedelta(days=366)


def offered(
    party_ref: str, materials: tuple[MaterialTerm, ...], actor: Actor, now: datetime
) -> tuple[OfferedCertificate, ...]:
    """The certificates that may stand for these materials today, for who acts for their holder in everything."""
    types = {code for one in materials for code in one.certificate_types}
    party = people.party(party_ref) if types else None
    if party is None or party.id not in set(actor.parties()):
        return ()
    held = certificates.valid_of(party.id, types, day_of(now))
    return tuple(
        OfferedCertificate(term.code, one.ref, one.type_code, one.type_name, one.number, one.issuer_name, one.valid_to)
        for term in materials
        for one in held
        if one.type_code in term.certificate_types
    )


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[UseRow, ...]:
    """The certificates that stand or stood for materials of a case, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    return _uses(CertificateUse.objects.filter(attachment__purpose="case", attachment__subject_id=case_id), now)


def of_draft(draft_ref: str, actor: Actor, now: datetime) -> tuple[UseRow, ...]:
    """The same for the actor's own draft."""
    own = RawSQL("select id from cases_draft where ref = %s and account_ref = %s", (draft_ref, actor.ref))
    return _uses(CertificateUse.objects.filter(attachment__purpose="draft", attachment__subject_id=own), now)


_LOST = """
select c.ref, c.number, c.item_name, c.applicant_name, a.material, e.type_name, e.number, u.lost_as, u.lost_at,
       case when a.removed_at is null then '' else 'yes' end
  from certificate_uses_certificateuse u join dossiers_attachment a on a.id = u.attachment_id and a.purpose = 'case'
  join cases_case c on c.id = a.subject_id and c.state = any(%s) and c.desk_id = any(%s)
  join certificates_certificate e on e.id = u.certificate_id
 where u.lost_at > %s and not exists (
   select from dossiers_attachment b where b.purpose = 'case' and b.subject_id = c.id and b.material = a.material
      and b.removed_at is null and b.added_at > u.lost_at)
 order by u.lost_at desc limit 50
"""


def lost_at_desks(actor: Actor, now: datetime) -> tuple[LostUseRow, ...]:
    """Open cases at the reader's own desks whose certificate was lost and not made up for, the latest first."""
    desks = [post.post_id for post in actor.posts]
    with connection.cursor() as cursor:
        cursor.execute(_LOST, ([str(one) for one in OPEN_STATES], desks, now - LOOKED_BACK))
        return tuple(LostUseRow(*row) for row in cursor.fetchall())


def _uses(rows: QuerySet[CertificateUse], now: datetime) -> tuple[UseRow, ...]:
    found = rows.select_related("certificate", "attachment").order_by("id")[:MOST]
    return tuple(_use(row, now) for row in found)


def _use(row: CertificateUse, now: datetime) -> UseRow:
    it = row.certificate
    state = standing_on(Standing(it.type_code, it.state, it.valid_from, it.valid_to), day_of(now))
    return UseRow(
        ref=row.ref,
        file=row.attachment.ref,
        material=row.attachment.material,
        certificate_ref=it.ref,
        type_name=it.type_name,
        number=it.number,
        issuer_name=it.issuer_name,
        state=state,
        valid_to=it.valid_to,
        consent=row.consent,
        used_at=row.used_at,
        lost_at=row.lost_at,
        lost_as=row.lost_as,
        taken_off="yes" if row.attachment.removed_at is not None else "",
    )


def read_of_mine(actor: Actor, now: datetime) -> tuple[ReadingRow, ...]:
    """Who looked at the certificates of those I act for 谁看过我的证照, the latest first."""
    rows = CertificateReading.objects.filter(holder_id__in=set(actor.parties()))
    return _readings(rows, now, ())


def read_for_case(case_ref: str, actor: Actor, now: datetime) -> tuple[ReadingRow, ...]:
    """Every look that was taken for a case, for staff who may see it."""
    case_id = ports.cases().seen(case_ref, actor) if actor.staff_id is not None else None
    if case_id is None:
        return ()
    return _readings(CertificateReading.objects.filter(case_id=case_id), now, ("name",))


def _readings(rows: QuerySet[CertificateReading], now: datetime, shown: tuple[str, ...]) -> tuple[ReadingRow, ...]:
    found = list(rows.select_related("case", "staff").order_by("-id")[:MOST])
    names = offices.office_names({one.office_id for one in found if one.office_id}, day_of(now))
    return tuple(
        ReadingRow(
            ref=one.ref,
            looked=one.looked,
            type_name=one.type_name,
            found=one.found,
            purpose=one.purpose,
            post=one.post,
            office_name=names.get(one.office_id or 0, ""),
            staff_name=one.staff.name if shown else "",
            case_number=one.case.number,
            item_name=one.case.item_name,
            read_at=one.read_at,
        )
        for one in found
    )


def granted_by(file_ref: str) -> int | None:
    """The case that granted the certificate whose paper this file is; None: it is no certificate's, or of no case."""
    rows = CertificateUse.objects.filter(attachment__ref=file_ref)
    return rows.values_list("certificate__case_id", flat=True).first()
