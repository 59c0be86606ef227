"""Lists in words: how each is called, what it counts, what it needs, and how its cells are written. For every door."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

from yimen.insight.lists.rows import ListRow, ListTotal, Narrowed, Value
from yimen.kernel.elements import OnlineDepth, Reach
from yimen.kernel.lists import FAMILIES, LISTS, Column, Counts, Family, ListDefinition, Shape
from yimen.kernel.terms import ItemKind, TimeLimit
from yimen.registries.batches import queries as batches
from yimen.registries.batches.rows import BatchRow
from yimen.registries.catalogue.themes import THEME_CODES
from yimen.threshold import spelling
from yimen.threshold.language import told
from yimen.threshold.names.items import AUDIENCES, ITEM_KINDS

FAMILY_NAMES: Mapping[Family, str] = {
    Family.FUZHOU: "六张清单",
    Family.LONGYAN: "十一张清单",
    Family.THREE: "三单管理",
    Family.PROMISES: "便民承诺",
    Family.FIVE_ONES: "五个“一”",
    Family.DEPTH: "网上办理深度",
    Family.CHANNELS: "从窗口到网上、掌上",
    Family.MORE: "更多清单",
    Family.GAPS: "待补正",
}
FAMILY_NOTES: Mapping[Family, str] = {
    Family.FUZHOU: "时限、收费、样表、即办、惠企、证明、委托，办事前先看这几张。",
    Family.LONGYAN: "进了中心的、当场办的、网上办的、能代办和自助办的，各是哪些。",
    Family.THREE: "政府能做什么，什么要经批准，批准之后查什么。",
    Family.PROMISES: "马上办、跑一次、不见面，几小时、几分钟办结。",
    Family.FIVE_ONES: "一站式、一窗式、一表式、一网式、一程式，各做到了哪些事项。",
    Family.DEPTH: "能查指南、能申报、能受理、能全程办，一级包含一级。",
    Family.CHANNELS: "窗口能办的，网上、手机上各能办多少，哪些还只能到窗口。",
    Family.MORE: "快递、告知承诺、委托实施、为民服务、农牧民常办的事，和各事项的窗口。",
    Family.GAPS: "部门要补齐的要素，不对外公布。",
}
LIST_NAMES: Mapping[str, str] = {
    "time_limits": "审批时限清单",
    "fees": "收费事项清单",
    "samples": "样表清单",
    "instant": "即办事项清单",
    "policies": "惠企政策清单",
    "proofs": "证明清单",
    "agency": "可委托办理事项清单",
    "entered": "已入驻中心办理事项清单",
    "windows": "有办理窗口的事项清单",
    "prerequisites": "前置审批事项清单",
    "intermediary": "涉中介服务事项清单",
    "online": "可全程网办事项清单",
    "self_service": "可自助办理清单",
    "multi_point": "可多点办理清单",
    "power": "权力清单",
    "negative": "须经许可的事项",
    "supervision": "批后须检查的事项",
    "at_once": "“马上办”清单",
    "one_trip": "“最多跑一次”清单",
    "no_meeting": "“不见面”审批清单",
    "hours": "小时办结清单",
    "minutes": "分钟办结清单",
    "web": "可网上申报清单",
    "express": "可快递送达清单",
    "farmers": "农牧民常办事项清单",
    "commitment": "告知承诺清单",
    "entrusted": "受委托实施事项清单",
    "one_stop": "一站式：网上可申报",
    "one_window": "一窗式：有窗口收件",
    "one_form": "一表式：数据只填一次",
    "one_net": "一网式：全程在网上流转",
    "one_procedure": "一程式：最多跑一次或快递送达",
    "depth_guide": "网上可查指南清单",
    "depth_acceptance": "可网上受理清单",
    "depth_full": "网上办理深度最高级清单",
    "unsampled": "缺样表的表格",
    "at_window": "窗口可办事项清单",
    "open_handling": "办事公开五要素齐全的事项",
    "people_service": "为民服务事项清单",
    "one_sheet": "“一单一书一照”清单",
    "mobile": "手机可办事项清单",
    "window_only": "只能到窗口办的事项清单",
}
#: What a need says of an item that fulfils it: the formula of the list, and what is missing of one that does not.
NEEDS: Mapping[str, str] = {
    "limited": "公布了承诺时限",
    "charged": "有收费项目且金额大于零",
    "has_form": "材料里有要填的表格",
    "asks_proof": "材料里有证明",
    "says_instant": "公布为即办",
    "one_officer": "由一名工作人员审批（简单事项）",
    "within_the_day": "承诺时限不超过一个工作日",
    "no_outside_step": "没有特别程序，没有现场核查等窗口以外的环节",
    "agency": "可以委托他人办理",
    "has_window": "公布了办理窗口",
    "has_prerequisite": "有前置审批",
    "has_intermediary": "材料涉及中介服务",
    "self_service": "可以在自助终端办理",
    "several_places": "有两个以上办理地点，或在更大范围通办",
    "remote_filing": "可以在网上、手机上或邮寄申请",
    "remote_payment": "不收费，或可以网上缴费",
    "nobody_comes": "各环节都不用本人到场",
    "remote_result": "结果可以邮寄、网上领取，或发电子证照",
    "no_trip": "到场次数为零",
    "one_trip": "到场次数不超过一次",
    "full_depth": "网上办理深度为全程网办",
    "guided_online": "网上可以查到办事指南",
    "form_without_sample": "有表格没有样表",
    "filed_online": "网上办理深度达到网上申报",
    "accepted_online": "网上办理深度达到网上受理",
    "no_paper": "没有必须交纸质的材料",
    "a_power": "是行政权力，不是公共服务",
    "a_licence": "是行政许可",
    "checked_after": "批准后要监管：检查类、告知承诺或颁发证照",
    "express": "材料或结果可以快递",
    "in_hours": "承诺时限以小时计",
    "in_minutes": "承诺时限以分钟计",
    "commitment": "可以告知承诺",
    "farmers": "标记为农牧民常办",
    "entrusted": "权力来源为委托",
    "one_form": "所有表单数据都取自数据元",
    "no_outside_body": "各环节都在本平台，不经外部机构",
    "at_window": "可以在窗口申请",
    "people_service": "标记为为民服务",
    "within_three_days": "承诺时限不超过三个工作日",
    "only_a_sheet": "只交申请单，不交其他材料",
    "has_basis": "写明设定依据",
    "has_flow": "写明办理流程",
    "has_result": "写明办理结果",
    "fee_told": "不收费，或每项收费都写明标准和依据",
    "off_the_net": "还不能在网上或手机上申请",
    "by_phone": "可以在手机上申请",
    "trip_or_express": "最多跑一次，或结果可以快递",
}
COLUMNS: Mapping[str, str] = {
    "statutory": "法定时限",
    "promised": "承诺时限",
    "trips": "到场次数",
    "fee": "收费项目",
    "amount": "金额",
    "standard": "收费标准",
    "law": "依据",
    "reduction": "减免",
    "proof": "证明名称",
    "issued_by": "开具单位",
    "replaceable_by": "可替代",
    "form": "表格",
    "blank_form": "空表",
    "sample": "样表",
    "window": "窗口",
    "address": "地址",
    "hours": "开放时间",
    "window_phone": "电话",
    "prerequisites": "前置事项",
    "service": "中介服务",
    "limit": "服务时限",
    "service_fee": "服务收费",
    "online_depth": "网上办理深度",
    "reach": "通办范围",
    "certificate": "证照",
    "express_materials": "材料可快递",
    "express_result": "结果可快递",
    "entrusted_by": "委托机关",
}
COUNTERS: Mapping[Counts, str] = {Counts.ITEMS: "实施清单事项", Counts.BASE_ITEMS: "基本目录事项"}
LEVELS: Mapping[int, str] = {1: "省级", 2: "市级", 3: "县级", 4: "乡镇（街道）", 5: "村（社区）"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "online_depth": {
        OnlineDepth.NONE: "不能网办",
        OnlineDepth.GUIDE: "网上查指南",
        OnlineDepth.FILING: "网上申报",
        OnlineDepth.ACCEPTANCE: "网上受理",
        OnlineDepth.FULL: "全程网办",
    },
    "reach": {
        Reach.HERE: "本地",
        Reach.COUNTIES: "跨县通办",
        Reach.CITIES: "跨市通办",
        Reach.PROVINCES: "跨省通办",
        Reach.NATION: "全国通办",
    },
}
_YES_NO: Mapping[str, str] = {"yes": "可以", "no": "不可以"}
ALWAYS = ("事项", "事项编码", "办理部门", "层级", "事项类型", "服务对象", "生效日期")
"""The columns that every list has before its own."""
TABLES = (
    FAMILY_NAMES, FAMILY_NOTES, LIST_NAMES, NEEDS, COLUMNS, COUNTERS, LEVELS, *_WORDS.values(), _YES_NO
)  # fmt: skip
"""Every table of words of the lists: a test proves that each has its English."""


def name_of_list(code: str) -> str:
    """What a list is called."""
    return told(LIST_NAMES[code])


def formula(of: ListDefinition) -> str:
    """What the list holds, in words: the needs an item in force fulfils."""
    return told("；").join(told(NEEDS[need.code]) for need in of.needs)


def column_names(of: ListDefinition) -> tuple[str, ...]:
    """The heads of all columns, those of the lines after those of the item."""
    own = (*of.columns, *(of.lines.columns if of.lines else ()))
    return (*(told(name) for name in ALWAYS), *(told(COLUMNS[column.code]) for column in own))


def always(row: ListRow) -> tuple[str, ...]:
    """The cells that every list has before its own."""
    return (
        row.name,
        row.code,
        row.office_name,
        told(LEVELS[row.level]),
        told(ITEM_KINDS.get(row.kind, row.kind)),  # type: ignore[call-overload]
        told(AUDIENCES.get(row.audience, row.audience)),  # type: ignore[call-overload]
        f"{spelling.local(row.since):%Y-%m-%d}",
    )


def written(column: Column, value: Value) -> str:
    """A cell as it is written on a page or in a file."""
    if value is None:
        return ""
    if isinstance(value, TimeLimit):
        return spelling.amount(value.amount, value.unit)
    if column.shape is Shape.MONEY and isinstance(value, int):
        return spelling.money(value)
    if column.shape is Shape.WORD:
        return told(_WORDS.get(column.code, _YES_NO).get(str(value), str(value)))
    return str(value)


def item_cells(of: ListDefinition, row: ListRow) -> tuple[str, ...]:
    """The cells of the list's own columns of an item."""
    return tuple(written(column, value) for column, value in zip(of.columns, row.cells, strict=True))


def line_cells(of: ListDefinition, row: ListRow) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of an item."""
    columns = of.lines.columns if of.lines else ()
    return tuple(tuple(written(c, value) for c, value in zip(columns, line, strict=True)) for line in row.lines)


def flat(of: ListDefinition, row: ListRow) -> tuple[tuple[str, ...], ...]:
    """An item as rows of a table: one a line, the item said again on each."""
    said = (*always(row), *item_cells(of, row))
    if of.lines is None:
        return (said,)
    return tuple((*said, *line) for line in line_cells(of, row)) or ((*said, *("",) * len(of.lines.columns)),)


def counted_words(total: ListTotal, as_of: datetime) -> str:
    """How long a list is, by its own counter, and as of when."""
    counter = told(COUNTERS[total.counts])
    return told("截至 {at}，共 {n} 项（{counter}）", at=spelling.moment_long(as_of), n=total.own, counter=counter)


def batch_of(code: str, as_of: datetime) -> BatchRow | None:
    """The batch of a list that was the latest then."""
    return next((one for one in batches.batches(code) if one.as_of <= as_of), None)


def batch_words(code: str, as_of: datetime) -> str:
    """Up to which batch a list was published by then; what a register answers is not published in batches."""
    if code not in LISTS:
        return told("不分批公布，随登记更新")
    batch = batch_of(code, as_of)
    if batch is None:
        return told("还没有按批次公布")
    return told("已公布到第 {number} 批（{document}）", number=batch.number, document=batch.document)


def narrowed_by(asked: Mapping[str, str]) -> Narrowed:
    """What a reader asked a list to be narrowed to; what cannot be meant is left out."""
    audience, level = asked.get("audience", ""), asked.get("level", "")
    return Narrowed(
        office=asked.get("office", "")[:40],
        centre=asked.get("centre", "")[:40],
        level=level if level.isdigit() and int(level) in LEVELS else "",
        theme=asked.get("theme", "") if asked.get("theme") in THEME_CODES else "",
        audience=audience if audience in ("person", "organisation") else "",
        words=asked.get("words", "").strip()[:40],
        kind=asked.get("kind", "") if asked.get("kind") in list(ItemKind) else "",
    )


def as_open_data(
    of: ListDefinition, total: ListTotal, rows: Iterable[ListRow], narrowed: Narrowed, as_of: datetime
) -> Iterator[str]:
    """A list as open data: one fixed form of JSON, written row by row. Values are codes, fen and limits, not words."""
    columns = [*of.columns, *(of.lines.columns if of.lines else ())]
    head = {
        "format": "yimen-list-1",
        "list": of.code,
        "name": LIST_NAMES[of.code],
        "as_of": as_of.isoformat(),
        "counts": total.counts,
        "total": total.own,
        "items": total.items,
        "batch": _batch_told(batch_of(of.code, as_of)),
        "narrowed": {name: value for name, value in asdict(narrowed).items() if value},
        "columns": {column.code: COLUMNS[column.code] for column in columns},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + json.dumps(open_row(of, row), ensure_ascii=False)
    yield "\n]}\n"


def _batch_told(batch: BatchRow | None) -> dict[str, object] | None:
    return {"number": batch.number, "document": batch.document, "as_of": batch.as_of.isoformat()} if batch else None


def open_row(of: ListDefinition, row: ListRow) -> dict[str, object]:
    """An item of a list as open data."""
    told_row: dict[str, object] = {
        "ref": row.ref,
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "audience": row.audience,
        "office": row.office_name,
        "level": row.level,
        "since": row.since.isoformat(),
    }
    told_row |= {column.code: _bare(value) for column, value in zip(of.columns, row.cells, strict=True)}
    if of.lines is not None:
        codes = [column.code for column in of.lines.columns]
        told_row["lines"] = [dict(zip(codes, map(_bare, line), strict=True)) for line in row.lines]
    return told_row


def _bare(value: Value) -> object:
    return {"amount": str(value.amount), "unit": value.unit} if isinstance(value, TimeLimit) else value


def families() -> tuple[tuple[Family, tuple[str, ...]], ...]:
    """The families that everybody sees, with the codes of their lists, in the order in which they are shown."""
    return tuple((family, codes) for family, codes in FAMILIES.items() if family is not Family.GAPS)


def own_lists() -> tuple[str, ...]:
    """The lists of the desks: what offices have to mend."""
    return FAMILIES[Family.GAPS]


def for_paper(of: ListDefinition, row: ListRow) -> tuple[tuple[str, ...], ...]:
    """An item as rows on paper: its name with the code below, its office, its cells; what repeats is left out."""
    lines = line_cells(of, row) or (tuple("" for _ in of.lines.columns) if of.lines else (),)
    own = item_cells(of, row)
    name = f"{row.name}\n{row.code}" if row.code else row.name
    first, *more = ((*own, *line) for line in lines)
    blank = ("",) * (2 + len(own))
    return ((name, row.office_name, *first), *((*blank, *line[len(own) :]) for line in more))


def depth_words(depth: int) -> str:
    """How far something goes online; in Chinese, to be told."""
    return _WORDS["online_depth"][str(depth)]


def definition(code: str) -> ListDefinition | None:
    """The list of items with this code."""
    return LISTS.get(code)
