"""The five pages in the sample city: bodies of each kind and who acts for them, two utilities, services around.

赵一鸣 acts for an organ, an institution and an association, so that one visitor can see every page.
"""

from datetime import datetime, timedelta

from yimen.assembly.sample.guides import in_force_since
from yimen.assembly.sample.items.building import SampleItem, item, law, premises, text
from yimen.assembly.sample.numbers import body_number, company_number, institution_number, society_number
from yimen.assembly.sample.people import NEIGHBOUR, SINCE, persons
from yimen.assembly.sample.places import BEGAN, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.engine.money.page_bills import operations as page_bills
from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.kernel.page_bills import BillKind, SentBill, SentRun
from yimen.kernel.supports import SupportKind
from yimen.kernel.terms import Audience, ItemKind
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions
from yimen.registries.supports import operations as supports
from yimen.registries.supports.operations import SupportSaid

BODIES = (
    ("示范市统计局（示范）", body_number(901)),
    ("示范市第三实验小学（示范）", institution_number(902)),
    ("示范市餐饮行业协会（示范）", society_number(903)),
)
WATER, POWER = "示范市供水有限公司（示范）", "示范市供电公司（示范）"
OFFICERS = ((WATER, 911, "示水", "邱"), (POWER, 912, "示电", "方"))
RULES = law(
    "《优化营商环境条例》第二十八条",
    "供水、供电、供气等公用企事业单位应当向社会公开服务标准、资费标准等信息，简化报装手续。",
)
SUPPORTS = (
    SupportSaid(
        SupportKind.AGENCY, "青竹企业服务（示范）", company_number(931), "代写申请材料、代跑窗口", "每件 300 元起",
        "0000-5550931", ("start_company", "open_restaurant", "open_shop"),
    ),
    SupportSaid(
        SupportKind.TRANSLATION, "远山翻译社（示范）", company_number(932), "章程、合同翻译并盖章", "每千字 120 元",
        "0000-5550932", ("start_company", "hire"),
    ),
    SupportSaid(
        SupportKind.LOGISTICS, "快马同城（示范）", company_number(933), "证照、资料同城两小时送到", "每单 18 元起",
        "0000-5550933", ("start_company", "open_restaurant"),
    ),
    SupportSaid(
        SupportKind.ENGRAVING, "金石刻章（示范）", company_number(934), "公章、财务章、发票章", "一套 180 元",
        "0000-5550934", ("start_company",),
    ),
)  # fmt: skip


def settle(anchor: datetime) -> None:
    """Whatever of it is not there yet; asked again it adds nothing."""
    if office_queries.office_by_name(WATER, anchor.date()) is not None:
        return
    _act_for_bodies()
    for name, serial, mark, family in OFFICERS:
        _found(name, serial, mark, family, anchor)
    _send_bills(anchor)
    for said in SUPPORTS:
        supports.enter_support(
            said, day_of(in_force_since(anchor)), None, f"{SAMPLE}公开征集1号", by=FOUNDER, now=anchor
        )


def _act_for_bodies() -> None:
    number = next(one.number for one in persons() if one.name == NEIGHBOUR)
    neighbour = people_queries.party_by_number(number)
    assert neighbour is not None, "the people of the city are settled before"
    for name, code in BODIES:
        ref = people.register_organisation(name, code, "", by=FOUNDER, now=SINCE).ref
        people.give_mandate(ref, neighbour.ref, "handler", "", SINCE, None, SAMPLE, by=FOUNDER, now=SINCE)


def _send_bills(anchor: datetime) -> None:
    """Two months of social insurance for the heroine, and the water of her restaurant."""
    heroine = persons()[0].number
    issuer = next(one.uscc for one in bureaus() if one.key == "work")
    parts = (("养老保险（示范）", 65600), ("医疗保险（示范）", 16400), ("失业保险（示范）", 4100))
    for months in (2, 1):
        period = (anchor.replace(day=15) - timedelta(days=30 * months)).strftime("%Y-%m")
        run = SentRun(f"示范社保 {period}", BillKind.SOCIAL, period, issuer, 1)
        page_bills.take_in_run(run, [SentBill(heroine, 86100, parts)], by=FOUNDER, now=anchor)
    water = SentRun(f"示范水费 {period}", BillKind.WATER, period, body_number(911), 1)
    due = day_of(anchor) + timedelta(days=12)
    page_bills.take_in_run(
        water, [SentBill(company_number(1), 31850, (("水费 91 吨", 31850),), due)], by=FOUNDER, now=anchor
    )
    page_bills.bring_bills(by=FOUNDER, now=anchor)


def _found(name: str, serial: int, mark: str, family: str, anchor: datetime) -> None:
    """A utility with two desks and its items."""
    today, since = anchor.date(), in_force_since(anchor)
    city = next(row.ref for row in regions.tree(today) if row.level == 2)
    calendar = office_queries.offices(today)[0].calendar_ref
    office = offices.found_office(
        name, name, body_number(serial), city, calendar, mark, BEGAN, SAMPLE, by=FOUNDER, now=anchor
    ).ref
    for number, role in enumerate((Role.REVIEWER, Role.DECIDER), start=1):
        staff = people.enrol_staff(f"U{serial}{number}", f"{family}{'予诺'[number - 1]}", office, "formal", BEGAN,
                                   by=FOUNDER, now=anchor).ref  # fmt: skip
        post = people.define_post(f"{name[3:5]}{DESKS[role]}", role, office, None, None, None, BEGAN,
                                  by=FOUNDER, now=anchor).ref  # fmt: skip
        people.hold_post(staff, post, SINCE, None, "holder", SAMPLE, by=FOUNDER, now=anchor)
        people.invite_staff(staff, by=FOUNDER, now=anchor)
        if role is Role.DECIDER:
            grants.issue_letter(staff, office, Rank.DIRECTOR, (), "公章", SINCE, None, by=FOUNDER, now=anchor)
    what = "用水" if name == WATER else "用电"
    for number, act in enumerate(("报装", "过户和变更"), start=1):
        said = _said(f"企业{what}{act}", 9000 + 10 * (serial % 10) + number, what)
        ref = catalogue.found_item(office, by=FOUNDER, now=since).ref
        draft = Draft(said.name, said.kind, said.terms, said.theme, said.life_event)
        catalogue.publish(catalogue.draft_version(ref, draft, by=FOUNDER, now=since).ref, since, by=FOUNDER, now=since)


def _said(name: str, serial: int, what: str) -> SampleItem:
    """An item of a utility: connection, or change of who pays."""
    return item(
        f"utility_{serial}", "urban", ItemKind.PUBLIC_SERVICE, serial, name, "utilities",
        promised="3d",
        audience=Audience.ORGANISATION,
        conditions=("在供应范围内。", "已有合法的经营场所。"),
        materials=(premises(),),
        fields=(text("address", f"{what}地址"), text("load", "用量或容量", hint="不清楚的可以写大概，由工作人员核实")),
        bases=(RULES,),
        result=f"{what}办理结果通知书",
        questions=(("要交钱吗？", "报装本身不收费，表后工程由您自己选择施工单位。"),),
        keywords=(f"{what[1]}报装", f"装{what[1]}表"),
    )  # fmt: skip
