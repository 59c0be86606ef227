"""Who of those who stand by may take a part of a case: each is weighed by the rules of the acts that will follow."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.engine.case.cases import allow, weighed
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.cases.placing import DECIDES
from yimen.engine.case.cases.seeing import OPEN
from yimen.kernel.actor import Role
from yimen.kernel.authority import NotYourRole, must_be_formal, must_have_heard, must_not_be_above
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.standby import STALE, Ready

LOOKED_BACK = timedelta(days=10)
"""A pair of the evening before a holiday is waited for on the first day after it; nothing older is."""

WAITED_FOR = f"""(select count(*) from pairs_pair x join cases_case k on k.id = x.case_id
    where x.reviewer_id = s.id and cardinality(k.reviewers) = 0 and k.{OPEN}
      and x.left_at is null and x.due_at > %(now)s and x.opened_at > %(lately)s)
  + (select count(*) from pairs_pair x join cases_case k on k.id = x.case_id
    where x.approver_id = s.id and k.{OPEN}
      and x.left_at is null and x.due_at > %(now)s and x.opened_at > %(lately)s)"""
"""For how many applicants at a counter an officer `s` is named and not done yet, within their time."""

# Locked: nobody signs off between being chosen and being named.
_STANDING_BY = f"""
select s.ref, {weighed.OFFICER}, {WAITED_FOR},
  array(select m.principal_id from people_mandate m where m.agent_id = s.person_id
    and m.valid @> %(now)s::timestamptz and (m.revoked_at is null or m.revoked_at > %(now)s))
from pairs_standby b
join people_staff s on s.id = b.staff_id and s.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date
join cases_case c on c.id = %(case)s
where b.office_id = %(office)s and b.since <= %(now)s and b.until > %(now)s and b.said_at > %(fresh)s
  and not exists (select from people_absence a where a.staff_id = s.id and a.during @> %(now)s::timestamptz)
order by b.id for share of b
"""


def ready_for(file: CaseFile, now: datetime) -> tuple[list[Ready], list[Ready]]:
    """The reviewers and the approvers who stand by for this case, locked against signing off."""
    reviewers, approvers = list[Ready](), list[Ready]()
    for ref, officer, waiting in _standing_by(file, now):
        with suppress(Refusal):
            reviewers.append(Ready(officer.staff_id, ref, _as_reviewer(file, officer), waiting))
        with suppress(Refusal):
            approvers.append(Ready(officer.staff_id, ref, _as_approver(file, officer, now), waiting))
    return reviewers, approvers


def _standing_by(file: CaseFile, now: datetime) -> list[tuple[str, Officer, int]]:
    facts: dict[str, Any] = {"now": now, "fresh": now - STALE, "lately": now - LOOKED_BACK}
    facts |= {"case": file.id, "office": file.desk_office}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING_BY, facts)
        return [
            (ref, weighed.officer_told(told, frozenset(principals)), waiting)
            for ref, told, waiting, principals in cursor.fetchall()
        ]


def _as_reviewer(file: CaseFile, officer: Officer) -> int:
    """The post from which the officer may review the case; refuses as `review` would."""
    post = _post(file, officer, "review", frozenset({Role.REVIEWER}))
    must_be_formal(officer.formal)
    allow.other_eyes(file, officer)
    allow.foreign(file, officer)
    return post


def _as_approver(file: CaseFile, officer: Officer, now: datetime) -> int:
    """The post from which the officer may decide it, with a letter that covers it; refuses as `decide` would."""
    post = _post(file, officer, "decide", DECIDES)
    letter = allow.with_letter(file, officer, now)
    must_have_heard(letter)
    must_not_be_above(letter, file.graded)
    allow.eyes_of_the_decider(file, officer)
    allow.foreign(file, officer)
    return post


def _post(file: CaseFile, officer: Officer, act: str, roles: frozenset[Role]) -> int:
    """A desk of the case's own office at which the officer sits in one of the roles."""
    for hold in officer.holds:
        if hold.office_id == file.desk_office and hold.role in roles:
            return hold.post_id
    raise NotYourRole(act=act)
