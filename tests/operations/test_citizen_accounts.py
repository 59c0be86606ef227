"""A login from the window: who forgot the password brings a card, gets a code, and is told of all that was done."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.doors.desk import at_the_desk
from tests.operations.aftermath import Carrier
from tests.operations.errand import later
from tests.operations.town import (
    NOW,
    PASSWORD,
    SECRET,
    Town,
    a_citizen,
    a_person,
    a_town,
    an_officer,
    signed_on,
    the_actor,
)
from tests.standing import standing
from yimen.channels.notices.deriving import calls_for_something, derive
from yimen.engine.case.messages import ports
from yimen.engine.case.messages import queries as messages
from yimen.engine.case.messages.operations import carry_next
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.registries.people.operations import Shown

pytestmark = pytest.mark.django_db
CARD = Shown.IDENTITY_CARD
NEW = "a new one for home"


@standing
def town() -> Town:
    return a_town()


@standing
def clerk(town: Town) -> Actor:
    return signed_on(an_officer(town, "window"))


def signs_in(login: str, password: str) -> operations.SignedIn:
    return operations.sign_in_citizen(login, password, "192.0.2.1", by=NOBODY, now=NOW)


def home(citizen: Actor) -> str:
    (party,) = queries.parties(citizen.parties())
    return party.ref


def refused(code: str, act: object) -> None:
    with pytest.raises(Refusal) as no:
        act()  # type: ignore[operator]
    assert no.value.code == code


def test_who_lost_the_password_sets_another_with_the_code_and_the_old_one_lets_nobody_in(clerk: Actor) -> None:
    citizen = a_citizen()
    old = signs_in("xiaohe", PASSWORD)

    code = operations.invite_citizen(home(citizen), CARD, by=clerk, now=NOW).code
    assert signs_in("xiaohe", PASSWORD) == old
    operations.take_up_own(code.lower(), "xiaohe", NEW, by=NOBODY, now=NOW + timedelta(minutes=29))

    assert signs_in("xiaohe", NEW).account_id == old.account_id
    assert queries.actor_of(old.account_id, NOW, old.epoch) is None
    refused("people.sign_in_failed", lambda: signs_in("xiaohe", PASSWORD))
    refused("people.bad_one_time_code", lambda: operations.take_up_own(code, "xiaohe", NEW, by=NOBODY, now=NOW))


def test_who_never_had_an_account_opens_one_with_the_code(clerk: Actor) -> None:
    person = a_person(5, "赵一")

    code = operations.invite_citizen(person, CARD, by=clerk, now=NOW).code
    taken = operations.take_up_own(code, "zhaoyi", NEW, by=NOBODY, now=NOW)

    assert signs_in("zhaoyi", NEW).account_id == taken.account_id
    assert home(queries.actor_of(taken.account_id, NOW) or NOBODY) == person


@pytest.mark.parametrize("minutes", [30, 600])
def test_a_code_is_good_for_half_an_hour(clerk: Actor, minutes: int) -> None:
    code = operations.invite_citizen(a_person(), CARD, by=clerk, now=NOW).code
    late = NOW + timedelta(minutes=minutes)

    refused("people.bad_one_time_code", lambda: operations.take_up_own(code, "xiaohe", NEW, by=NOBODY, now=late))


def test_a_citizens_code_sets_up_no_officers_login_and_an_officers_no_citizens(town: Town, clerk: Actor) -> None:
    of_citizen = operations.invite_citizen(a_person(), CARD, by=clerk, now=NOW).code
    admin = signed_on(an_officer(town, "administrator", "009"), "admin")
    of_officer = operations.invite_staff(an_officer(town, "reviewer", "010"), by=admin, now=NOW).code

    bad = "people.bad_one_time_code"
    refused(bad, lambda: operations.take_up(of_citizen, "someone", NEW, SECRET, "000000", by=NOBODY, now=NOW))
    refused(bad, lambda: operations.take_up_own(of_officer, "someone", NEW, by=NOBODY, now=NOW))


def test_only_a_window_gives_codes_and_no_clerk_to_themselves(town: Town, clerk: Actor) -> None:
    person = a_person()
    reviewer = signed_on(an_officer(town, "reviewer", "002"), "reviewer")
    in_person = Actor(clerk.kind, clerk.ref, posts=clerk.posts, interests=frozenset((_id(person),)))

    refused("people.not_allowed", lambda: operations.invite_citizen(person, CARD, by=reviewer, now=NOW))
    refused("people.not_allowed", lambda: operations.invite_citizen(person, CARD, by=a_citizen(2), now=NOW))
    refused("people.own_account", lambda: operations.invite_citizen(person, CARD, by=in_person, now=NOW))
    refused("writing.no_such_thing", lambda: operations.invite_citizen("NOBODY", CARD, by=clerk, now=NOW))


def test_who_wrote_another_phone_down_does_not_give_the_code_as_well(town: Town, clerk: Actor) -> None:
    person = a_person()
    other = signed_on(an_officer(town, "window", "003"), "another.clerk")
    operations.change_contact(person, "13900000009", "", "", by=clerk, now=NOW)
    soon, week = NOW + timedelta(days=6), NOW + timedelta(days=7)

    refused("people.contact_just_changed", lambda: operations.invite_citizen(person, CARD, by=clerk, now=soon))

    assert operations.invite_citizen(person, CARD, by=other, now=soon).code
    refused("people.code_just_given", lambda: operations.change_contact(person, "", "", "", by=other, now=soon))
    assert operations.invite_citizen(person, CARD, by=clerk, now=week).code


def test_every_step_is_on_record_and_the_person_is_told(town: Town, clerk: Actor) -> None:
    citizen, other = a_citizen(), signed_on(an_officer(town, "window", "003"), "another.clerk")
    ref = home(citizen)

    code = operations.invite_citizen(ref, CARD, by=clerk, now=NOW).code
    operations.take_up_own(code, "xiaohe", NEW, by=NOBODY, now=NOW)
    operations.change_contact(ref, "13900000009", "", "", by=other, now=NOW)
    operations.change_password(NEW, "yet another one", by=the_actor(citizen.ref), now=NOW)

    done = [("invite_citizen", clerk), ("take_up_own", NOBODY), ("change_contact", other), ("change_password", citizen)]
    chain = reading.chain("party", _id(ref))
    assert [(one.verb, one.actor_ref) for one in chain] == [(verb, by.ref) for verb, by in done]
    for verb, _ in done:
        (number,) = reading.numbers("party", _id(ref), verb)
        line = reading.line(number)
        assert line is not None and calls_for_something(line)
        derive(number, NOW)
        derive(number, NOW)
    carrier = Carrier()
    ports.wire(carrier, carrier, carrier)
    while carry_next(lambda row: (row.kind, ""), by=SYSTEM, now=NOW):
        pass
    rung = {subject: address for address, subject, _ in carrier.carried.values()}
    assert rung["change_contact"] == "13800000001", "the owner hears of it at the number that stood before"
    assert rung["change_password"] == "13900000009"
    told = messages.mine(citizen).rows
    assert {row.kind: [way.way for way in row.services] for row in told} == {
        "invite_citizen": ["hall", "sms"], "take_up_own": ["hall", "sms"], "change_contact": ["hall", "sms"],
        "change_password": ["hall", "sms"],
    }  # fmt: skip


def test_who_changes_a_phone_twice_in_a_row_does_not_hide_it_from_the_number_before(town: Town, clerk: Actor) -> None:
    person = a_person()
    numbers = []
    for phone, at in (("13900000009", NOW), ("13900000008", later(0.5)), ("13900000007", later(9))):
        operations.change_contact(person, phone, "", "", by=clerk, now=at)
        opened = queries.opened(_id(person))
        numbers.append(opened.phone_before if opened else "")

    assert numbers == ["13800000001", "13800000001", "13900000008"]


def test_the_clerk_gives_the_code_on_a_page_and_the_person_uses_it_on_theirs(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person()
    desk = at_the_desk(clerk, NOW, monkeypatch)
    address = f"/desk/window/login/{person}"

    assert "当面核验了哪个证件" in desk.get(address).content.decode()
    assert desk.post(address, {"shown": ""}).status_code == 422
    code = desk.post(address, {"shown": CARD}).content.decode().split("<code>")[1].split("</code>")[0]
    phone = Client()
    assert phone.post("/way-in", {"code": "WRONG", "login": "xiaohe", "password": NEW}).status_code == 422
    assert phone.post("/way-in", {"code": code, "login": "xiaohe", "password": NEW}).headers["Location"] == "/me"
    assert "陈小禾" in phone.get("/me").content.decode()
    assert desk.get("/desk/window/login/NOBODY").status_code == 404


def test_who_stands_at_the_window_has_changed_there_how_they_are_reached(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was left empty stays; the whole number that stood before is shown to nobody."""
    person = a_person()
    desk = at_the_desk(clerk, NOW, monkeypatch)
    address = f"/desk/window/reached/{person}"
    page = desk.get(address).content.decode()
    assert "138****0001" in page and "13800000001" not in page

    assert desk.post(address, {"phone": "", "email": "", "address": ""}).status_code == 422
    assert desk.post(address, {"phone": "12", "email": "", "address": ""}).status_code == 422
    told = desk.post(address, {"phone": "", "email": "xiaohe@example.com", "address": ""})

    assert told.headers["Location"] == f"/desk/window?party={person}"
    opened, party = queries.opened(_id(person)), queries.party(person)
    assert opened is not None and party is not None
    assert (opened.phone, party.email) == ("13800000001", "xiaohe@example.com")
    assert desk.get("/desk/window/reached/NOBODY").status_code == 404


def _id(party_ref: str) -> int:
    party = queries.party(party_ref)
    assert party is not None
    return party.id
