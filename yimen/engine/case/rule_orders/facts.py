"""What is read of a case before it is weighed by rule: its form, the applicant's record, certificates, earlier grants.

The house's own registers alone are asked: nobody waits for an outside system under the lock of a case.
"""

import json
from datetime import date, datetime

from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.by_rule import Facts, Rule, RuleKind
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people

_CASE = """
select version_id, channel, form::text form, (select count(*) from dossiers_attachment a where a.purpose = 'case'
    and a.subject_id = c.id and a.removed_at is null and not exists (select from certificate_uses_certificateuse u
      where u.attachment_id = a.id and u.lost_at is null)) papers
from cases_case c where id = %s
"""
_BEFORE = """
select max(decided_at) at from cases_case where applicant_id = %s and item_id = %s and id <> %s
  and state in ('granted', 'granted_tolerated')
"""


@snapshot
class Filed:
    """What is known of a case beside its file: the pinned version, how it came, what was typed, papers to be read."""

    version_id: int
    channel: str
    form: dict[str, str]
    papers: int


def filed(case_id: int) -> Filed:
    """How a case was handed in."""
    (row,) = select(_CASE, (case_id,))
    return Filed(row["version_id"], row["channel"], json.loads(row["form"]), row["papers"])


def facts(file: CaseFile, told: Filed, rules: tuple[Rule, ...], now: datetime) -> Facts:
    """What these rules look at; what they do not ask for is not opened."""
    kinds = {one.kind for one in rules}
    own = bool(kinds & {RuleKind.OWN_NUMBER, RuleKind.AGED})
    opened = people.opened(file.applicant_id) if own else None
    types = {one.on for one in rules if one.kind in (RuleKind.HOLDS, RuleKind.HOLDS_NONE)}
    held = certificates.valid_of(file.applicant_id, types, day_of(now)) if types else ()
    return Facts(
        form=told.form,
        name=file.applicant_name,
        number=opened.number if opened else "",
        person="yes" if RuleKind.AGED in kinds and _is_person(file.applicant_id) else "no",
        held=frozenset(one.type_code for one in held),
        granted_before=_before(file) if RuleKind.ONCE_IN in kinds else None,
        today=day_of(now),
    )


def _is_person(party_id: int) -> bool:
    """A credit code may look as if it told a day of birth."""
    party = people.party(party_id)
    return party is not None and party.kind == "person"


def _before(file: CaseFile) -> date | None:
    (row,) = select(_BEFORE, (file.applicant_id, file.item_id, file.id))
    return row["at"].astimezone(ZONE).date() if row["at"] else None
