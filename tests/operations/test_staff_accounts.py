"""The login of an officer in an administrator's hand: locked, unlocked, closed, and told on the officer's chain."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest

from tests.doors.desk import at_the_desk
from tests.operations.town import (
    NOW,
    PASSWORD,
    SECRET,
    Town,
    a_citizen,
    a_town,
    an_officer,
    signed_on,
)
from tests.standing import standing
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries

pytestmark = pytest.mark.django_db

TOMORROW = NOW + timedelta(days=1)


@standing
def town() -> Town:
    return a_town()


@standing
def admin(town: Town) -> Actor:
    return signed_on(an_officer(town, "administrator", "900"), "admin")


def comes_in(officer: Actor, token: str = "") -> bool:
    """Whether the session opened at first, or this token, still is the officer."""
    found = queries.account_of_token(token, NOW) if token else officer.account_id
    return found is not None and queries.actor_of(found, NOW, None if token else 0) is not None


def told_of(staff: str) -> list[str]:
    member = queries.staff_member(staff)
    assert member is not None
    return [linked.verb for linked in reading.chain("staff", member.id)]


def test_a_locked_login_ends_at_once_and_its_sessions_do_not_come_back(town: Town, admin: Actor) -> None:
    staff = an_officer(town)
    officer = signed_on(staff)
    operations.keep_token("secret", "脚本", timedelta(days=9), by=officer, now=NOW)
    assert comes_in(officer) and comes_in(officer, "secret")

    operations.lock_account(staff, TOMORROW, by=admin, now=NOW)

    assert not comes_in(officer) and not comes_in(officer, "secret")
    with pytest.raises(Refusal, match="sign_in_failed"):
        signs_in()
    found = queries.staff_login(staff, admin, NOW)
    assert found and (found.state, found.until, found.tokens) == ("locked", TOMORROW, 0)
    assert queries.actor_of(officer.account_id or 0, TOMORROW, 0) is None
    assert told_of(staff)[-1] == "lock_account"


def signs_in(login: str = "officer1", password: str = PASSWORD) -> operations.SignedIn:
    digits = pyotp.TOTP(SECRET).at(NOW)
    return operations.sign_in_staff(login, password, digits, "192.0.2.1", by=NOBODY, now=NOW)


def test_an_unlocked_login_is_signed_in_with_anew(town: Town, admin: Actor) -> None:
    staff = an_officer(town)
    officer = signed_on(staff)
    operations.lock_account(staff, TOMORROW, by=admin, now=NOW)

    operations.unlock_account(staff, by=admin, now=NOW)

    assert signs_in().account_id == officer.account_id
    assert not comes_in(officer)
    with pytest.raises(Refusal, match="not_locked"):
        operations.unlock_account(staff, by=admin, now=NOW)


def test_whose_password_leaked_is_locked_and_sets_up_anew_with_a_code(town: Town, admin: Actor) -> None:
    staff = an_officer(town)
    signed_on(staff)
    early = operations.invite_staff(staff, by=admin, now=NOW)
    operations.lock_account(staff, TOMORROW, by=admin, now=NOW)
    with pytest.raises(Refusal, match="bad_one_time_code"):
        operations.try_code(early.code, by=NOBODY, now=NOW)
    invited = operations.invite_staff(staff, by=admin, now=NOW)

    digits = pyotp.TOTP(SECRET).at(NOW - timedelta(seconds=30))
    operations.take_up(invited.code, "officer1", "quite another one", SECRET, digits, by=NOBODY, now=NOW)

    signed = signs_in(password="quite another one")
    actor = queries.actor_of(signed.account_id, NOW, signed.epoch)
    assert actor is not None
    operations.change_password("quite another one", "and one more of them", by=actor, now=NOW)
    told = ["invite_staff", "lock_account", "invite_staff", "take_up", "change_password"]
    assert told_of(staff)[-5:] == told


def test_a_closed_login_is_closed_for_good(town: Town, admin: Actor) -> None:
    staff = an_officer(town)
    officer = signed_on(staff)

    operations.close_account(staff, by=admin, now=NOW)

    assert queries.actor_of(officer.account_id or 0, NOW) is None
    found = queries.staff_login(staff, admin, NOW)
    assert found and found.state == "closed"
    again: list[Callable[[], object]] = [
        lambda: operations.close_account(staff, by=admin, now=NOW),
        lambda: operations.lock_account(staff, TOMORROW, by=admin, now=NOW),
        lambda: operations.unlock_account(staff, by=admin, now=NOW),
        lambda: operations.invite_staff(staff, by=admin, now=NOW),
    ]
    for act in again:
        with pytest.raises(Refusal, match="account_closed"):
            act()
    assert queries.names_of([officer.ref]) == {officer.ref: officer.name}
    assert told_of(staff)[-1] == "close_account"


def test_nobody_shuts_their_own_login_and_nobody_else_shuts_any(town: Town, admin: Actor) -> None:
    staff, own = an_officer(town), queries.account(admin.ref)
    officer = signed_on(staff)
    assert own is not None
    mine = next(one.ref for one in queries.staff(NOW.date()) if one.number == "900")

    def refused(staff_ref: str, by: Actor) -> set[str]:
        found = set()
        for act in (operations.close_account, operations.unlock_account):
            with pytest.raises(Refusal) as no:
                act(staff_ref, by=by, now=NOW)
            found.add(no.value.code)
        with pytest.raises(Refusal) as no:
            operations.lock_account(staff_ref, TOMORROW, by=by, now=NOW)
        return {*found, no.value.code}

    assert refused(mine, admin) == {"people.own_account"}
    for other in (officer, NOBODY, a_citizen()):
        assert refused(mine, other) == {"people.not_allowed"}
        assert queries.staff_login(staff, other, NOW) is None
    assert refused(an_officer(town, number="777"), SYSTEM) == {"writing.no_such_thing"}
    with pytest.raises(Refusal, match="impossible_dates"):
        operations.lock_account(staff, NOW, by=admin, now=NOW)
    assert admin.has_role(Role.ADMINISTRATOR) and comes_in(officer) and comes_in(admin)


def test_an_officer_makes_a_token_on_their_page_sees_it_once_and_ends_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = signed_on(an_officer(town))
    page = at_the_desk(officer, NOW, monkeypatch)
    asked = {"act": "keep", "label": "统计脚本", "days": "90", "key": "one-form-sent"}

    made, again = (page.post("/desk/tokens", asked).content.decode() for _ in range(2))
    token = made.split("<code>")[1].split("</code>")[0]

    assert comes_in(officer, token) and token in again
    assert page.post("/desk/tokens", {**asked, "label": "", "key": "another-form-sent"}).status_code == 422
    listed = page.get("/desk/tokens").content.decode()
    assert "统计脚本" in listed and token not in listed and 'href="/desk/security"' in listed
    (row,) = queries.tokens_of(officer.account_id or 0)
    page.post("/desk/tokens", {"act": "revoke", "ref": row.ref, "key": "ended-with-one-click"})
    (ended,) = queries.tokens_of(officer.account_id or 0)
    assert ended.revoked_at is not None and "令牌已停" in page.get("/desk/tokens").content.decode()
