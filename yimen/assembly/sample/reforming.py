"""Reform in the sample city: what its reform office, legal affairs and the city's desk keep about the catalogue.

Batches of a list, the base that is counted from, targets, petitions to above, proofs that were settled, tasks to put
right, a rule that was waived, longer days of notice, and an item that takes no applications for a while.
"""

from datetime import datetime, timedelta

from yimen.assembly.sample.changes import pass_on, seen_of
from yimen.assembly.sample.city import City
from yimen.assembly.sample.guides import in_force_since
from yimen.assembly.sample.places import FOUNDER
from yimen.assembly.sample.staff import CHIEF_POST, CITY_DESK, DESKS, LEGAL_POST, REFORM_POST
from yimen.engine.publication.bulk import operations as bulk
from yimen.kernel.actor import Role
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.lists import FAMILIES, LISTS, Family
from yimen.kernel.proofs import Settled
from yimen.kernel.reform.reductions import Measure
from yimen.registries.batches import operations as batches
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Grounds
from yimen.registries.catalogue.operations.petitioning import Wish
from yimen.registries.catalogue.reform.waivers import waivers
from yimen.registries.dated import day_of
from yimen.registries.figures import operations as figures
from yimen.registries.figures.reading import ItemSet
from yimen.registries.people import queries as people

LIST = "one_trip"
PUBLISHED = (LIST, *(name for name in LISTS if name in (*FAMILIES[Family.FUZHOU], *FAMILIES[Family.LONGYAN])))
PAUSED, WAIVED, TARGETED = "swimming", "kindergarten", "drug_retail"
RULE = "links_at_most_three_plus_one"
MENDED, MENDING = "hotel", "device_operator"
DOCUMENT = "示审改办〔2026〕5号（示范数据）"
ABOVE = "示范省人民政府（示范）"
DEVOLVE = Wish("devolve", "第三类医疗器械经营许可", ABOVE, "县区有专业人员，企业不用再跑市里。", DOCUMENT)
IMPROVE = Wish("improve", "特种设备作业人员资格认定", ABOVE, "考试成绩已经共享，不再提交成绩单。", DOCUMENT)
PROOFS = (
    ("一方身份证明", Settled.KEEP, "《婚姻登记条例》第四条（示范）"),
    ("放射诊疗设备防护检测报告", Settled.CHECK, "由部门内部核查代替，群众不再提交（示范）"),
    ("监护人证明", Settled.COMMITMENT, "改为告知承诺（示范）"),
)


def carry_on(city: City) -> None:
    """Keep what is not kept yet."""
    refs = {guide.item.key: guide.ref for guide in city.guides}
    if waivers(refs[WAIVED]):
        return
    now, reform = city.anchor, city.officer(REFORM_POST)
    since, today, year = in_force_since(now), day_of(now), timedelta(days=365)
    for name in PUBLISHED:
        batches.publish_batch(name, f"第一批，{DOCUMENT}", "", by=FOUNDER, now=since + timedelta(days=60))
    batches.publish_batch(LIST, f"第二批，{DOCUMENT}", "", by=FOUNDER, now=now - timedelta(days=7))
    catalogue.keep_baseline("年初基数（示范）", since, DOCUMENT, by=reform, now=now)
    catalogue.set_notice_days(ChangeKind.CANCEL, 10, DOCUMENT, today, by=FOUNDER, now=now)
    basis, desk = f"跨部门联合审批试点，{DOCUMENT}", city.officer(CITY_DESK)
    catalogue.waive_rule(refs[WAIVED], RULE, basis, today, today + year / 2, by=desk, now=now)
    for name, decision, why in PROOFS:
        catalogue.settle_proof(name, decision, why, by=reform, now=now)
    figures.keep_figure("承诺比法定压缩的时间（示范）", Measure.COMPRESSION, ItemSet(), by=reform, now=now)
    figures.set_target(refs[TARGETED], 4, today + year / 4, DOCUMENT, by=reform, now=now)
    bulk.ask_export(".xlsx", "", by=desk, now=now)
    _ask_above(city, now)
    _put_right(city, refs, now)
    _pause(city, refs[PAUSED], now)


def _ask_above(city: City, now: datetime) -> None:
    """Two petitions went up from one bureau; one has its answer."""
    reform, chief = city.officer(REFORM_POST), city.officer(CHIEF_POST)
    row = people.staff_member(chief.staff_id or 0)
    assert row is not None, "every chief is a member of staff"
    sent = catalogue.send_petition(row.office_ref, DEVOLVE, by=reform, now=now - timedelta(days=20)).ref
    catalogue.answer_petition(
        sent, "accepted", "同意在示范市试点一年（示范答复）。", by=reform, now=now - timedelta(days=2)
    )
    catalogue.send_petition(row.office_ref, IMPROVE, by=reform, now=now - timedelta(days=6))


def _put_right(city: City, refs: dict[str, str], now: datetime) -> None:
    """Two items were done otherwise than they say; one has been put right."""
    legal, due = city.officer(LEGAL_POST), day_of(now) + timedelta(days=10)
    first = catalogue.open_rectification(
        refs[MENDED],
        "extra_material",
        "窗口多收了一份身份证复印件（示范）。",
        due,
        by=legal,
        now=now - timedelta(days=15),
    ).ref
    catalogue.close_rectification(
        first, "已停止收取，并退还已收的复印件（示范）。", by=legal, now=now - timedelta(days=9)
    )
    catalogue.open_rectification(
        refs[MENDING], "longer_time", "近三个月平均用时超过承诺（示范）。", due, by=legal, now=now - timedelta(days=4)
    )


def _pause(city: City, item: str, now: datetime) -> None:
    """An item takes no applications for a while 暂停受理: proposed, reviewed and shown like any other change."""
    begin = now - timedelta(days=5)
    office = next(guide.office for guide in city.guides if guide.ref == item)
    reform = city.officer(REFORM_POST)
    why = Grounds(ChangeKind.SUSPEND, "冬季场馆集中检修，检修后恢复受理。", DOCUMENT)
    change = catalogue.propose_for_item(item, why, by=city.officer(CITY_DESK), now=begin).ref
    pass_on(change, (city.officer(f"{office}{DESKS[Role.CHIEF]}"), city.officer(LEGAL_POST), reform), begin)
    catalogue.put_in_force(change, now, seen_of(change), by=reform, now=now)
