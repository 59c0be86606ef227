"""Credentials: good from day to day, unless suspended or ended; what was ended later was good before."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.offices.credentials import (
    NOT_GOOD,
    CredentialExpired,
    CredentialHeld,
    CredentialNotYet,
    CredentialRevoked,
    CredentialStanding,
    CredentialSuspended,
    NoCredential,
    credential_standing,
    must_be_valid,
)
from yimen.kernel.refusal import Refusal

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
moments = st.integers(0, 60).map(lambda hours: START + timedelta(hours=6 * hours))
days = moments.map(lambda moment: moment.date())


@st.composite
def credentials(draw: st.DrawFn) -> CredentialHeld:
    begins, ended = draw(days), draw(st.none() | moments)
    ends = begins + timedelta(days=draw(st.integers(1, 9)))
    return CredentialHeld("A", begins, ends, draw(st.none() | moments), ended, "revoked" if ended else "")


@given(credentials(), moments)
def test_whoever_seals_does_so_under_a_credential_that_is_good_that_day(held: CredentialHeld, now: datetime) -> None:
    if credential_standing(held, now.date(), now) is not CredentialStanding.VALID:
        with pytest.raises(NOT_GOOD):
            must_be_valid(held, now.date(), now)
        return

    assert must_be_valid(held, now.date(), now) == held
    assert held.begins <= now.date() < held.ends
    assert held.suspended_at is None or held.suspended_at > now
    assert held.ended_at is None or held.ended_at > now


@pytest.mark.parametrize(
    ("held", "refused"),
    [
        (None, NoCredential),
        (CredentialHeld("A", START.date() + timedelta(1), START.date() + timedelta(9)), CredentialNotYet),
        (CredentialHeld("A", START.date() - timedelta(9), START.date()), CredentialExpired),
        (CredentialHeld("A", START.date(), START.date() + timedelta(1), START), CredentialSuspended),
        (CredentialHeld("A", START.date(), START.date() + timedelta(1), None, START, "revoked"), CredentialRevoked),
        (CredentialHeld("A", START.date(), START.date() + timedelta(1), None, START, "renewed"), CredentialRevoked),
    ],
)
def test_why_somebody_may_not_seal_is_said_by_name(held: CredentialHeld | None, refused: type[Refusal]) -> None:
    with pytest.raises(refused):
        must_be_valid(held, START.date(), START)
    assert must_be_valid(CredentialHeld("A", START.date(), START.date() + timedelta(1)), START.date(), START)
