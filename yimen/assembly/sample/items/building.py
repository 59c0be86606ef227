"""How the sample items are written down: short words for limits, materials, fields and laws.

Everything here is sample data of the fictional 示范市: names of items and laws are real, the promises are not.
"""

import re
from dataclasses import replace
from decimal import Decimal

from yimen.assembly.sample.items import deriving
from yimen.kernel.elements import OnlineDepth, PowerSource, Way
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import (
    Audience,
    CertificateTerm,
    Complexity,
    Defect,
    Fee,
    FieldKind,
    FieldTerm,
    ItemKind,
    LegalBasis,
    MaterialTerm,
    Necessity,
    Option,
    ProductClass,
    Question,
    ReviewPoint,
    ReviewPointKind,
    Situation,
    SituationRule,
    Terms,
    TimeLimit,
)

#: The offices of the sample city, by the key that the items name them with.
OFFICES = {
    "market": "市场监督管理局",
    "health": "卫生健康委员会",
    "police": "公安局",
    "work": "人力资源和社会保障局",
    "civil": "民政局",
    "land": "自然资源和规划局",
    "housing": "住房和城乡建设局",
    "education": "教育局",
    "transport": "交通运输局",
    "urban": "城市管理局",
    "ecology": "生态环境局",
    "medical": "医疗保障局",
    "tax": "税务局",
    "culture": "文化广电旅游局",
    "farming": "农业农村局",
    "fire": "消防救援支队",
    "disabled": "残疾人联合会",
    "fund": "住房公积金管理中心",
}
UNITS = {"d": "working_day", "half": "half_day", "nd": "natural_day", "h": "hour", "m": "minute"}
PHONE = "12345"
CENTRE = "示范市政务服务中心（和平路1号）"
#: Certificate types of the sample begin with a made-up but well-formed code of a ministry.
MINISTRY = "11990000MB990001XC"
#: Items that the sample city still takes in at a window alone; some are planned to go online.
SIGNED = frozenset({"startup_loan"})
"""Items whose application the applicant signs."""
WINDOW_ONLY = frozenset({"adoption", "divorce", "security_guard", "vehicle_register"})
#: Services for daily life 为民服务事项.
PEOPLE_SERVICE = frozenset({"marriage", "house_transfer", "identity_card", "social_proof", "no_crime", "senior_bus"})
#: For farmers and herdsmen 涉农事项.
FARMERS = frozenset({"rural_house", "animal_health", "tractor"})
#: Decided after a joint approval 并联审批.
PARALLEL = frozenset({"drainage", "house_transfer"})
#: Handed to the city by an office above 委托行使, and by which.
ENTRUSTED = {"industrial_product": "示范省市场监督管理局（示范）", "eia": "示范省生态环境厅（示范）"}
#: Data that the one form holds 一张表单, by label: the codes of the city's data elements (libraries.py).
SHARED = {
    "联系电话": "SJY-0001",
    "统一社会信用代码": "SJY-0002",
    "居民身份号码": "SJY-0003",
    "经营场所": "SJY-0004",
    "销售方式": "SJY-0005",
    "身份证号": "SJY-0003",
    "姓名": "SJY-0006",
    "性别": "SJY-0007",
    "企业名称": "SJY-0008",
    "公司名称": "SJY-0008",
    "法定代表人": "SJY-0009",
    "住所": "SJY-0010",
}
#: Why a field stands for no data element.
ONLY_HERE = "办理本事项所特有（示范）"
NOTE = "本事项为示范数据，仅供演示，不作为真实办事依据。"


@snapshot
class SampleItem:
    """One item of the sample city, ready to be founded, drafted and published."""

    key: str
    office: str
    base_code: str
    handling: str
    kind: str
    name: str
    theme: str
    life_event: str
    terms: Terms


def limit(told: str) -> TimeLimit:
    """`5d` five working days, `1half` half a day, `60nd` calendar days, `2h` hours, `15m` minutes."""
    found = re.fullmatch(r"([0-9.]+)([a-z]+)", told)
    assert found is not None, told
    return TimeLimit(Decimal(found[1]), UNITS[found[2]])


def law(told: str, text: str = "") -> LegalBasis:
    """`《食品安全法》第三十五条` as a legal basis."""
    title, _, article = told.partition("》")
    return LegalBasis(f"{title}》", article, text)


def doc(
    code: str,
    name: str,
    *flaws: tuple[str, str],
    note: str = "",
    when: tuple[str, ...] = (),
    follows: int = 0,
    free_by: str = "",
    pages: int = 20,
    optional: str = "no",
    promised: str = "no",
) -> MaterialTerm:
    """A material with what is often wrong with it and how to mend that; `follows` makes it 可容缺 for so many days."""
    necessity = Necessity.TOLERABLE if follows else Necessity.OPTIONAL if optional == "yes" else Necessity.REQUIRED
    defects = tuple(Defect(f"{code}_{number}", text, mend) for number, (text, mend) in enumerate(flaws, start=1))
    return MaterialTerm(
        code, name, necessity, note=note, replaceable_by=free_by, tolerated_days=follows, defects=defects,
        page_limit=pages, when=when, promised=promised,
    )  # fmt: skip


def formal(code: str, words: str, basis: str = "") -> ReviewPoint:
    """A point of the review sheet that looks at completeness 形式审查."""
    return ReviewPoint(code, words, ReviewPointKind.FORMAL, basis)


def technical(code: str, words: str, basis: str = "") -> ReviewPoint:
    """A point that looks at the content 技术审查."""
    return ReviewPoint(code, words, ReviewPointKind.TECHNICAL, basis)


def identity(code: str = "identity", name: str = "申请人身份证明", when: tuple[str, ...] = ()) -> MaterialTerm:
    """The identity card, waived for who has signed in with their real name."""
    return doc(
        code, name,
        ("身份证已过有效期", "请换领身份证，或上传临时居民身份证"),
        ("只上传了一面", "请把正反两面都拍全后重新上传"),
        note="居民身份证正反面。已实名登录的，可由电子证照代替。", free_by="居民身份证电子证照", pages=2, when=when,
    )  # fmt: skip


def business_licence(code: str = "business_licence", when: tuple[str, ...] = ()) -> MaterialTerm:
    """The business licence, which the platform can fetch by itself."""
    return doc(
        code, "营业执照",
        ("执照上的经营范围不含本次申请的项目", "请先办理经营范围变更登记，再重新提交"),
        ("执照上的住所与申请的经营场所不一致", "请先变更住所或办理一照多址，再重新提交"),
        note="可由电子营业执照代替，不再收取复印件。", free_by="电子营业执照", pages=2, when=when,
    )  # fmt: skip


def mandate() -> MaterialTerm:
    """The power of attorney, for who comes for somebody else."""
    return doc(
        "mandate", "授权委托书和受托人身份证明",
        ("委托书没有写明委托事项或期限", "请写明委托办理的事项、权限和起止日期"),
        ("委托人没有签名或盖章", "请由委托人签名，单位委托的加盖公章"),
        note="委托他人办理时提交。", when=("agent:entrusted",), pages=4,
    )  # fmt: skip


def premises(note: str = "产权证明、租赁合同或无偿使用证明之一。") -> MaterialTerm:
    """Proof that the place may be used."""
    return doc(
        "premises", "场所使用证明",
        ("租赁合同已到期或剩余租期不足", "请提交有效期内的租赁合同"),
        ("合同上的地址与申请地址不一致", "请核对地址，以门牌证或产权证为准"),
        note=note, pages=10,
    )  # fmt: skip


def photo() -> MaterialTerm:
    """A photo for a certificate."""
    return doc(
        "photo", "近期免冠照片",
        ("背景不是白色或有遮挡", "请用白色背景、正面免冠重新拍摄"),
        ("照片不是近六个月内的", "请上传近六个月内的照片"),
        note="白底、正面、免冠，电子照片。", pages=1,
    )  # fmt: skip


WHO_COMES = Situation(
    "agent", "由谁来办理？", (Option("self", "本人（法定代表人、经营者）"), Option("entrusted", "委托他人办理"))
)


def text(code: str, label: str, hint: str = "", required: str = "yes", when: tuple[str, ...] = ()) -> FieldTerm:
    return FieldTerm(code, label, FieldKind.TEXT, required, hint, 200, when=when, element=SHARED.get(label, ""))


def long_text(code: str, label: str, hint: str = "", required: str = "yes") -> FieldTerm:
    return FieldTerm(code, label, FieldKind.LONG_TEXT, required, hint, 1000)


def number(code: str, label: str, hint: str = "", required: str = "yes", when: tuple[str, ...] = ()) -> FieldTerm:
    return FieldTerm(code, label, FieldKind.NUMBER, required, hint, 12, when=when)


def day(code: str, label: str, hint: str = "", required: str = "yes") -> FieldTerm:
    return FieldTerm(code, label, FieldKind.DATE, required, hint, 10)


def choice(code: str, label: str, *options: str, when: tuple[str, ...] = ()) -> FieldTerm:
    return FieldTerm(code, label, FieldKind.CHOICE, options=options, when=when, element=SHARED.get(label, ""))


def phone(code: str = "phone", label: str = "联系电话", hint: str = "办理中会打这个电话联系您。") -> FieldTerm:
    return FieldTerm(code, label, FieldKind.PHONE, hint=hint, max_length=20, element=SHARED.get(label, ""))


def person(code: str, label: str, hint: str = "") -> FieldTerm:
    return FieldTerm(code, label, FieldKind.IDENTITY, hint=hint, max_length=18, element=SHARED.get(label, ""))


def rule(
    code: str,
    *when: str,
    steps: tuple[str, ...] = (),
    materials: tuple[str, ...] = (),
    fees: tuple[str, ...] = (),
    promised: str = "",
    complexity: Complexity | None = None,
) -> SituationRule:
    """One row of the decision table; without anything more it says that the usual applies."""
    replaced = limit(promised) if promised else None
    return SituationRule(
        code, when, steps=steps, materials=materials, fees=fees, promised=replaced, complexity=complexity
    )


def item(
    key: str,
    office: str,
    kind: ItemKind,
    serial: int,
    name: str,
    theme: str,
    life_event: str = "",
    *,
    promised: str,
    statutory: str = "",
    complexity: Complexity = Complexity.GENERAL,
    instant: str = "no",
    audience: Audience = Audience.BOTH,
    conditions: tuple[str, ...],
    materials: tuple[MaterialTerm, ...],
    fields: tuple[FieldTerm, ...],
    situations: tuple[Situation, ...] = (),
    rules: tuple[SituationRule, ...] = (),
    classes: tuple[ProductClass, ...] = (),
    inspect: str = "",
    fees: tuple[Fee, ...] = (),
    bases: tuple[LegalBasis, ...],
    result: str = "",
    certificate: str = "",
    months: int = 0,
    commitment: str = "",
    points: tuple[ReviewPoint, ...] = (),
    trips: int = 0,
    questions: tuple[tuple[str, str], ...],
    keywords: tuple[str, ...],
    handling: str = "",
) -> SampleItem:
    """One item; its certificate type is numbered like the item itself."""
    issued = CertificateTerm(f"{MINISTRY}{serial % 1000:03d}", certificate, months) if certificate else None
    named = certificate or result or "办理结果通知书"
    way = deriving.steps(kind, instant, inspect, named, bases, "yes" if key in PARALLEL else "")
    asked = deriving.papers(materials, bases)
    place = f"{CENTRE}{OFFICES[office]}窗口"
    terms = Terms(
        statutory=limit(statutory) if statutory else None,
        promised=limit(promised),
        complexity=Complexity.SIMPLE if instant == "yes" else complexity,
        instant=instant,
        audience=audience,
        conditions=conditions,
        materials=asked,
        fields=tuple(replace(one, specific="" if one.element else ONLY_HERE) for one in fields),
        situations=situations,
        rules=rules,
        classes=classes,
        steps=way,
        fees=fees,
        bases=bases,
        certificate=issued,
        commitment=commitment,
        review_points=points,
        trips=trips,
        place=place,
        phone=PHONE,
        questions=(*(Question(ask, answer) for ask, answer in questions), Question("这是真实的办事指南吗？", NOTE)),
        keywords=keywords,
        special_procedures=deriving.special_procedures(inspect),
        service=deriving.service(
            office, OFFICES[office], place, kind, audience=audience, instant=instant, trips=trips, way=way, fees=fees,
            materials=asked, issued=named, phone=PHONE, conditions=conditions,
        ),
    )  # fmt: skip
    for key_of, tag in ((PEOPLE_SERVICE, "people_service"), (FARMERS, "farmers_herdsmen")):
        if key in key_of:
            terms = replace(terms, service=replace(terms.service, tags=(tag,)))
    if key in ENTRUSTED:
        above = replace(terms.service, power_source=PowerSource.ENTRUSTED_ABOVE, entrusted_by=ENTRUSTED[key])
        terms = replace(terms, service=above)
    if key in SIGNED:
        terms = replace(terms, service=replace(terms.service, signature="yes"))
    if key in WINDOW_ONLY:
        service = replace(terms.service, ways=(Way.WINDOW,), online_depth=OnlineDepth.GUIDE, flow_online="")
        terms = replace(terms, service=service)
    return SampleItem(key, office, deriving.base_code(kind, serial), handling, kind, name, theme, life_event, terms)
