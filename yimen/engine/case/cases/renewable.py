"""Renewable: the certificates that a case at the door may name as what it renews; a hint, the rule is in the act."""

from datetime import datetime

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import day_of


def renewable(ref: str, actor: Actor, now: datetime) -> tuple[CertificateRow, ...]:
    """The applicant's certificates that this case may still renew; none once it is accepted or has named one."""
    condition, values = seeing.visible(actor)
    rows = select(
        f"select c.applicant_id, c.office_id, c.state, c.received_at, {TERMS} terms from cases_case c"
        f" where c.ref = %s and c.renews_until is null and {condition}",
        (ref, *values),
    )
    if not rows or CaseState(rows[0]["state"]) not in CASE_LIFE.moves[CaseMove.WITHDRAW_EARLY][0]:
        return ()
    row, term = rows[0], terms_from_text(rows[0]["terms"]).certificate
    if term is None or not term.valid_months:
        return ()
    on = day_of(row["received_at"])
    return certificates.renewable(row["applicant_id"], row["office_id"], term.type_code, on, now)
