"""Leaflets 告知单: the three clear notices 三个清晰告知 and the one-time notice list 一次性告知, made from the item.

To the public: what you need and what you get. To the window: how it is handled. To the departments: what must come in.
One value for page, paper and JSON; it says nothing that the version does not say. The Chinese text binds; a
translation stands below it, passage by passage.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity, Fee, MaterialTerm, Necessity, Terms, TimeLimit
from yimen.kernel.translation import GuideLanguage

Pair = tuple[str, str]

UNITS = {
    "working_day": "个工作日",
    "half_day": "个半天",
    "natural_day": "日（含节假日）",
    "hour": "个工作小时",
    "minute": "分钟",
}
NECESSITIES = {Necessity.REQUIRED: "必要", Necessity.OPTIONAL: "非必要", Necessity.TOLERABLE: "可容缺后补"}
CLASSES = {
    Complexity.SIMPLE: "简单事项：一人审查并决定，即审即办",
    Complexity.GENERAL: "一般事项：一审一核，审查人和决定人不是同一人",
    Complexity.COMPLEX: "复杂事项：审查、科长审核、决定，不超过三加一个环节",
}
BELOW = "\n"
TRANSLATED: Mapping[GuideLanguage, str] = {
    GuideLanguage.ENGLISH: "英文译文供参考，以中文为准；没有译文的部分只有中文。",
    GuideLanguage.TIBETAN: "藏文译文供参考，以中文为准；没有译文的部分只有中文。",
    GuideLanguage.MONGOLIAN: "蒙古文译文供参考，以中文为准；没有译文的部分只有中文。蒙古文横着印，请把纸向右转着读。",
}
"""What a leaflet says of its translation."""
REMEDIES = {"reconsideration": "行政复议", "lawsuit": "行政诉讼"}


@snapshot
class Section:
    """A part of a leaflet: facts by name, a table, or sentences."""

    title: str
    pairs: tuple[Pair, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[str, ...] = ()


@snapshot
class Leaflet:
    """A generated notice: of which version, as of which day, and where the living page is."""

    title: str
    office: str
    subject: str
    number: str
    issued_on: date
    verify_url: str
    sections: tuple[Section, ...]
    demo: str | None = None

    @property
    def file_name(self) -> str:
        """What its PDF is called: by the Chinese title and subject."""
        return f"{self.title}-{self.subject.partition(BELOW)[0]}.pdf"


@snapshot
class About:
    """What a leaflet says of the item beside its terms. `terms` are those of the situation, `answers` its words."""

    name: str
    code: str
    version: int
    office: str
    terms: Terms
    answers: tuple[Pair, ...]
    on: date
    url: str


def to_the_public(about: About) -> Leaflet:
    """The one-time notice list: everything that is needed and promised, once and whole."""
    terms = about.terms
    sections = (
        Section("您的情形", pairs=about.answers),
        Section("谁能办、什么条件", sentences=terms.conditions),
        Section(
            "要交的材料",
            head=("序号", "材料", "要求", "必要性"),
            rows=tuple(_numbered(_wanted(terms.materials))),
            sentences=() if terms.materials else ("不用交材料。",),
        ),
        Section("多久、多少钱、得到什么", pairs=tuple(_promise(terms))),
        Section("怎么走", head=("序号", "环节", "说明"), rows=tuple(_numbered((s.name, s.note) for s in terms.steps))),
        Section("去哪里", pairs=tuple(_where(terms))),
        Section("您的权利", sentences=(*terms.service.rights, *_remedies(terms))),
        Section(
            "说明",
            sentences=(
                "清单以外的材料一律不要。材料不齐或者不合要求的，窗口一次说全，并写明怎么改。",
                "材料收下后五个工作日内没有告知要补什么的，自收到之日起就是受理（行政许可法第三十二条）。",
            ),
        ),
    )
    return _leaflet("一次性告知单", about, sections)


def beside(leaflet: Leaflet, language: GuideLanguage, texts: Mapping[str, str]) -> Leaflet:
    """The same leaflet with what is told in another language below each Chinese passage; without any as it is."""
    if not texts:
        return leaflet

    def both(said: str) -> str:
        return BELOW.join(part for line in said.split(BELOW) for part in (line, texts.get(line, "")) if part)

    def told(one: Section) -> Section:
        pairs = tuple((both(name), both(value)) for name, value in one.pairs)
        rows = tuple(tuple(both(cell) for cell in row) for row in one.rows)
        return replace(one, pairs=pairs, rows=rows, sentences=tuple(both(said) for said in one.sentences))

    sections = (*(told(one) for one in leaflet.sections), Section("译文", sentences=(TRANSLATED[language],)))
    return replace(leaflet, subject=both(leaflet.subject), sections=sections)


def to_the_window(about: About) -> Leaflet:
    """How the item is handled: the checklist with its defects, the limits, the class, and what refusals may rest on."""
    terms = about.terms
    sections = (
        Section("情形", pairs=about.answers),
        Section(
            "核对材料",
            head=("序号", "材料", "受理标准", "常见缺陷与改法"),
            rows=tuple(_numbered(_checklist(terms.materials))),
            sentences=("只能按本清单收取和补正，不得要求清单以外的材料；缺陷从清单里选，不写自由文字拒绝。",),
        ),
        Section("容缺与代替", sentences=tuple(_leniency(terms.materials))),
        Section("程序类别和时限", pairs=(("程序类别", CLASSES[terms.complexity]), *_promise(terms))),
        Section("环节", head=("序号", "环节", "时限", "依据"), rows=tuple(_numbered(_steps(terms)))),
        Section("决定的标准", sentences=(*terms.conditions, *terms.service.criteria)),
        Section("依据", sentences=tuple(f"{basis.law}{basis.article}" for basis in terms.bases)),
        Section(
            "窗口须知",
            sentences=(
                "窗口没有否决权：不予受理只能提出建议，由审批人确认后告知申请人。",
                "收件当场出回执；一次告知全部补正内容，最晚五个工作日。",
            ),
        ),
    )
    return _leaflet("窗口办理告知", about, sections)


@snapshot
class Entering:
    """One item of an office as the notice to the departments names it."""

    name: str
    kind: str
    promised: TimeLimit | None
    trips: int
    standing: str = "outside"
    """entered, scheduled, late, in_place or outside"""
    centre: str = ""
    windows: tuple[str, ...] = ()
    due: date | None = None
    basis: str = ""


def to_the_department(office: str, items: Sequence[Entering], on: date, url: str) -> Leaflet:
    """Which items of an office come into the centre and by when, and which stay by approval; none is handled beside."""
    coming = [one for one in items if one.standing != "in_place"]
    told = ((one.name, one.kind, spelled(one.promised), _trips(one.trips), _entry(one)) for one in coming)
    head = ("序号", "事项", "类型", "承诺时限", "到场", "进驻")
    section = Section(f"应进中心办理的事项（{len(coming)}项）", head=head, rows=tuple(_numbered(told)))
    staying = tuple(_numbered((one.name, one.kind, one.basis) for one in items if one.standing == "in_place"))
    kept = Section(f"经批准就地办理的事项（{len(staying)}项）", head=("序号", "事项", "类型", "批准文件"), rows=staying)
    duty = Section(
        "要求",
        sentences=(
            "上列事项的收件、受理和送达都在中心，部门不得在中心以外另设窗口受理。",
            "事项、材料、时限和收费以统一目录的现行版本为准；要改，走审核发布程序。",
        ),
    )
    said = tuple(one for one in (section, kept, duty) if _says(one))
    return Leaflet("进驻事项告知", office, office, "", on, url, said)


def _entry(one: Entering) -> str:
    day = f"{one.due.year}年{one.due.month}月{one.due.day}日" if one.due else ""
    match one.standing:
        case "entered":
            return f"已进驻{one.centre}" + (f"，窗口{'、'.join(one.windows)}" if one.windows else "")
        case "scheduled":
            return f"限{day}前进驻{one.centre}"
        case "late":
            return f"逾期未进驻，应于{day}前进驻{one.centre}"
        case _:
            return "未进驻，尚未排定"


def _leaflet(title: str, about: About, sections: Iterable[Section]) -> Leaflet:
    number = f"事项编码 {about.code}　第 {about.version} 版" if about.code else f"第 {about.version} 版"
    said = tuple(one for one in sections if _says(one))
    return Leaflet(title, about.office, about.name, number, about.on, about.url, said)


def _says(section: Section) -> bool:
    return bool(section.pairs or section.rows or section.sentences)


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return ((str(number), *row) for number, row in enumerate(rows, start=1))


def _wanted(materials: Iterable[MaterialTerm]) -> Iterator[tuple[str, str, str]]:
    for one in materials:
        counted = ((one.originals, "原件"), (one.copies, "复印件"))
        copies = "、".join(f"{words}{number}份" for number, words in counted if number)
        free = f"可用{one.replaceable_by}代替，免交。" if one.replaceable_by else ""
        note = "\n".join(part for part in (one.note or one.standard, copies, free) if part)
        follow = f"，{one.tolerated_days}天内补" if one.tolerated_days else ""
        yield one.name, note, f"{NECESSITIES[one.necessity]}{follow}"


def _checklist(materials: Iterable[MaterialTerm]) -> Iterator[tuple[str, str, str]]:
    for one in materials:
        flaws = "\n".join(f"{defect.text}：{defect.remedy}" for defect in one.defects)
        yield f"{one.name}（{NECESSITIES[one.necessity]}）", one.standard or one.note, flaws


def _leniency(materials: Iterable[MaterialTerm]) -> Iterator[str]:
    for one in materials:
        if one.tolerated_days:
            yield f"“{one.name}”可以容缺受理，{one.tolerated_days}天内补交。"
        if one.replaceable_by:
            yield f"“{one.name}”能查到{one.replaceable_by}的，不得再收。"


def _promise(terms: Terms) -> Iterator[Pair]:
    yield "承诺时限", "当场办结" if terms.instant == "yes" else spelled(terms.promised)
    if terms.statutory:
        yield "法定时限", spelled(terms.statutory)
    yield "收费", "\n".join(_fee(fee) for fee in terms.fees) or "不收费"
    if terms.certificate:
        yield "得到", terms.certificate.name
    elif terms.service.results:
        yield "得到", "、".join(one.name for one in terms.service.results)
    yield "到场次数", _trips(terms.trips)


def _trips(trips: int) -> str:
    return f"最多{trips}次" if trips else "不用跑，全程网办"


def _fee(fee: Fee) -> str:
    yuan = f"{fee.fen / 100:.2f}".rstrip("0").rstrip(".")
    return "，".join(part for part in (f"{fee.name} {yuan}元", fee.standard, fee.law, fee.reduction) if part)


def _steps(terms: Terms) -> Iterator[tuple[str, str, str]]:
    return ((one.name, spelled(one.limit) if one.limit else "-", one.law or "-") for one in terms.steps)


def _where(terms: Terms) -> Iterator[Pair]:
    windows = terms.service.windows
    if windows:
        yield "窗口", "\n".join("，".join(p for p in (w.name, w.address, w.hours) if p) for w in windows)
    elif terms.place:
        yield "地点", terms.place
    if terms.phone:
        yield "咨询电话", terms.phone
    yield "投诉电话", terms.service.complaint_phone or "12345"


def _remedies(terms: Terms) -> Iterator[str]:
    for one in terms.service.remedies:
        yield f"对决定不服的，可以向{one.body}申请或者提起{REMEDIES.get(one.kind, one.kind)}。"


def spelled(limit: TimeLimit | None) -> str:
    """5个工作日; a limit that nobody promised is a dash."""
    return f"{limit.amount.normalize():f}{UNITS.get(limit.unit, limit.unit)}" if limit else "-"
