"""Recording: the check is born in the decision's own statement, or a permit on a promise would have nobody after it."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from yimen.kernel.snapshot import snapshot

_CHECK = """
insert into postchecks_postcheck (case_id, case_ref, case_number, item_name, applicant_name, office_id, decided_by,
  conditions, state, opened_at, due_on, inspectors, finding)
select id, ref, number, item_name, applicant_name, office_id, %s, %s::jsonb, 'open', %s, %s, '{}', '' from cases_case
where id = (select id from c)
"""


@snapshot
class Born:
    """A check as a part of the decision's statement, in which `c` is the case."""

    sql: str
    values: tuple[object, ...]


def born(decided_by: Sequence[int], conditions: Sequence[str], due_on: date, now: datetime) -> Born:
    """The check of a grant on a promise."""
    return Born(_CHECK, (list(decided_by), json.dumps(list(conditions), ensure_ascii=False), now, due_on))
