"""What a row of a case may say is watched in the database, whoever writes it, and named when it is broken."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.operations import errand

RULES = {
    "case_leg_counts_up": "leg = -1",
    "case_channel_is_known": "channel = 'fax'",
    "case_renews_until_a_day": "renews_until = '2027-01-31'",
    "case_is_accepted_after_its_materials_came": "accepted_at = materials_in_at - interval '1 minute'",
}
SOUND = (
    "leg = leg, channel = 'kiosk', renews_until = null, accepted_at = materials_in_at + interval '1 minute',"
    " materials_in_at = materials_in_at"
)


@pytest.mark.django_db
def test_no_case_says_what_cannot_be_true_whoever_writes_it(office: errand.Office) -> None:
    ref = errand.received(office).ref

    broken = {rule: _refused(wrong, ref) for rule, wrong in RULES.items()}

    assert broken == {rule: rule for rule in RULES}
    assert _refused(SOUND, ref) == ""


def _refused(change: str, ref: str) -> str:
    """Which rule refuses a change of the case; empty when none does."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update cases_case set {change} where ref = %s", [ref])
            transaction.set_rollback(True)
    except IntegrityError as clash:
        cause = clash.__cause__
        return str(getattr(getattr(cause, "diag", None), "constraint_name", ""))
    return ""
