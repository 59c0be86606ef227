"""Opening enterprises in the sample city: categories with permits, one form for five certificates, two enterprises.

One was opened two days ago and waits for its food licence; one certificate of it runs late. The other was registered
earlier, and letters to its address came back.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import connection

from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS, SampleItem
from yimen.assembly.sample.items.building import choice, day, identity, item, law, number, phone, text
from yimen.assembly.sample.papers import paper_for
from yimen.assembly.sample.people import persons
from yimen.assembly.sample.places import BEGAN, CENTRE, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.assembly.sample.stage import DAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.matters import operations as matters
from yimen.engine.supervision.enterprises import operations as register
from yimen.engine.supervision.enterprises import queries
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.bundles import field_key, material_key
from yimen.kernel.enterprises import MODES, Link
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.terms import FieldTerm, ItemKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bundles import operations as bundles
from yimen.registries.bundles.operations import BundleSaid
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as items
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.trades import operations as trades
from yimen.registries.trades import queries as rules
from yimen.registries.trades.operations.keeping import PermitSaid, TradeSaid
from yimen.registries.trades.operations.opening import SchemeSaid

CATERING, RETAIL, ADVICE, LODGING = "餐饮业", "食品零售业", "咨询服务业", "住宿业"
TRADES = (CATERING, RETAIL, LODGING, ADVICE)
LAW = law("《中华人民共和国市场主体登记管理条例》第十九条")
NAME, OTHER = "示范市青禾茶饮有限公司", "示范市云岭信息咨询有限公司"
KINDS = ("有限责任公司", "科技研发型企业", "电子商务企业")
LINKS_BEFORE = (("名称核准", "2"), ("验资", "3"), ("设立登记", "4"), ("组织机构代码", "1"), ("税务登记", "2"),
                ("公章刻制", "1"), ("社保登记", "0.5"))  # fmt: skip
LINKS_NOW = (("企业登记", "2"), ("公章刻制", "1"), ("领取发票和社保登记", "1"))
CASES = 6
"""How many cases it leaves behind."""


def _item(office: str, serial: int, name: str, promised: str, *fields: FieldTerm, certificate: str = "") -> SampleItem:
    return item(
        f"opening_{serial}", office, ItemKind.CONFIRMATION, serial, name, "setup", "start_company",
        promised=promised, statutory="5d", conditions=("通过企业登记一站通一次申请。",), materials=(identity(),),
        fields=fields, bases=(LAW,), certificate=certificate, result="" if certificate else f"{name}结果通知书",
        questions=(("要另外跑吗？", "不用，和营业执照一起办、一起领。"),), keywords=(f"{name}一站通",),
    )  # fmt: skip


SHARED = (text("name", "企业名称"), text("residence", "住所"), phone())
LICENCE = _item(
    "market", 881, "企业设立登记（企业开办）", "2d", *SHARED,
    choice("mode", "登记方式", *MODES), choice("kind", "企业类型", *KINDS), text("representative", "法定代表人"),
    choice("residence_kind", "住所性质", "住宅", "商业用房"), text("premises", "经营场所一", required="no"),
    text("premises_2", "经营场所二", required="no"), text("web_shop", "网店网址", required="no"),
    text("contributor", "出资人"), number("subscribed", "认缴出资额（万元）"), day("subscribed_until", "认缴期限"),
    number("paid", "实缴出资额（万元）", required="no"), choice("trade", "经营大类一", *TRADES),
    replace(choice("trade_2", "经营大类二", *TRADES), required="no"), certificate="营业执照",
)  # fmt: skip
OPENING = (
    LICENCE,
    _item("tax", 882, "税务信息确认（企业开办）", "1d", *SHARED),
    _item("police", 883, "公章刻制备案（企业开办）", "1d", *SHARED),
    _item("work", 884, "社会保险登记（企业开办）", "2d", *SHARED),
    _item("fund", 885, "住房公积金单位登记（企业开办）", "3d", *SHARED),
)
MERGED = (("社会保险登记证", "work"), ("统计登记证", "market"), ("住房公积金缴存单位登记", "fund"))


def arrange(anchor: datetime) -> None:
    """Publish items, categories, merged certificates and the scheme; those already there stay."""
    if rules.trades(day_of(anchor)):
        return
    then = anchor - timedelta(days=60)
    since, known = day_of(then), {row.name: row.ref for row in offices.offices(day_of(anchor))}
    bureau = {one.key: known[one.name] for one in bureaus()}
    refs = tuple(_published(one, bureau[one.office], then) for one in OPENING)
    codes = {one.key: code_of(one) for one in ITEMS}
    market, police = bureau["market"], bureau["police"]
    said = (
        TradeSaid("H62", CATERING, ("小餐饮", "饮品店", "大型餐馆"), market, permits=_after(codes, "food_licence")),
        TradeSaid("F52", RETAIL, ("预包装食品销售", "散装食品销售"), market, permits=_after(codes, "prepackaged_food")),
        TradeSaid("H61", LODGING, ("旅馆", "民宿"), market, police),
        TradeSaid("L72", ADVICE, ("企业管理咨询", "信息咨询", "会议服务"), market, market),
    )
    for one in said:
        trades.enter_trade(one, SAMPLE, since, by=FOUNDER, now=then)
    for name, key in MERGED:
        trades.merge_certificate(name, bureau[key], 2, SAMPLE, since, by=FOUNDER, now=then)
    trades.register_item(refs[0], "establish", SAMPLE, since, by=FOUNDER, now=then)
    told = BundleSaid(
        "企业开办一件事（示范）", "执照、税务、公章、社保、公积金，一张表一次办。", "person", "start_company", refs
    )
    bundle = bundles.define_bundle(told, BEGAN, SAMPLE, by=FOUNDER, now=then).ref
    scheme = SchemeSaid(Limit.of(4, Unit.WORKING_DAY), refs[:3], _links(LINKS_BEFORE), _links(LINKS_NOW))
    trades.set_scheme(bundle, scheme, SAMPLE, since, by=FOUNDER, now=then)


def show(city: City) -> int:
    """Open one enterprise, and register another that was registered before; how many cases it added."""
    scheme = next(iter(rules.schemes(day_of(city.anchor))), None)
    with connection.cursor() as cursor:
        cursor.execute("select from cases_case c join trades_registrationitem r on r.item_id = c.item_id limit 1")
        if scheme is None or cursor.fetchone() is not None:
            return 0
    founders = [one for one in city.applicants if one.name in {person.name for person in persons()[2:4]}]
    earlier = ago(city.national, city.anchor, 30 * DAY)
    _granted(city, _alone(city, founders[1], earlier), LICENCE, earlier)
    _open(city, founders[0], scheme.bundle_ref)
    return CASES


def follow(city: City) -> None:
    """Let the register follow the grants; one notice is taken up, one enterprise is not found at its address."""
    while register.enter_register(500, by=SYSTEM, now=city.anchor).done:
        pass
    supervisor, now = city.officer(f"{_short('market')}{DESKS[Role.REVIEWER]}"), city.anchor
    if queries.taken_up(supervisor, now):
        return
    for one in queries.notices(supervisor, now)[:1]:
        register.acknowledge_entry(one.ref, "示范：已列入双随机抽查名单。", by=supervisor, now=now)
    for row in queries.listed(OTHER).rows:
        keeper = city.officer(f"{_short('market')}{DESKS[Role.DECIDER]}")
        register.enter_abnormal(row.code, "not_found", "示范：两次专用信函无人签收。", by=keeper, now=now)


def _published(one: SampleItem, office: str, now: datetime) -> str:
    since = day_of(now)
    said = BaseSaid(one.name, one.kind, Treatment.APPROVAL)
    catalogue.enter_base_item(one.base_code, said, since, SAMPLE, by=FOUNDER, now=now)
    ref = catalogue.found_item(office, one.base_code, code_of(one), by=FOUNDER, now=now).ref
    draft = Draft(one.name, one.kind, one.terms, one.theme, one.life_event)
    version = catalogue.draft_version(ref, draft, by=FOUNDER, now=now).ref
    catalogue.publish(version, now, by=FOUNDER, now=now)
    return ref


def _after(codes: dict[str, str], *keys: str) -> tuple[PermitSaid, ...]:
    return tuple(PermitSaid(codes[key], "after") for key in keys)


def _links(told: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple(Link(name, Decimal(days)) for name, days in told)


def _form(who: Applicant, name: str, trade: str, more: str) -> dict[str, str]:
    return {
        "name": name, "residence": "和平路18号3单元502室", "phone": who.phone, "mode": MODES[0], "kind": KINDS[0],
        "representative": who.name, "residence_kind": "住宅", "premises": "书院街6号", "premises_2": "湖口街12号",
        "contributor": who.name, "subscribed": "50", "subscribed_until": "2031-06-30", "paid": "5", "trade": trade,
        "trade_2": more,
    }  # fmt: skip


def _alone(city: City, who: Applicant, at: datetime) -> str:
    """A registration by itself, from home."""
    assert who.agent is not None, "founders have accounts"
    view = items.in_force(code_of(LICENCE), at)
    assert view is not None, "it was published"
    draft = cases.start_draft(view.ref, who.ref, by=who.agent, now=at).ref
    kept = cases.keep_draft(draft, 1, (), _form(who, OTHER, ADVICE, ""), by=who.agent, now=at)
    paper = paper_for("identity")
    cases.attach(draft, "identity", f"示范身份证明.{paper.ending}", paper.content, by=who.agent, now=at)
    return cases.submit(draft, kept.revision, city.centre(CENTRE), by=who.agent, now=at).ref


def _open(city: City, who: Applicant, bundle: str) -> None:
    """Everything on one form two days ago: the licence and the seal are there, two run, one nobody has accepted."""
    assert who.agent is not None, "founders have accounts"
    at = ago(city.national, city.anchor, 2 * DAY)
    terms = {one.code: one for one in LICENCE.terms.fields}
    typed = {field_key(terms[code]): said for code, said in _form(who, NAME, CATERING, ADVICE).items()}
    ref = matters.start(bundle, who.ref, (), by=who.agent, now=at).ref
    matters.keep(ref, 1, {}, typed, by=who.agent, now=at)
    paper = paper_for("identity")
    key = material_key(LICENCE.terms.materials[0])
    kept = matters.attach(ref, key, f"示范身份证明.{paper.ending}", paper.content, by=who.agent, now=at)
    done = matters.submit(ref, kept.revision, city.centre(CENTRE), by=who.agent, now=at).cases
    for case, one in zip(done, OPENING, strict=True):
        if one in (OPENING[0], OPENING[2]):
            _granted(city, case.ref, one, at)
        elif one is not OPENING[4]:
            _accepted(city, case.ref, at + timedelta(minutes=20))


def _accepted(city: City, ref: str, at: datetime) -> None:
    clerk = _clerk(city, ref)
    cases.accept(ref, by=clerk, now=at)
    cases.hand_over(ref, by=clerk, now=at + timedelta(minutes=1))


def _granted(city: City, ref: str, one: SampleItem, at: datetime) -> None:
    _accepted(city, ref, at + timedelta(minutes=15))
    short = _short(one.office)
    reviewer, decider = (city.officer(f"{short}{DESKS[role]}") for role in (Role.REVIEWER, Role.DECIDER))
    cases.review(ref, Advice.GRANT, "示范数据：材料齐全。", by=reviewer, now=at + timedelta(minutes=150))
    cases.decide(ref, Ruling(Outcome.GRANT), by=decider, now=at + timedelta(minutes=190))


def _short(key: str) -> str:
    return next(one.short for one in bureaus() if one.key == key)


def _clerk(city: City, ref: str) -> Actor:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.name from cases_case c join people_post p on p.id = c.desk_id where c.ref = %s", (ref,)
        )
        (desk,) = cursor.fetchone()
    return city.officer(desk)
