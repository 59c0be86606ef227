"""A full record of the national exchange as terms: what can be trusted is taken over, what cannot is told.

Nothing taken over here is applicable: the catalogue desk completes the draft and publishes it. Elements are read by the
names of the national tables, by those of our own files, and by those that records of other provinces were seen to use.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from yimen.kernel.elements import (
    BodyKind,
    ExerciseLevel,
    Intermediary,
    OnlineDepth,
    PowerSource,
    Reach,
    Remedy,
    ResultKind,
    ResultTerm,
    Served,
    Service,
    Way,
    WindowTerm,
)
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, LegalBasis, Question, SpecialProcedure, Terms, TimeLimit
from yimen.registries.catalogue.exchange.national_lists import fees, materials
from yimen.registries.catalogue.exchange.national_names import GROUNDS
from yimen.registries.catalogue.exchange.national_record import LONGEST_NAME, OF_THE_ITEM, Asked, ElementsLeft
from yimen.registries.catalogue.exchange.sources import told

UNITS = {
    "1": "working_day", "2": "natural_day", "工作日": "working_day", "自然日": "natural_day",
    **{word: word for word in ("half_day", "hour", "minute")},
}  # fmt: skip
YES_NO = {"1": "yes", "0": "no", "是": "yes", "否": "no"}
#: Nine is seen for other organisations where the national table says six.
SERVED = {code: code for code in Served} | {"9": Served.OTHER}
#: How deep a case gets without paper, by the national codes: 6 and 7 tell what comes back, 8 tells nothing.
DEPTHS = {
    "1": OnlineDepth.GUIDE, "2": OnlineDepth.FILING, "3": OnlineDepth.FILING, "4": OnlineDepth.ACCEPTANCE,
    "5": OnlineDepth.FULL, "6": OnlineDepth.GUIDE, "7": OnlineDepth.FULL, "8": OnlineDepth.NONE,
    "Ⅰ": OnlineDepth.GUIDE, "Ⅱ": OnlineDepth.FILING, "Ⅲ": OnlineDepth.ACCEPTANCE, "Ⅳ": OnlineDepth.FULL,
}  # fmt: skip
RESULTS = {code: code for code in ResultKind} | {
    "99": ResultKind.OTHER, "出证办结": ResultKind.LICENCE, "出文办结": ResultKind.PAPER, "审批办结": ResultKind.OTHER,
}  # fmt: skip
DAYS_SAID = re.compile(r"([0-9]+)\s*个?(?:工作)?日")
PLACEHOLDER = re.compile(r"[xX×]{2,}")
FULL_WIDTH = str.maketrans("０１２３４５６７８９：（）", "0123456789:（）")


class LimitContradicts(Refusal):
    """A limit in days says something else than its own explanation; it is left open."""

    code: ClassVar[str] = "import.limit_contradicts"
    days: str
    said: str


class PlaceholderName(Refusal):
    """The name of the result is a placeholder; it is left open."""

    code: ClassVar[str] = "import.placeholder"
    value: str


@snapshot
class Read:
    """The terms of a record with what was odd about it."""

    terms: Terms
    remarks: tuple[Refusal, ...]


def terms_of(record: Mapping[str, Any]) -> Read:
    """The terms that a record of the exchange tells."""
    asked = Asked(record)
    for name in OF_THE_ITEM:
        asked.raw(name)
    if (base := told(record.get("catalog_code"))) and base in told(record.get("task_code")):
        asked.raw("catalog_code")
    statutory, promised = _limit(asked, "anticipate"), _limit(asked, "promise")
    windows = tuple(_windows(asked))
    service = _service(asked, windows)
    terms = Terms(
        statutory=statutory,
        promised=promised,
        instant=asked.code({"1": "yes", "2": "no"}, "project_type") or "no",
        audience=_audience(service.served),
        conditions=asked.lines("accept_condition"),
        materials=materials(asked),
        fees=fees(asked),
        bases=tuple(_bases(asked)),
        trips=asked.whole("limit_scene_num"),
        place=asked.text("transact_addr") or "；".join(one.address or one.name for one in windows),
        phone=_phone(asked, "link_way"),
        questions=tuple(
            Question(question, answer)
            for one in asked.entries("questions", "qa")
            if any((question := one.text("question", "q"), answer := one.text("answer", "a")))
        ),
        special_procedures=tuple(_special_procedures(asked)),
        service=service,
    )
    if left := asked.left():
        asked.remarks.append(ElementsLeft(elements="、".join(left)))
    return Read(terms, tuple(asked.remarks))


def version_key(record: Mapping[str, Any]) -> tuple[str, int]:
    """Which item a record is a version of, and which version: the highest counts."""
    said = told(record.get("task_version"))
    number = int(said) if said.isascii() and said.isdigit() else 0
    return f"{told(record.get('task_code'))}/{told(record.get('task_handle_item'))}", number


def _service(asked: Asked, windows: tuple[WindowTerm, ...]) -> Service:
    ways = asked.codes({code: code for code in Way}, "handle_type")
    _held_against(asked, ways)
    return Service(
        exercise_level=asked.code({code: code for code in ExerciseLevel}, "use_level"),
        body_kind=asked.code({code: code for code in BodyKind}, "dept_type"),
        power_source=asked.code({code: code for code in PowerSource}, "power_source"),
        entrusted_by=asked.text("entrust_name", most=LONGEST_NAME),
        served=asked.codes(SERVED, "serve_type"),
        ways=ways,
        online_depth=OnlineDepth(max(asked.codes(DEPTHS, "online_handle_depth", "wsblsd"), default="0")),
        reach=Reach(asked.code({code: code for code in Reach}, "handle_area") or Reach.HERE),
        onsite_reason=asked.text(
            "limit_scene_explain", "limit_scene_explain.item.scene_reason", "limit_scene_explain.extend.scene_reason"
        ),
        quota=asked.text("limit_explain", "limit_scene_explain.extend.limit_explain"),
        hours=asked.text("transact_time") or "；".join(dict.fromkeys(one.hours for one in windows if one.hours)),
        complaint_phone=_phone(asked, "supervise_way"),
        windows=windows,
        appointment=asked.code(YES_NO, "is_schedule") or "no",
        online_payment=asked.code(YES_NO, "is_pay_online") or "no",
        express_result=asked.code(YES_NO, "is_express") or "no",
        self_service=asked.code(YES_NO, "is_service_terminals") or "no",
        joint_offices=asked.parts("other_dept", "match_dept"),
        intermediaries=tuple(_intermediaries(asked)),
        results=tuple(_results(asked)),
        rights=asked.lines("rights"),
        duties=asked.lines("duties"),
        remedies=tuple(
            Remedy(one.raw("kind"), one.text("body"), one.text("address"), one.text("phone"))
            for one in asked.entries("remedies")
        ),
        flow_online=asked.text("online_flow"),
        flow_window=asked.text("offline_flow", "handle_flow"),
    )


def _held_against(asked: Asked, ways: tuple[str, ...]) -> None:
    """Whether it is filed online follows from the ways; said otherwise, it is told."""
    online = {"1": "1"} if {Way.WEB, Way.MOBILE} & set(ways) else {"0": "0"}
    asked.code(online, "is_online", "is_online_handle")


def _limit(asked: Asked, name: str) -> TimeLimit | None:
    days, unit = asked.raw(f"{name}_day"), asked.code(UNITS, f"{name}_type", f"{name}_unit")
    said = _said_days(asked, name, days)
    if said and said != days:
        asked.remarks.append(LimitContradicts(days=days, said=said))
    if not days or (said and said != days):
        return None
    try:
        amount = Decimal(days)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0 or not (unit or amount == 0):
        asked.unread(days, f"{name}_day")
        return None
    # Nothing is done in no time: a zero says that there is no limit, or that it is done at once.
    return TimeLimit(amount, unit) if amount else None


def _said_days(asked: Asked, name: str, days: str) -> str:
    """The number of days an explanation names when it names one limit and nothing but that."""
    explained = told(asked.raw(f"{name}_day_explain")).translate(FULL_WIDTH)
    found = DAYS_SAID.findall(explained)
    said = str(found[0]) if days and len(found) == 1 and "受理之日起" in explained else ""
    if not said:
        # It explains more than a number of days: no place holds that, and it is told as left.
        asked.leave(f"{name}_day_explain")
    return said


def _audience(served: tuple[str, ...]) -> Audience:
    named = set(served)
    if named == {Served.PERSON}:
        return Audience.PERSON
    return Audience.ORGANISATION if named and Served.PERSON not in named else Audience.BOTH


def _windows(asked: Asked) -> Iterator[WindowTerm]:
    for one in asked.entries("windows"):
        name, address = one.text("name", most=LONGEST_NAME), one.text("transact_addr", "address")
        hours, phone = one.text("transact_time", "hours"), _phone(one, "link_way", "phone")
        if name or address:
            yield WindowTerm(name or address[:LONGEST_NAME], address, hours, phone)


def _bases(asked: Asked) -> Iterator[LegalBasis]:
    whole = asked.text("by_law")
    if whole:
        yield LegalBasis(whole, "")
    for one in asked.entries("by_law", "bases"):
        law, number = one.text("law_name"), one.text("law_number")
        yield LegalBasis(law + number, one.text("clause"), one.text("law_text", "text"))


def _special_procedures(asked: Asked) -> Iterator[SpecialProcedure]:
    for one in asked.entries("special_procedures", "special_procedure"):
        said = one.raw("special_name")
        named = [ground for word, ground in GROUNDS.items() if said in (word, ground) or word in said]
        if len(named) != 1:
            one.unread(said, "special_name")
            continue
        law = one.text("special_desc", "by_law")
        amount, unit = one.whole("special_date"), one.code(UNITS, "special_date_type")
        yield SpecialProcedure(named[0], TimeLimit(Decimal(amount), unit) if amount and unit else None, law)


def _intermediaries(asked: Asked) -> Iterator[Intermediary]:
    for number, name in enumerate(asked.parts("service_type", "service_dept"), start=1):
        yield Intermediary(f"i{number:03d}", name[:LONGEST_NAME])
    for number, one in enumerate(asked.entries("intermediaries"), start=1):
        texts = (one.text(name) for name in ("service_type", "material", "by_law", "limit", "fee"))
        yield Intermediary(one.raw("code") or f"i{number:03d}", *texts)


def _results(asked: Asked) -> Iterator[ResultTerm]:
    for one in (asked, *asked.entries("results")):
        name, sample = one.text("result_name", most=LONGEST_NAME), one.text("result_guid")
        kind = ResultKind(one.code(RESULTS, "result_type") or ResultKind.OTHER)
        if PLACEHOLDER.search(name):
            asked.remarks.append(PlaceholderName(value=name))
        elif name:
            yield ResultTerm(name, kind, sample)
        elif sample:
            one.unread(sample, "result_guid")


def _phone(asked: Asked, *names: str) -> str:
    return asked.text(*names, most=100).strip("，,、； ")
