"""Renewing 延续: a case names the certificate it renews, and an office that lets it run out has granted (art. 50)."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from yimen.engine.case.cases import allow, classes, clocks, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved, Write
from yimen.engine.case.cases.operations.classing import certified, ruled_on
from yimen.engine.case.cases.operations.deciding import looked_at_later, stopped
from yimen.engine.case.cases.refusals import NotYet
from yimen.engine.case.cases.seeing import OPEN
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.recording import Amended, Holder, Issuer, Recorded, record
from yimen.journal.operation import one_statement
from yimen.kernel import renewals
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.check_life import check_due
from yimen.kernel.evidence import Line
from yimen.kernel.product_classes import Ruled
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of

ART_50 = "行政许可法第五十条"
ONE_DAY = timedelta(days=1)


@one_statement
def name_renewed(ref: str, certificate_ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Say which certificate the case renews: the applicant or the window does, before the case is accepted.

    Refuses with WrongState, RenewalTooLate, or NotRenewable, also while another case renews it.
    """
    file = moves.read(ref, by, now, seen)
    if by.staff_id is None:
        allow.applicant(file, by)
    else:
        allow.at_the_counter(file, "name_renewed")
    CASE_LIFE.after(CaseMove.WITHDRAW_EARLY, file.state)
    held = certificates.held(certificate_ref)
    if held is None or file.terms.certificate is None:
        raise renewals.NotRenewable(why="kind")
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    until = renewals.must_be_renewable(
        held, file.applicant_id, file.office_id, file.terms.certificate.type_code, calendar.day_of(file.received_at)
    )
    _must_be_free(held, file)
    if file.terms.classes and not classes.are_those_listed(file.terms, file.applicant_id, file.item_id):
        raise renewals.NotRenewable(why="classes")
    line = Line("name_renewed", {"certificate": held.ref, "until": until}, now, law=ART_50)
    return moves.remark(file, line, by, {"renews_id": held.id, "renews_until": until})


def _must_be_free(held: renewals.Held, file: CaseFile) -> None:
    """The database holds "one open renewal of a certificate"; said here in words, before it has to be said there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from cases_case where renews_id = %s and renews_until = %s and id <> %s"
            f" and {OPEN})",
            (held.id, held.valid_to, file.id),
        )
        if cursor.fetchone()[0]:
            raise renewals.NotRenewable(why="elsewhere")


@one_statement
def deem_renewed(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Grant a renewal that was not decided before its certificate ran out, as of the day after (art. 50(2)).

    Refuses with NotYet while the certificate runs, or when the case renews none.
    """
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    CASE_LIFE.after(CaseMove.DEEM_RENEWED, file.state)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    term, until = file.terms.certificate, file.renews_until
    if until is None or term is None or not renewals.is_deemed(until, calendar.day_of(now)):
        raise NotYet(act="deem_renewed")
    first = until + ONE_DAY
    since = datetime(first.year, first.month, first.day, tzinfo=calendar.zone)
    if file.terms.classes:
        with transaction.atomic():
            return _listing_renewed(file, by, since)
    made = record(
        term,
        Holder(file.applicant_id, file.applicant_name, file.ref),
        Issuer(file.office_id, file.office_name, file.office_uscc),
        CertificateState.VALID,
        first,
        by,
        since,
    )
    return _deemed(file, made, by, since)


def _listing_renewed(file: CaseFile, by: Actor, since: datetime) -> Moved:
    """A certificate that lists product classes is renewed in its own next version, with all it lists."""
    said = Ruled(file.terms.classes, ())
    certificate = certified(replace(file, tolerated={}), said, by, since)
    moved = _deemed(file, certificate, by, since)
    ruled_on(file, certificate, said, since)
    return moved


def _deemed(file: CaseFile, made: Recorded | Amended, by: Actor, since: datetime) -> Moved:
    body: dict[str, object] = {"certificate": made.ref, "until": file.renews_until}
    if file.committed_at is not None:
        body["check_by"] = check_due(day_of(since))
    line = Line("deem_renewed", body, since, law=ART_50)
    sets = {
        "closing": ClosingResult.GRANTED,
        "decided_at": since,
        "paused": "",
        "tolerated": Jsonb({}),
        **clocks.STILL.columns(),
    }
    writes = [
        *stopped(file, since),
        moves.change("cases_ledgerline", {"ends_at": since}, "kind = 'pause' and ends_at is null"),
    ]
    if file.committed_at is not None:
        # Silence grants, and looks at a promise no less than an officer would.
        writes.append(looked_at_later(file, (), since))
    if not isinstance(made, Recorded):
        return moves.move(file, CaseMove.DEEM_RENEWED, line, by, sets, writes)
    writes.append(Write(*made.row, name="k"))
    return moves.move(file, CaseMove.DEEM_RENEWED, line, by, sets, writes, Write(*made.first_line))
