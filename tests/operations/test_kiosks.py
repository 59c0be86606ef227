"""Kiosks: planned, installed, heard of, offline, repaired; functions by data; residents near; uses counted."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import town
from tests.operations.town import BEGAN, NOW, TODAY, Town
from tests.standing import standing
from yimen.engine.centre.kiosks import operations, queries
from yimen.engine.centre.kiosks.operations import FunctionSaid, KioskSaid, PartnerSaid
from yimen.engine.centre.kiosks.refusals import (
    ContractOver,
    FaultRepaired,
    FunctionOffered,
    FunctionUnknown,
    HostedAlready,
    KioskNotStanding,
    KioskNumbered,
    KioskUnknown,
    NotHosted,
)
from yimen.engine.centre.kiosks.rows import PartnerRow
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.kiosks import KioskPart, KioskStanding, Spot
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
HERE, FAR = Spot(26.0800, 119.3000), Spot(26.2000, 119.3000)
SOCIAL = FunctionSaid("social", "社保参保证明打印", "print", "社保中心", (("number", "身份证号"),))


def a_kiosk(place: Town, number: str = "SM-001", spot: Spot = HERE, kind: str = "bank") -> str:
    """A kiosk that is planned for tomorrow."""
    said = KioskSaid(number, place.county, kind, "滨河路银行大厅", spot)
    return operations.plan_kiosk(said, TODAY + timedelta(days=1), by=SYSTEM, now=NOW).ref


def installed(place: Town, number: str = "SM-001", kind: str = "bank") -> tuple[str, str]:
    """A kiosk that stands: its ref and the code of its device."""
    done = operations.install_kiosk(a_kiosk(place, number, kind=kind), TODAY, by=SYSTEM, now=NOW)
    return done.ref, done.code


@standing
def place() -> town.Town:
    return town.a_town()


@covers("S-367")
def test_a_fleet_is_planned_installed_and_heard_of_district_by_district(place: town.Town) -> None:
    planned = a_kiosk(place, "SM-002", kind="village")
    _, code = installed(place)
    operations.hear_beat(code, {}, by=NOBODY, now=NOW)

    fleets = {(row.county, row.place): (row.planned, row.installed, row.online) for row in queries.fleets(NOW)}

    assert fleets == {("滨河县", "bank"): (1, 1, 1), ("滨河县", "village"): (1, 0, 0)}
    wrongs: list[tuple[dict[str, object], type[Refusal]]] = [
        ({"number": "SM-001"}, KioskNumbered),
        ({"place": "moon"}, NotInList),
        ({"spot": Spot(99, 0)}, NotInList),
    ]
    for wrong, refused in wrongs:
        with pytest.raises(refused):
            facts = {"number": "SM-9", "region": place.county, "place": "bank", "address": "x", "spot": HERE} | wrong
            operations.plan_kiosk(KioskSaid(**facts), TODAY, by=SYSTEM, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(ImpossibleDates):
        operations.install_kiosk(planned, TODAY + timedelta(days=1), by=SYSTEM, now=NOW)
    with pytest.raises(KioskNotStanding):
        operations.retire_kiosk(planned, "不用了", by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.retire_kiosk(planned, "不用了", by=town.a_citizen(), now=NOW)


@covers("S-350")
def test_a_silent_kiosk_raises_an_alarm_with_its_place_and_its_hours_are_counted(place: town.Town) -> None:
    ref, code = installed(place)
    midnight = NOW.replace(hour=16) - timedelta(days=1)
    for minutes in range(0, 60, 5):
        parts = {"paper": "out"} if minutes == 55 else {"paper": "ok"}
        operations.hear_beat(code, parts, by=NOBODY, now=midnight + timedelta(minutes=minutes))
    later = midnight + timedelta(hours=2)

    assert [one.part for one in queries.faults(SYSTEM)] == [KioskPart.PAPER]
    assert operations.notice_silence(by=SYSTEM, now=later).kiosks == 1
    assert operations.notice_silence(by=SYSTEM, now=later).kiosks == 0
    faults = {one.part: (one.number, one.address) for one in queries.faults(SYSTEM)}
    assert faults == {KioskPart.PAPER: ("SM-001", "滨河路银行大厅"), KioskPart.OFFLINE: ("SM-001", "滨河路银行大厅")}
    assert queries.faults(town.a_citizen()) == ()
    (hours,) = queries.availability(TODAY, TODAY, later)
    assert (hours.beats.part, hours.beats.whole, hours.beats.percent, hours.faulty) == (12, 24, "50.0%", 1)
    assert [row.standing for row in queries.kiosks(later)] == [KioskStanding.OFFLINE]

    operations.hear_beat(code, {"paper": "ok"}, by=NOBODY, now=later)
    assert queries.faults(SYSTEM) == () and queries.kiosks(later)[0].standing is KioskStanding.ONLINE
    operations.report_fault(ref, "scanner", "盖板裂了", by=SYSTEM, now=later)
    fault = queries.faults(SYSTEM)[0].ref
    operations.repair_fault(fault, "换了盖板", by=SYSTEM, now=later)
    with pytest.raises(FaultRepaired):
        operations.repair_fault(fault, "又换", by=SYSTEM, now=later)
    operations.retire_kiosk(ref, "银行搬走", by=SYSTEM, now=later)
    with pytest.raises(KioskUnknown):
        operations.hear_beat(code, {}, by=NOBODY, now=later)


@covers("S-349")
def test_residents_within_a_quarter_of_an_hour_are_counted_and_the_gaps_are_named(place: town.Town) -> None:
    installed(place)
    a_kiosk(place, "SM-002", FAR)
    for region, residents, spot in ((place.county, 3000, Spot(26.0850, 119.3000)), (place.city, 1000, FAR)):
        operations.state_residents(region, residents, spot, date(2026, 1, 1), "人口普查", by=SYSTEM, now=NOW)

    found = queries.coverage(NOW)

    assert (found.residents.part, found.residents.whole, found.residents.percent) == (3000, 4000, "75.0%")
    assert [(one.name, one.residents) for one in found.missed] == [("示范市", 1000)]
    operations.state_residents(place.city, 500, HERE, date(2026, 2, 1), "更正", by=SYSTEM, now=NOW)
    assert queries.coverage(NOW).residents.percent == "100.0%"
    with pytest.raises(NotInList):
        operations.state_residents(place.city, -1, HERE, TODAY, "x", by=SYSTEM, now=NOW)


@covers("S-354", "S-476", "S-491")
def test_uses_are_counted_by_function_kiosk_place_and_month_with_failures_apart(place: town.Town) -> None:
    operations.offer_function(SOCIAL, BEGAN, by=SYSTEM, now=NOW)
    _, bank = installed(place)
    _, village = installed(place, "SM-002", "village")
    for code, function, outcome, times in (
        (bank, "social", "done", 3), (bank, "social", "failed", 1), (bank, "filing", "done", 1),
    ):  # fmt: skip
        for _ in range(times):
            operations.note_use(function, outcome, code, by=NOBODY, now=NOW)

    found = queries.uses(TODAY, TODAY + timedelta(days=1))

    assert (found.whole.done, found.whole.failed, found.approval) == (4, 1, 1)
    assert (found.whole.per_kiosk, found.whole.per_kiosk_and_day) == ("2.0", "1.0")
    assert [(row.name, row.kind, row.done, row.failed) for row in found.functions] == [
        ("social", "print", 3, 1), ("filing", "file", 1, 0),
    ]  # fmt: skip
    assert [(row.name, row.done) for row in found.kiosks] == [("SM-001", 4), ("SM-002", 0)]
    assert [(row.name, row.done, row.kiosks) for row in found.places] == [("bank", 4, 1), ("village", 0, 1)]
    assert found.months == (("2026-11", 4, 1),)
    for code, function, refused in ((village, "nothing", FunctionUnknown), ("没有", "social", KioskUnknown)):
        with pytest.raises(refused):
            operations.note_use(function, "done", code, by=NOBODY, now=NOW)


@covers("S-564")
def test_kiosks_stand_with_partners_of_a_type_under_a_contract_and_uses_count_for_them(place: town.Town) -> None:
    operations.offer_function(SOCIAL, BEGAN, by=SYSTEM, now=NOW)
    kiosk, code = installed(place)
    bank, shop, other = (
        operations.sign_partner(PartnerSaid(name, kind, f"合{n}号"), BEGAN, until, by=SYSTEM, now=NOW).ref
        for n, (name, kind, until) in enumerate(
            (
                ("农商银行", "bank", TODAY + timedelta(days=9)),
                ("惠民超市", "supermarket", None),
                ("另一家银行", "bank", None),
            )
        )
    )
    use, tomorrow = (
        (lambda now: operations.note_use("social", "done", code, by=NOBODY, now=now)),
        NOW + timedelta(days=1),
    )

    wrongs = (
        (lambda: operations.host_kiosk(kiosk, shop, TODAY, by=SYSTEM, now=NOW), "kiosks.partner_unfit"),
        (
            lambda: operations.host_kiosk(kiosk, bank, TODAY + timedelta(days=9), by=SYSTEM, now=NOW),
            "kiosks.contract_over",
        ),
        (
            lambda: operations.sign_partner(PartnerSaid("x", "bank", "合0号"), TODAY, None, by=SYSTEM, now=NOW),
            "kiosks.contract_signed",
        ),
        (lambda: operations.host_kiosk(kiosk, bank, TODAY, by=town.a_citizen(), now=NOW), "people.not_allowed"),
    )
    for act, wrong in wrongs:
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == wrong
    operations.host_kiosk(kiosk, bank, TODAY, by=SYSTEM, now=NOW)
    use(NOW), use(NOW)
    with pytest.raises(HostedAlready):
        operations.host_kiosk(kiosk, bank, TODAY, by=SYSTEM, now=NOW)
    operations.host_kiosk(kiosk, other, TODAY + timedelta(days=1), by=SYSTEM, now=NOW)
    use(tomorrow)

    found = queries.partners(TODAY, TODAY + timedelta(days=1), TODAY)
    assert [(row.name, row.kind, signed(row), row.kiosks, row.hosted, row.done, row.per_kiosk) for row in found] == [
        ("农商银行", "bank", ["合0号"], ("SM-001",), 1, 2, "2.0"),
        ("另一家银行", "bank", ["合2号"], (), 1, 1, "1.0"),
        ("惠民超市", "supermarket", ["合1号"], (), 0, 0, "—"),
    ]
    operations.end_partner(other, TODAY + timedelta(days=3), "解约", by=SYSTEM, now=NOW)
    later = {
        row.name: (row.kiosks, row.contracts[0].runs)
        for row in queries.partners(TODAY, TODAY, TODAY + timedelta(days=3))
    }
    assert later["另一家银行"] == ((), "")
    with pytest.raises(ContractOver):
        operations.end_partner(other, TODAY + timedelta(days=9), "x", by=SYSTEM, now=NOW + timedelta(days=5))


def signed(row: PartnerRow) -> list[str]:
    return [one.contract for one in row.contracts]


def a_bank(name: str, contract: str) -> str:
    return operations.sign_partner(PartnerSaid(name, "bank", contract), BEGAN, None, by=SYSTEM, now=NOW).ref


def test_a_planned_and_a_retired_kiosk_do_not_count_for_the_partner_with_all_its_contracts(place: town.Town) -> None:
    first, _ = a_bank("农商银行", "合1号"), a_bank("农商银行", "合2号")
    stands, gone = installed(place)[0], installed(place, "SM-002")[0]
    for kiosk in (stands, gone, a_kiosk(place, "SM-003")):
        operations.host_kiosk(kiosk, first, TODAY - timedelta(days=9), by=SYSTEM, now=NOW)
    before = queries.partners(TODAY - timedelta(days=3), TODAY - timedelta(days=1), TODAY - timedelta(days=1))
    assert [(row.kiosks, row.hosted) for row in before] == [((), 0)]

    operations.retire_kiosk(gone, "网点撤了", by=SYSTEM, now=NOW + timedelta(days=1))

    (row,) = queries.partners(TODAY, TODAY + timedelta(days=3), TODAY + timedelta(days=1))
    assert (signed(row), row.kiosks, row.hosted) == (["合1号", "合2号"], ("SM-001",), 2)
    assert [one.number for one in queries.hosted(TODAY + timedelta(days=2))] == ["SM-001", "SM-003"]


def test_from_the_end_of_a_contract_no_kiosk_stands_with_the_partner_also_when_another_was_to_follow(
    place: town.Town,
) -> None:
    kiosk, first, second = installed(place)[0], a_bank("农商银行", "合1号"), a_bank("城商银行", "合2号")

    def standing_with(days: int) -> list[str]:
        day = TODAY + timedelta(days=days)
        return [row.name for row in queries.partners(day, day, day) if row.kiosks or row.hosted]

    operations.host_kiosk(kiosk, first, TODAY, by=SYSTEM, now=NOW)
    operations.host_kiosk(kiosk, second, TODAY + timedelta(days=5), by=SYSTEM, now=NOW)
    operations.end_partner(first, TODAY + timedelta(days=2), "解约", by=SYSTEM, now=NOW)
    assert [standing_with(days) for days in (1, 2, 5)] == [["农商银行"], [], ["城商银行"]]

    with pytest.raises(ImpossibleDates):
        operations.end_hosting(kiosk, TODAY - timedelta(days=1), by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.end_hosting(kiosk, TODAY, by=NOBODY, now=NOW)
    operations.end_hosting(kiosk, TODAY + timedelta(days=1), by=SYSTEM, now=NOW)
    assert [standing_with(days) for days in (0, 1, 5)] == [["农商银行"], [], []]
    with pytest.raises(NotHosted):
        operations.end_hosting(kiosk, TODAY + timedelta(days=1), by=SYSTEM, now=NOW)


def test_a_function_is_offered_once_at_a_time_and_ends() -> None:
    ref = operations.offer_function(SOCIAL, BEGAN, by=SYSTEM, now=NOW).ref
    with pytest.raises(FunctionOffered):
        operations.offer_function(SOCIAL, TODAY, by=SYSTEM, now=NOW)
    for wrong in ({"code": "Social"}, {"kind": "steal"}, {"fields": (("Number", "x"),)}, {"code": "filing"}):
        facts = {"code": "tax", "name": "x", "kind": "ask", "provider": "x", "fields": SOCIAL.fields} | wrong
        with pytest.raises(NotInList):
            operations.offer_function(FunctionSaid(**facts), BEGAN, by=SYSTEM, now=NOW)  # type: ignore[arg-type]

    operations.end_function(ref, TODAY + timedelta(days=1), "停办", by=SYSTEM, now=NOW)

    assert queries.function("social", TODAY) is not None
    assert queries.functions(TODAY + timedelta(days=1)) == ()
