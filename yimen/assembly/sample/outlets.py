"""Sites and kiosks of the sample city: a site in every district, a fleet of kiosks, and who lives near."""

from datetime import datetime, timedelta

from yimen.assembly.sample.guides import in_force_since
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.engine.centre.kiosks import operations as kiosks
from yimen.engine.centre.kiosks import queries
from yimen.engine.centre.kiosks.operations import FunctionSaid, KioskSaid, PartnerSaid
from yimen.kernel.kiosks import FunctionKind, KioskPlace, Spot
from yimen.kernel.sites import Tone
from yimen.registries.dated import day_of
from yimen.registries.local_sites import operations as sites
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow

NUMBER = (("number", "身份证号（示范：随便填）"),)
PLATE = (("plate", "车牌号（示范：随便填）"),)
FUNCTIONS = (
    FunctionSaid("social", "社保参保证明打印", FunctionKind.PRINT, "社会保险中心（示范）", NUMBER),
    FunctionSaid("medical", "医保入账明细查询和打印", FunctionKind.PRINT, "医疗保障局（示范）", NUMBER),
    FunctionSaid("income_tax", "个人所得税证明打印", FunctionKind.PRINT, "税务局（示范）", NUMBER),
    FunctionSaid("payment_voucher", "电子缴款凭证打印", FunctionKind.PRINT, "财政局（示范）", NUMBER),
    FunctionSaid("vehicle_fee", "机动车年票缴纳", FunctionKind.PAY, "交通运输局（示范）", PLATE),
    FunctionSaid("fines", "交通违法罚款查询缴纳", FunctionKind.PAY, "公安局（示范）", PLATE),
    FunctionSaid("hospital", "医疗预约挂号", FunctionKind.BOOK, "市第一医院（示范）", NUMBER),
)
STANDING = (
    (KioskPlace.CENTRE, "政务服务中心一楼自助区（示范）"),
    (KioskPlace.BANK, "农商银行滨河支行大厅（示范）"),
    (KioskPlace.SUPERMARKET, "惠民超市东门（示范）"),
    (KioskPlace.VILLAGE, "柳溪村便民服务站（示范）"),
)
LINES = (("滨水而居，办事不跑远", Tone.TRUST), ("山下的人，山下办事", Tone.DONE), ("新区新办法", Tone.SOON))
_LAT, _LON = 25.0000, 117.0000
"""Somewhere in the hills; the sample city is on no map."""


#: Partners by the type of their place: name and contract.
PARTNERS = {
    KioskPlace.BANK: ("示范农商银行滨河支行", "示合〔2026〕01号"),
    KioskPlace.SUPERMARKET: ("惠民超市（示范）", "示合〔2026〕02号"),
    KioskPlace.COMMUNITY: ("柳溪社区（示范）", "示合〔2026〕03号"),
}


def set_up(anchor: datetime) -> None:
    """Whatever of it is not there yet; asked again it adds nothing."""
    if queries.kiosks(anchor):
        return
    tree = regions.tree(anchor.date())
    _open_sites([row for row in tree if row.level in (2, 3)], anchor)
    for said in FUNCTIONS:
        kiosks.offer_function(said, day_of(in_force_since(anchor)), by=FOUNDER, now=anchor)
    villages = [row for row in tree if row.level == 5]
    _install(villages, anchor)
    for nth, village in enumerate(villages):
        # Every other village lies a valley further on.
        spot = Spot(_LAT + 0.003 * nth + 0.05 * (nth % 2), _LON)
        kiosks.state_residents(village.ref, 900 + 170 * nth, spot, day_of(in_force_since(anchor)), SAMPLE,
                               by=FOUNDER, now=anchor)  # fmt: skip


def _open_sites(places: list[RegionRow], anchor: datetime) -> None:
    for nth, row in enumerate(places):
        line, tone = LINES[nth % len(LINES)]
        sites.open_site(row.ref, line, tone, day_of(in_force_since(anchor)), SAMPLE, by=FOUNDER, now=anchor)
    said = "每周三延时到晚上八点，白天没空的可以来（示范）。"
    for row in places[:2]:
        sites.publish_news(row.ref, f"{row.name}开夜间服务（示范）", said, by=FOUNDER, now=anchor)


def _install(villages: list[RegionRow], anchor: datetime) -> None:
    """Four kiosks that stand, one of them silent since yesterday, and one that is planned."""
    for nth, (place, address) in enumerate(STANDING):
        region = villages[nth % len(villages)].ref
        said = KioskSaid(f"示范-{nth + 1:03d}", region, place, address, Spot(_LAT + 0.003 * nth, _LON))
        ref = kiosks.plan_kiosk(said, day_of(anchor) - timedelta(days=30), by=FOUNDER, now=anchor).ref
        _host(place, ref, anchor)
        code = kiosks.install_kiosk(ref, day_of(anchor), by=FOUNDER, now=anchor).code
        heard = anchor - timedelta(days=1) if place is KioskPlace.SUPERMARKET else anchor
        kiosks.hear_beat(code, {"paper": "low" if nth else "ok", "printer": "ok"}, by=FOUNDER, now=heard)
        for function, times in (("social", 5 - nth), ("fines", 2), ("filing", 1)):
            for _ in range(times):
                kiosks.note_use(function, "done", code, by=FOUNDER, now=anchor)
    spot = Spot(_LAT + 0.05, _LON)
    said = KioskSaid("示范-005", villages[-1].ref, KioskPlace.COMMUNITY, "社区活动室（示范，计划）", spot)
    ref = kiosks.plan_kiosk(said, day_of(anchor) + timedelta(days=20), by=FOUNDER, now=anchor).ref
    _host(KioskPlace.COMMUNITY, ref, anchor)
    kiosks.notice_silence(by=FOUNDER, now=anchor)


def _host(place: KioskPlace, kiosk: str, anchor: datetime) -> None:
    """A kiosk of a partner stands with it under a contract of two years."""
    if place in PARTNERS:
        name, contract = PARTNERS[place]
        begins = day_of(anchor) - timedelta(days=60)
        said, until = PartnerSaid(name, place, contract), begins + timedelta(days=730)
        partner = kiosks.sign_partner(said, begins, until, by=FOUNDER, now=anchor).ref
        kiosks.host_kiosk(kiosk, partner, begins, by=FOUNDER, now=anchor)
