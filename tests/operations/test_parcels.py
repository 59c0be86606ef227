"""Parcels 寄递: originals in, results out; delivered when the carrier says so, whatever order its words come in."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations import parcels as carriers
from tests.operations.errand import later
from tests.operations.parcels import CARRIER, HOME, Post
from tests.standing import standing
from yimen.assembly import wiring
from yimen.engine.case.cases import noticing, queries
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import ports
from yimen.engine.delivery.parcels import queries as shown
from yimen.engine.delivery.parcels.refusals import (
    CarrierForged,
    DeliveredAlready,
    FromTheFuture,
    NobodyCarries,
    NotSilentYet,
    ParcelOpen,
    ParcelUnknown,
    PostNotOffered,
    ResultNotReady,
)
from yimen.engine.exchange.connections import ports as connections
from yimen.engine.exchange.dispatches import ports as dispatches
from yimen.engine.exchange.superiors import ports as superiors
from yimen.engine.exchange.vouchers import ports as vouchers
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.operations import make_paper
from yimen.kernel.actor import SYSTEM
from yimen.kernel.identity import BadPhone
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.writing import Missing, NotInList

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return carriers.wired()


@standing
def founded() -> errand.Office:
    found = errand.an_office(carriers.POSTAL)
    aftermath.wired()
    return found


@pytest.fixture
def office(founded: errand.Office, post: Post) -> errand.Office:
    ports.wire(post)
    return founded


def state_of(ref: str, office: errand.Office) -> str:
    row = shown.parcel(ref, office.citizen, later(100))
    assert row is not None
    return row.state


def verbs(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


@covers("S-562")
def test_a_result_counts_as_delivered_when_the_carrier_says_it_was_received(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)

    carriers.says(post, waybill, "picked_up", 7)
    carriers.says(post, waybill, "received", 30)

    view = queries.find(case, office.citizen, later(60))
    assert view is not None
    assert (view.delivered_how, view.delivered_at) == ("post", later(30))
    assert state_of(ref, office) == "received"
    assert verbs(ref) == ["want", "post", "pick_up", "receive"]
    assert verbs(case)[-4:] == ["parcel", "parcel", "parcel", "deliver"]
    assert errand.served(case, office.citizen, later(60)) == ["post_out"]


def filed(office: errand.Office, *directions: str, materials: tuple[str, ...] = ("id",), where: object = HOME) -> str:
    """A draft handed in by its applicant with what goes by express."""
    draft, revision = errand.a_draft(office)
    going = parcels.Going(directions, materials, *where)  # type: ignore[misc]
    return parcels.submit_by_post(parcels.Handing(draft, revision), going, by=office.citizen, now=later(1)).ref


@covers("S-139")
def test_the_applicant_chooses_with_the_application_what_goes_by_express(office: errand.Office) -> None:
    case = filed(office, "out", "in")

    rows = {row.direction: row for row in shown.of_case(case, office.citizen, later(2))}

    assert rows.keys() == {"in", "out"} and {row.state for row in rows.values()} == {"wanted"}
    assert (rows["in"].materials, rows["out"].address) == (("id",), HOME[2])
    assert verbs(case) == ["receive", "parcel", "parcel"]
    assert shown.to_be_fetched() == (rows["in"].ref,)


@covers("S-139")
def test_what_does_not_go_by_express_is_refused_and_nothing_is_handed_in(office: errand.Office) -> None:
    only_out = errand.replace(carriers.POSTAL, service=errand.replace(carriers.POSTAL.service, express_materials="no"))
    other = errand.another_office(office, 2, only_out)
    refused: tuple[tuple[type[Refusal], errand.Office, tuple[str, ...], object], ...] = (
        (PostNotOffered, other, ("out", "in"), HOME),
        (NotInList, office, ("by_air",), HOME),
        (Missing, office, (), HOME),
        (Missing, office, ("out",), (HOME[0], HOME[1], " ")),
        (BadPhone, office, ("out",), (HOME[0], "1", HOME[2])),
    )

    for refusal, at, directions, where in refused:
        with pytest.raises(refusal):
            filed(at, *directions, where=where)

    for one in (office, other):
        assert queries.mine(one.citizen, later(2)).rows == ()
    assert filed(other, "out")


class Killed(BaseException):
    """The process was killed."""


def test_who_is_killed_while_the_carrier_takes_a_parcel_has_it_posted_once(
    office: errand.Office, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = parcels.want_result(errand.granted(office), *HOME, by=office.citizen, now=later(5)).ref
    order = post.order

    def taken_and_killed(direction: str, party: object, key: str) -> str:
        order(direction, party, key)  # type: ignore[arg-type]
        raise Killed

    monkeypatch.setattr(post, "order", taken_and_killed)
    with pytest.raises(Killed):
        parcels.post_parcel(ref, by=office.clerk, now=later(6))
    assert state_of(ref, office) == "wanted"
    monkeypatch.undo()

    first = parcels.post_parcel(ref, by=office.clerk, now=later(7))

    assert parcels.post_parcel(ref, by=office.clerk, now=later(8)) == first and len(post.orders) == 1
    assert verbs(ref) == ["want", "post"]


def test_a_parcel_called_off_while_the_carrier_takes_it_is_known_by_its_waybill_and_goes_nowhere(
    office: errand.Office, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = errand.granted(office)
    ref = parcels.want_result(case, *HOME, by=office.citizen, now=later(5)).ref
    order = post.order

    def meanwhile(direction: str, party: object, key: str) -> str:
        parcels.cancel_parcel(ref, by=office.citizen, now=later(6))
        return order(direction, party, key)  # type: ignore[arg-type]

    monkeypatch.setattr(post, "order", meanwhile)
    told = parcels.post_parcel(ref, by=office.clerk, now=later(6))

    assert told.state == "cancelled" and told.waybill
    assert carriers.says(post, told.waybill, "received", 30).moved == ""
    assert verbs(ref) == ["want", "cancel", "note_waybill"]
    assert verbs(case).count("parcel") == 2, "that it is wanted and that it was called off, once each"
    view = queries.find(case, office.citizen, later(60))
    assert view is not None and view.delivered_at is None


def test_words_that_come_twice_late_and_out_of_order_deliver_once(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)
    received = carriers.words(post, waybill, "received", later(30))

    first = parcels.hear_carrier(*received, by=CARRIER, now=later(31))
    again = parcels.hear_carrier(*received, by=CARRIER, now=later(32))
    late = carriers.says(post, waybill, "picked_up", 7)

    assert first == again
    assert (late.moved, state_of(ref, office)) == ("", "received")
    assert verbs(case).count("deliver") == 1
    row = shown.parcel(ref, office.citizen, later(100))
    assert row is not None and [one.word for one in row.events] == ["received", "picked_up"]


def test_a_forged_word_is_not_heard(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)
    body, signature = carriers.words(post, waybill, "received", later(30))

    for forged in ((body, "0" * 64), (body.replace(b"received", b"returned"), signature), (b"", signature)):
        with pytest.raises(CarrierForged):
            parcels.hear_carrier(*forged, by=CARRIER, now=later(31))
    with pytest.raises(FromTheFuture):
        parcels.hear_carrier(body, signature, by=CARRIER, now=later(10))
    with pytest.raises(ParcelUnknown):
        parcels.hear_carrier(*carriers.words(post, "YM0", "received", later(7)), by=CARRIER, now=later(31))

    assert state_of(ref, office) == "posted"
    assert "deliver" not in verbs(case)


def test_who_was_handed_the_result_meanwhile_was_delivered_then(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)
    cases.deliver(case, "window", "陈小禾", by=office.clerk, now=later(20))

    carriers.says(post, waybill, "received", 30)

    view = queries.find(case, office.citizen, later(60))
    assert view is not None and (view.delivered_how, view.delivered_at) == ("window", later(20))
    assert state_of(ref, office) == "received"


def test_nobody_but_the_carrier_says_that_something_was_delivered_by_post(office: errand.Office) -> None:
    case = errand.granted(office)

    with pytest.raises(CaseUnknown):
        cases.deliver(case, "post", "YM1", by=office.clerk, now=later(5))


def test_who_wants_it_by_post_is_not_told_electronically_that_it_was_delivered(office: errand.Office) -> None:
    case = errand.granted(office)
    aftermath.derive(case)
    for one in certificates.of_case(case, office.citizen, later(6)):
        make_paper(one.ref, by=SYSTEM, now=later(6))
    before = noticing.due_delivery(later(6))

    parcels.want_result(case, *HOME, by=office.citizen, now=later(5))

    assert case in before
    assert case not in noticing.due_delivery(later(6))


def test_the_address_is_kept_encrypted_and_shown_whole_to_the_applicant_alone(
    office: errand.Office, post: Post
) -> None:
    case = errand.granted(office)
    ref, _ = carriers.posted(office, case)

    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(p)::text from parcels_parcel p where ref = %s", (ref,))
        (stored,) = cursor.fetchone()
    mine, theirs = (shown.parcel(ref, by, later(7)) for by in (office.citizen, office.clerk))
    assert mine is not None and theirs is not None
    assert not any(part in stored for part in (*HOME, HOME[2][-4:]))
    assert (mine.name, mine.phone, mine.address) == HOME
    assert (theirs.name, theirs.phone, theirs.address) == ("陈＊＊", "138****0001", "示范省示范市…")
    assert post.orders[ref].address == HOME[2]


def test_a_lost_result_is_sent_once_more_to_the_same_address(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)
    carriers.says(post, waybill, "picked_up", 7)
    with pytest.raises(NotSilentYet):
        parcels.call_lost(ref, by=office.citizen, now=later(24 * 9))
    parcels.call_lost(ref, by=office.citizen, now=later(24 * 11))

    fresh = parcels.replace_parcel(ref, by=office.clerk, now=later(24 * 12))
    again = parcels.post_parcel(fresh.ref, by=office.clerk, now=later(24 * 12 + 1))
    stray = carriers.says(post, waybill, "received", 24 * 13)
    carriers.says(post, again.waybill, "received", 24 * 14)

    assert post.orders[fresh.ref] == post.orders[ref]
    assert (stray.moved, state_of(ref, office), state_of(fresh.ref, office)) == ("", "replaced", "received")
    view = queries.find(case, office.citizen, later(24 * 20))
    assert view is not None and view.delivered_at == later(24 * 14)


def test_what_was_called_lost_and_turns_up_is_received(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, waybill = carriers.posted(office, case)
    parcels.call_lost(ref, by=office.clerk, now=later(24 * 11))

    carriers.says(post, waybill, "received", 24 * 10)

    assert state_of(ref, office) == "received"
    with pytest.raises(DeliveredAlready):
        parcels.want_result(case, *HOME, by=office.citizen, now=later(24 * 13))


def test_originals_are_fetched_at_home_and_arrive_at_the_office(office: errand.Office, post: Post) -> None:
    case = errand.received(office).ref
    ref = parcels.send_originals(case, ("id", "plan"), *HOME, by=office.citizen, now=later(1)).ref

    assert shown.to_be_fetched() == (ref,)
    waybill = parcels.post_parcel(ref, by=CARRIER, now=later(2)).waybill
    carriers.says(post, waybill, "received", 20)

    view = queries.find(case, office.citizen, later(60))
    assert view is not None and view.delivered_at is None
    assert [(row.verb, row.facts["state"]) for row in view.timeline[:3]] == [
        ("parcel", "received"), ("parcel", "posted"), ("parcel", "wanted"),
    ]  # fmt: skip
    assert shown.to_be_fetched() == ()


def test_only_what_the_item_offers_goes_by_post_and_only_once_at_a_time(post: Post) -> None:
    office = errand.an_office(errand.replace(carriers.POSTAL, service=errand.replace(
        carriers.POSTAL.service, express_materials="no")))  # fmt: skip
    case = errand.received(office).ref
    ref = parcels.want_result(case, *HOME, by=office.citizen, now=later(1)).ref

    with pytest.raises(PostNotOffered):
        parcels.send_originals(case, ("id",), *HOME, by=office.citizen, now=later(1))
    with pytest.raises(ParcelOpen):
        parcels.want_result(case, *HOME, by=office.citizen, now=later(2))
    with pytest.raises(ResultNotReady):
        parcels.post_parcel(ref, by=office.clerk, now=later(2))
    parcels.cancel_parcel(ref, by=office.citizen, now=later(3))
    assert parcels.want_result(case, *HOME, by=office.citizen, now=later(4)).ref != ref


def test_a_carrier_that_is_away_is_asked_again_and_gives_one_waybill(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref = parcels.want_result(case, *HOME, by=office.citizen, now=later(5)).ref
    post.away = 1

    with pytest.raises(Unavailable):
        parcels.post_parcel(ref, by=office.clerk, now=later(6))
    assert state_of(ref, office) == "wanted"
    first = parcels.post_parcel(ref, by=office.clerk, now=later(7))

    assert parcels.post_parcel(ref, by=office.clerk, now=later(8)) == first


def test_a_stranger_sees_no_parcel_and_moves_none(office: errand.Office, post: Post) -> None:
    case = errand.granted(office)
    ref, _ = carriers.posted(office, case)
    stranger = town.a_citizen(9, "王不知", "stranger")

    assert shown.of_case(case, stranger, later(7)) == ()
    assert shown.parcel(ref, stranger, later(7)) is None
    for act in (parcels.cancel_parcel, parcels.call_lost, parcels.replace_parcel, parcels.post_parcel):
        with pytest.raises(ParcelUnknown):
            act(ref, by=stranger, now=later(7) + timedelta(days=30))


def test_where_no_carrier_is_connected_nothing_goes_by_post_and_nobody_is_offered_it(office: errand.Office) -> None:
    """The twin: as soon as one is, the same case does."""
    ref = errand.granted(office)
    ports.wire(ports.NoPost())
    with pytest.raises(NobodyCarries):
        parcels.want_result(ref, *HOME, by=office.citizen, now=later(5))
    assert shown.carried() == "" and shown.of_case(ref, office.citizen, later(5)) == ()

    ports.wire(Post())
    assert parcels.want_result(ref, *HOME, by=office.citizen, now=later(5)).state == "wanted"


def test_a_real_city_is_wired_to_nothing_that_only_plays(office: errand.Office, settings: LazySettings) -> None:
    settings.YIMEN_DEMO = False
    wiring.wire()
    real = [connections.lines(), vouchers.readers(), dispatches.superior(), superiors.above(), ports.post()]
    settings.YIMEN_DEMO = True
    wiring.wire()

    assert [type(one).__name__ for one in real if ".sandbox" in type(one).__module__] == []
    assert ".sandbox" in type(ports.post()).__module__, "a demonstration plays, and says so"
