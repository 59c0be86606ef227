"""Signing up, signing in, one-time codes, lockout and rate limits."""

from datetime import timedelta

import pyotp
import pytest
from django.conf import LazySettings

from tests.operations.town import NOW, PASSWORD, SECRET, a_citizen, a_number, a_person, a_town, an_officer, signed_on
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.registries.people.refusals import (
    AlreadyRegistered,
    BadOneTimeCode,
    BadTotp,
    LoginTaken,
    NoDemo,
    SignInFailed,
    SignInLocked,
    TooManyKnocks,
)

pytestmark = pytest.mark.django_db

HOME = "192.0.2.1"


def citizen_signs_in(login: str, password: str = PASSWORD, at: timedelta = timedelta()) -> operations.SignedIn:
    return operations.sign_in_citizen(login, password, HOME, by=NOBODY, now=NOW + at)


def staff_signs_in(digits: str, at: timedelta = timedelta(), password: str = PASSWORD) -> operations.SignedIn:
    return operations.sign_in_staff("officer1", password, digits, HOME, by=NOBODY, now=NOW + at)


def digits_at(at: timedelta = timedelta()) -> str:
    return pyotp.TOTP(SECRET).at(NOW + at)


def sign_up(login: str = "xiaohe", phone: str = "13800000001", name: str = "陈小禾", password: str = PASSWORD) -> None:
    operations.sign_up(name, a_number(1), phone, login, password, by=NOBODY, now=NOW)


def test_who_signed_up_signs_in_whatever_the_case_of_the_login() -> None:
    sign_up("XiaoHe")

    signed = citizen_signs_in(" xiaohe ")

    actor = queries.actor_of(signed.account_id, NOW, signed.epoch)
    assert actor and actor.name == "陈小禾"


def test_an_unknown_login_and_a_wrong_password_are_told_the_same() -> None:
    sign_up()

    told = []
    for login, password in (("xiaohe", "not my password"), ("nobody", PASSWORD), ("x" * 500, ""), ("xia\x00ohe", "")):
        with pytest.raises(Refusal) as no:
            citizen_signs_in(login, password)
        told.append(str(no.value))

    assert set(told) == {str(SignInFailed())}


@pytest.mark.parametrize("login", ["xiaohe", "nobody"])
def test_the_door_shuts_for_a_quarter_of_an_hour_after_five_wrong_attempts(login: str) -> None:
    sign_up()
    for _ in range(5):
        with pytest.raises(SignInFailed):
            citizen_signs_in(login, "not my password")

    with pytest.raises(SignInLocked) as shut:
        citizen_signs_in(login, PASSWORD, timedelta(minutes=14))

    assert shut.value.minutes == 1
    if login == "xiaohe":
        assert citizen_signs_in(login, PASSWORD, timedelta(minutes=15)).kind == "citizen"


def test_a_right_attempt_forgets_the_wrong_ones() -> None:
    sign_up()
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(SignInFailed):
                citizen_signs_in("xiaohe", "not my password")

        assert citizen_signs_in("xiaohe").kind == "citizen"


def test_one_address_cannot_try_many_logins() -> None:
    for serial in range(60):
        with pytest.raises(SignInFailed):
            citizen_signs_in(f"login{serial}", "x")

    with pytest.raises(TooManyKnocks):
        citizen_signs_in("login60", "x")


def test_staff_sign_in_with_password_and_six_digits() -> None:
    officer = signed_on(an_officer(a_town()))

    assert staff_signs_in(digits_at()).account_id == officer.account_id


@pytest.mark.parametrize(
    ("digits", "password"),
    [
        ("", PASSWORD),
        ("000000", PASSWORD),
        ("abcdef", PASSWORD),
        ("１２３４５６", PASSWORD),
        ("good", "wrong password"),
    ],
)
def test_staff_do_not_sign_in_with_half_of_it(digits: str, password: str) -> None:
    signed_on(an_officer(a_town()))

    with pytest.raises(SignInFailed):
        staff_signs_in(digits_at() if digits == "good" else digits, password=password)


def test_six_digits_are_good_once() -> None:
    signed_on(an_officer(a_town()))
    staff_signs_in(digits_at())

    with pytest.raises(SignInFailed):
        staff_signs_in(digits_at(), timedelta(seconds=5))

    assert staff_signs_in(digits_at(timedelta(seconds=30)), timedelta(seconds=30)).kind == "staff"


def test_digits_of_ten_minutes_ago_are_not_good() -> None:
    signed_on(an_officer(a_town()))

    with pytest.raises(SignInFailed):
        staff_signs_in(digits_at(timedelta(minutes=-10)))


def test_staff_do_not_enter_through_the_hall() -> None:
    signed_on(an_officer(a_town()))

    with pytest.raises(SignInFailed):
        citizen_signs_in("officer1")


def test_a_one_time_code_sets_up_a_login_once() -> None:
    staff = an_officer(a_town(), "administrator")
    invited = operations.invite_staff(staff, by=SYSTEM, now=NOW)

    operations.take_up(invited.code.lower(), "head", PASSWORD, SECRET, digits_at(), by=NOBODY, now=NOW)

    later = timedelta(minutes=1)
    signed = operations.sign_in_staff("head", PASSWORD, digits_at(later), HOME, by=NOBODY, now=NOW + later)
    actor = queries.actor_of(signed.account_id, NOW, signed.epoch)
    assert actor and actor.posts[0].role == "administrator"
    with pytest.raises(BadOneTimeCode):
        operations.take_up(invited.code, "thief", PASSWORD, SECRET, digits_at(later), by=NOBODY, now=NOW + later)


def test_a_one_time_code_is_good_for_a_day() -> None:
    invited = operations.invite_staff(an_officer(a_town()), by=SYSTEM, now=NOW)

    operations.try_code(invited.code, by=NOBODY, now=invited.until - timedelta(seconds=1))
    with pytest.raises(BadOneTimeCode):
        operations.try_code(invited.code, by=NOBODY, now=invited.until)


def test_wrong_digits_leave_the_one_time_code_unused() -> None:
    invited = operations.invite_staff(an_officer(a_town()), by=SYSTEM, now=NOW)

    with pytest.raises(BadTotp):
        operations.take_up(invited.code, "head", PASSWORD, SECRET, "000000", by=NOBODY, now=NOW)

    operations.take_up(invited.code, "head", PASSWORD, SECRET, digits_at(), by=NOBODY, now=NOW)


def test_a_new_password_ends_the_sessions_of_old() -> None:
    sign_up()
    old = citizen_signs_in("xiaohe")
    actor = queries.actor_of(old.account_id, NOW, old.epoch)
    assert actor

    operations.keep_token("made by whoever stole the password", "脚本", timedelta(days=9), by=actor, now=NOW)

    operations.change_password(PASSWORD, "quite another one", by=actor, now=NOW)

    assert queries.actor_of(old.account_id, NOW, old.epoch) is None
    assert queries.account_of_token("made by whoever stole the password", NOW) is None
    assert citizen_signs_in("xiaohe", "quite another one").epoch == old.epoch + 1


@pytest.mark.parametrize(
    ("login", "password", "refused"),
    [
        ("xiaohe", "short", "people.weak_password"),
        ("xiaohe", "1234567890123", "people.weak_password"),
        ("xiaohe", "aaaaaaaaaaaaa", "people.weak_password"),
        ("xiaohe1234", "XiaoHe1234", "people.weak_password"),
        ("xiaohe", "password123", "people.weak_password"),
        ("xiaohe", "x" * 129, "people.weak_password"),
        ("a", PASSWORD, "people.bad_login"),
        ("two words", PASSWORD, "people.bad_login"),
        ("x" * 65, PASSWORD, "people.bad_login"),
    ],
)
def test_a_bad_login_or_weak_password_registers_nobody(login: str, password: str, refused: str) -> None:
    with pytest.raises(Refusal) as no:
        sign_up(login, password=password)

    assert no.value.code == refused
    assert queries.party_by_number(a_number(1)) is None


def test_a_login_is_taken_once() -> None:
    a_citizen(2, "李青", "xiaohe")

    with pytest.raises(LoginTaken):
        sign_up("xiaohe")

    assert queries.party_by_number(a_number(1)) is None


def test_whom_a_window_registered_signs_up_with_the_same_name_and_phone() -> None:
    a_person(1, "陈小禾", "13800000001")

    for phone, name in (("13800000002", "陈小禾"), ("13800000001", "陈大禾")):
        with pytest.raises(AlreadyRegistered):
            sign_up(phone=phone, name=name)
    sign_up()

    assert citizen_signs_in("xiaohe").kind == "citizen"


def test_a_person_has_one_account() -> None:
    sign_up()

    with pytest.raises(AlreadyRegistered):
        sign_up("another")


def test_a_demonstration_account_opens_in_demo_mode_only(settings: LazySettings) -> None:
    settings.YIMEN_DEMO = True
    ref = operations.open_demo_account("demo1", "市民甲", a_person(), None, by=SYSTEM, now=NOW).ref
    assert operations.sign_in_demo(ref, by=NOBODY, now=NOW).account_ref == ref
    assert [row.label for row in queries.demo_accounts(NOW)] == ["市民甲"]

    settings.YIMEN_DEMO = False

    with pytest.raises(NoDemo):
        operations.sign_in_demo(ref, by=NOBODY, now=NOW)


def test_a_real_account_does_not_open_with_one_click(settings: LazySettings) -> None:
    settings.YIMEN_DEMO = True
    citizen = a_citizen()

    with pytest.raises(NoDemo):
        operations.sign_in_demo(citizen.ref, by=NOBODY, now=NOW)


def test_a_demonstration_account_has_no_password(settings: LazySettings) -> None:
    settings.YIMEN_DEMO = True
    operations.open_demo_account("demo1", "市民甲", a_person(), None, by=SYSTEM, now=NOW)

    with pytest.raises(SignInFailed):
        citizen_signs_in("demo1", "")


def test_knocks_are_counted_per_door_and_caller_and_forgiven_after_the_window() -> None:
    per = timedelta(minutes=1)
    for left in (2, 1, 0):
        assert operations.knock("progress", "a", 3, per, NOW).left == left

    with pytest.raises(TooManyKnocks) as shut:
        operations.knock("progress", "a", 3, per, NOW + timedelta(seconds=20))

    assert shut.value.seconds == 40
    assert operations.knock("progress", "b", 3, per, NOW).left == 2
    assert operations.knock("search", "a", 3, per, NOW).left == 2
    assert operations.knock("progress", "a", 3, per, NOW + per).left == 2
    assert operations.forget_knocks(NOW + timedelta(days=1)) == 3


def test_a_token_is_good_until_it_ends() -> None:
    citizen = a_citizen()

    kept = operations.keep_token("secret", "脚本", timedelta(days=1), by=citizen, now=NOW)

    assert queries.account_of_token("secret", NOW) == citizen.account_id
    assert queries.account_of_token("secret", kept.expires_at) is None
    assert queries.account_of_token("secretx", NOW) is None
