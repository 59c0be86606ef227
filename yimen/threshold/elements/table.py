"""The description of every element of a version: group by group as the desk's editor shows them.

A test holds this table against the kernel's Terms: an element that stands in neither place cannot be typed.
"""

from collections.abc import Mapping

from yimen.kernel.terms import FieldKind, Necessity
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES
from yimen.threshold.elements import names
from yimen.threshold.elements.kinds import Control, Element, Group, Listed
from yimen.threshold.names.items import AUDIENCES, CHECK_KINDS, COMPLEXITIES, ITEM_KINDS, NECESSITIES

LONG = 4000
KINDS: Mapping[str, str] = {str(kind): words for kind, words in ITEM_KINDS.items()}
COMPLEXITY: Mapping[str, str] = {str(one): words for one, words in COMPLEXITIES.items()}
AUDIENCE: Mapping[str, str] = {str(one): words for one, words in AUDIENCES.items()}
POINTS: Mapping[str, str] = {str(one): words for one, words in CHECK_KINDS.items()}
NEED: Mapping[str, str] = {str(one): words for one, words in NECESSITIES.items()}
SHELVES: Mapping[str, str] = {theme.code: theme.name for theme in THEMES}
EVENTS: Mapping[str, str] = {event.code: event.name for event in LIFE_EVENTS}
LICENSING = "《行政许可法》"


def yes_no(path: str, label: str, hint: str = "", law: str = "") -> Element:
    return Element(path, label, Control.YES_NO, names.YES_NO, hint, law)


def lines(path: str, label: str, hint: str = "一行一条。", needed: str = "no") -> Element:
    return Element(path, label, Control.LINES, hint=hint, most=LONG, needed=needed)


def long_text(path: str, label: str, hint: str = "", needed: str = "no") -> Element:
    return Element(path, label, Control.LONG_TEXT, hint=hint, most=LONG, needed=needed)


_TYPES_HINT = "一行一个，21 位。申请人持有其中一种有效证照的，点一下就能调取，不用上传。"
MATERIALS = Listed(
    "materials",
    "申请材料",
    "加一份材料",
    (
        Element("name", "材料名称", needed="yes", hint="写清是什么，不写“其他材料”“相关证明”。"),
        Element("necessity", "必要性", Control.CHOICE, NEED),
        Element("tolerated_days", "容缺补交期限（天）", Control.NUMBER, hint="可容缺的写天数，其余写 0。"),
        Element("kind", "材料类型", Control.CHOICE, names.MATERIAL_KINDS),
        Element("form", "材料形式", Control.CHOICE, names.MATERIAL_FORMS),
        Element("source", "来源渠道", Control.CHOICE, names.MATERIAL_SOURCES),
        Element("issued_by", "出具单位"),
        Element("replaceable_by", "可由证照替代", hint="写给办事人看的证照名称。"),
        Element("certificate_types", "可替代的证照类型代码", Control.LINES, hint=_TYPES_HINT),
        yes_no("promised", "承诺替代", "按告知承诺办时，签了字的承诺代替这份材料，发证后核查。"),
        Element("law", "要求提供材料的依据", needed="yes", hint="没有法定依据的材料不能要。"),
        Element("originals", "原件份数", Control.NUMBER),
        Element("copies", "复印件份数", Control.NUMBER),
        long_text("note", "填报须知"),
        long_text("standard", "受理标准"),
        Element(
            "defects", "常见问题和改法", Control.DEFECTS, hint="一行一个，问题和改法之间用竖线“|”隔开。", most=LONG
        ),
        Element("blank_form", "空白表格", hint="已上传的空表名称。"),
        Element("sample", "示例样表", hint="已上传的填好的样表名称。"),
        Element("when", "什么情形下才要", Control.WHEN, hint="都不选：任何情形都要。"),
        Element("page_limit", "最多页数", Control.NUMBER),
        Element("size_limit", "单个文件最大字节", Control.NUMBER),
        Element("code", "材料代码", most=40, hint="字母、数字，事项内不重复。"),
        Element("library", "材料库编码", most=40, hint="从材料库选的自动带上。"),
    ),
    columns=("necessity", "source", "replaceable_by"),
    key="code",
    blank={"name": "", "necessity": str(Necessity.REQUIRED), "law": ""},
    hint="法律、法规、规章没有要求的材料不能要；能由证照替代的写明证照。",
)
FIELDS = Listed(
    "fields",
    "申请表要填的内容",
    "加一项内容",
    (
        Element("label", "名称", needed="yes"),
        Element("kind", "填法", Control.CHOICE, names.FIELD_KINDS),
        yes_no("required", "必填"),
        Element("hint", "填写提示", most=400),
        Element("options", "可选项", Control.LINES, hint="单选的写至少两项，一行一项。", most=LONG),
        Element("max_length", "最多字数", Control.NUMBER),
        Element("when", "什么情形下才填", Control.WHEN, hint="都不选：任何情形都填。"),
        Element("code", "内容代码", most=40),
        Element("element", "数据元编码", most=40, hint="从数据元库选的自动带上；同一个数据元，别处填过的不再问。"),
        Element("specific", "特有理由", hint="不对应数据元的，写清为什么只有这个事项要填。"),
    ),
    title="label",
    columns=("kind", "required", "element"),
    key="code",
    blank={"label": "", "kind": str(FieldKind.TEXT)},
    hint="证照库或者“一张表”里已有的，不再问。",
)
_TYPE_CODE = "21 位：规定这种证照的部门的统一社会信用代码，加三位序号。"
_STEP_CODES = "受理 accept，审查 review，决定 decide；申请 apply、送达 deliver、踏勘 inspect 不算审批环节。"
STEPS = Listed(
    "steps",
    "办理环节",
    "加一个环节",
    (
        Element("name", "环节名称", needed="yes"),
        long_text("note", "给申请人的说明"),
        Element("limit", "环节时限", Control.LIMIT),
        Element("law", "设这个环节的依据", hint="没有依据的环节可以合并或取消。"),
        yes_no("presence", "要申请人到场"),
        Element("level", "哪一级办", Control.CHOICE, names.LEVELS, hint="不选：由本级办。", unsaid="yes"),
        Element("unit", "由哪个单位办", hint="由其他层级的部门完成的写部门名称，并写明层级、签署层级和时限。"),
        Element("rank", "签署层级", Control.CHOICE, names.STEP_RANKS, hint="结果由哪一级签署。", unsaid="yes"),
        Element("executor", "外部机构", hint="由其他机构完成的写机构名称。"),
        Element("code", "环节代码", most=40, hint=_STEP_CODES),
    ),
    columns=("limit", "presence", "law"),
    key="code",
    blank={"name": ""},
    hint="简单事项即审即办，一般事项一审一核，复杂事项最多 3+1 个环节。",
)
FEES = Listed(
    "fees",
    "收费项目",
    "加一项收费",
    (
        Element("name", "收费名称", needed="yes"),
        Element("fen", "金额（元）", Control.MONEY),
        Element("standard", "收费标准", most=LONG),
        Element("law", "收费依据", most=LONG, needed="yes", hint="没有依据不能收费。", law=f"{LICENSING}第五十八条"),
        Element("reduction", "减免情形", most=LONG),
        Element("code", "收费代码", most=40, hint="情形规则用它指明收哪一项，不用可以空着。"),
    ),
    columns=("fen", "law"),
    blank={"name": "", "fen": 0},
    hint="不收费的，这里空着。",
)
BASES = Listed(
    "bases",
    "设定依据",
    "加一条依据",
    (
        Element("law", "法律、法规、规章名称", needed="yes"),
        Element("article", "条款", needed="yes"),
        long_text("text", "条文内容"),
    ),
    title="law",
    columns=("article",),
    blank={"law": "", "article": ""},
    hint="没有法定依据的，不能设定行政权力事项。",
)
QUESTIONS = Listed(
    "questions",
    "常见问题",
    "加一个问题",
    (
        Element("question", "问", needed="yes", most=400),
        Element("answer", "答", Control.LONG_TEXT, most=LONG, needed="yes"),
    ),
    title="question",
    blank={"question": "", "answer": ""},
)
SPECIALS = Listed(
    "special_procedures",
    "可以暂停计时的程序",
    "加一个特别程序",
    (
        Element("ground", "程序", Control.CHOICE, names.GROUNDS, law=f"{LICENSING}第四十五条"),
        Element("limit", "所需时间", Control.LIMIT),
        Element("law", "依据"),
    ),
    title="ground",
    columns=("limit", "law"),
    blank={"ground": "inspection"},
    hint="只能选行政许可法第四十五条列明的；现场核查不在其中。",
)
CLASSES = Listed(
    "classes",
    "产品类别",
    "加一个产品类别",
    (
        Element("name", "类别名称", needed="yes"),
        long_text("note", "包括哪些产品"),
        Element("code", "类别代码", most=40, hint="字母、数字，事项内不重复；材料和填写内容可以写只对某一类别适用。"),
    ),
    columns=("note",),
    key="code",
    blank={"name": ""},
    hint="一企一证：企业一次申请可选几个类别，一次审查，一张证照列明；以后增加类别，在原证上换发。不分类别的事项空着。",
)
REVIEW_POINTS = Listed(
    "review_points",
    "审查表",
    "加一个审查要点",
    (
        Element("text", "审查要点", needed="yes", most=400),
        Element("kind", "审查类别", Control.CHOICE, POINTS),
        Element("law", "依据"),
        Element("code", "要点代码", most=40, hint="字母、数字，事项内不重复。"),
    ),
    title="text",
    columns=("kind", "law"),
    key="code",
    blank={"text": ""},
    hint="审查人逐条回答，没有答完不能建议准予。形式审查看齐不齐，技术审查看对不对；告知承诺件发证前只做形式审查，技术审查转为发证后核查。",
)
WINDOWS = Listed(
    "service.windows",
    "办理窗口",
    "加一个窗口",
    (
        Element("name", "窗口名称", needed="yes"),
        Element("address", "地址"),
        Element("hours", "办公时间"),
        Element("phone", "电话"),
    ),
    columns=("address", "hours", "phone"),
    blank={"name": ""},
)
INTERMEDIARIES = Listed(
    "service.intermediaries",
    "涉及的中介服务",
    "加一项中介服务",
    (
        Element("name", "服务名称", needed="yes"),
        Element("material", "用于哪份材料", most=40, hint="写材料代码。"),
        Element("law", "依据", needed="yes"),
        Element("limit", "服务时限"),
        Element("fee", "服务收费"),
        Element("code", "中介服务编码", most=40),
    ),
    columns=("material", "law"),
    blank={"name": "", "code": ""},
)
RESULTS = Listed(
    "service.results",
    "审批结果",
    "加一项结果",
    (
        Element("name", "结果名称", needed="yes"),
        Element("kind", "结果类型", Control.CHOICE, names.RESULTS),
        Element("sample", "结果样本", hint="用文字说明拿到的是什么样子；也可以在下面上传样本文件，有一样就行。"),
        Element("file", "样本文件", Control.FILE, most=64),
    ),
    columns=("kind", "sample", "file"),
    blank={"name": ""},
)
REMEDIES = Listed(
    "service.remedies",
    "救济途径",
    "加一条途径",
    (
        Element("kind", "途径", Control.CHOICE, names.REMEDIES),
        Element("body", "受理机关", needed="yes"),
        Element("address", "地址"),
        Element("phone", "电话"),
    ),
    title="body",
    columns=("kind", "phone"),
    blank={"kind": "reconsideration", "body": ""},
)

GROUPS: tuple[Group, ...] = (
    Group(
        "basics",
        "基本信息",
        (
            Element("name", "事项名称", needed="yes"),
            Element("kind", "事项类型", Control.CHOICE, KINDS, needed="yes"),
            Element("audience", "谁能办", Control.CHOICE, AUDIENCE),
            Element("service.served", "服务对象", Control.CHOICES, names.SERVED, needed="yes"),
            Element("complexity", "事项繁简", Control.CHOICE, COMPLEXITY),
            yes_no("instant", "即办件", "当场办结；即办件一定是简单事项。"),
            Element("service.exercise_level", "行使层级", Control.CHOICE, names.LEVELS, needed="yes", unsaid="yes"),
            Element("service.body_kind", "实施主体性质", Control.CHOICE, names.BODIES, needed="yes", unsaid="yes"),
            Element("service.power_source", "权力来源", Control.CHOICE, names.SOURCES, needed="yes", unsaid="yes"),
            Element("service.entrusted_by", "委托部门", hint="受委托行使的，写明谁委托。"),
            Element("service.joint_offices", "联办机构", Control.LINES, hint="一行一个。"),
            Element("service.domain", "所属领域"),
            Element("service.quota", "数量限制", hint="没有限制的空着。"),
        ),
    ),
    Group(
        "limits",
        "时限",
        (
            Element("statutory", "法定办结时限", Control.LIMIT, law=f"{LICENSING}第四十二条"),
            Element("promised", "承诺办结时限", Control.LIMIT, needed="yes", hint="不能长于法定时限。"),
        ),
        (SPECIALS,),
        "公布后，指南、回执、告警同时改",
    ),
    Group(
        "conditions",
        "受理条件",
        (
            lines("conditions", "受理条件", "一行一条，让人一看就知道自己能不能办。", "yes"),
            lines("service.criteria", "裁量标准", "一行一条；不予许可时要指明是哪一条。"),
            long_text("commitment", "告知承诺书", "可以告知承诺办理的，写承诺的全文；不可以的空着。"),
            Element("service.prerequisites", "前置事项", Control.LINES, hint="先要办好的事项，一行一个编码。"),
            Element("service.related", "关联事项", Control.LINES, hint="同一件事的其他事项，一行一个编码。"),
        ),
        (REVIEW_POINTS,),
    ),
    Group("materials", "申请材料", (), (MATERIALS,)),
    Group("fields", "申请表", (), (FIELDS,)),
    Group("steps", "办理环节", (), (STEPS,)),
    Group("fees", "收费", (yes_no("service.online_payment", "网上支付"),), (FEES,)),
    Group(
        "results",
        "结果证照",
        (
            Element("certificate.name", "电子证照名称", hint="不发证照的，三项都空着。"),
            Element("certificate.type_code", "证照类型代码", most=21, hint=_TYPE_CODE),
            Element("certificate.valid_months", "有效月数", Control.NUMBER, hint="0 是长期有效。"),
        ),
        (RESULTS, CLASSES),
    ),
    Group("bases", "法律依据", (), (BASES,)),
    Group(
        "ways",
        "窗口和渠道",
        (
            Element("service.ways", "办理形式", Control.CHOICES, names.WAYS, needed="yes"),
            Element("service.online_depth", "网上办理深度", Control.CHOICE, names.DEPTHS),
            Element("service.reach", "通办范围", Control.CHOICE, names.REACHES),
            Element("trips", "到现场次数", Control.NUMBER, hint="0 是全程网办，不用跑。", needed="yes"),
            Element("service.onsite_reason", "必须到现场的原因", hint="次数不为 0 的，写明原因。"),
            Element("place", "办理地点"),
            Element("service.hours", "办理时间"),
            Element("phone", "咨询电话", needed="yes", hint="办公电话，不写个人手机。"),
            Element("service.complaint_phone", "监督电话", needed="yes"),
            yes_no("service.appointment", "可以预约"),
            yes_no("service.express_materials", "材料可以邮寄"),
            yes_no("service.express_result", "结果可以邮寄"),
            yes_no("service.self_service", "可以自助办理"),
            yes_no("service.agency", "可以委托办理"),
            yes_no("service.signature", "申请须由申请人签名"),
            long_text("service.flow_online", "网上办理流程"),
            long_text("service.flow_window", "窗口办理流程"),
        ),
        (WINDOWS,),
    ),
    Group(
        "rights",
        "权利和救济",
        (
            lines("service.rights", "申请人的权利"),
            lines("service.duties", "申请人的义务"),
        ),
        (REMEDIES,),
    ),
    Group("intermediaries", "涉及的中介服务", (), (INTERMEDIARIES,)),
    Group("questions", "常见问题", (), (QUESTIONS,)),
    Group(
        "tags",
        "标签和检索",
        (
            Element("theme", "主题分类", Control.CHOICE, SHELVES, needed="yes", unsaid="yes"),
            Element("life_event", "人生事项", Control.CHOICE, EVENTS, unsaid="yes"),
            Element("keywords", "平常话", Control.LINES, hint="办事人会怎么说，一行一个，例如：开饭店。", needed="yes"),
            Element("service.tags", "其他标签", Control.LINES, hint="一行一个。"),
        ),
        (),
        "没有标签的事项，按分类找不到",
    ),
)

ELSEWHERE = frozenset({"situations", "rules"})
"""Elements with an editor of their own: the decision table of the situations."""


def group_of(code: str) -> Group | None:
    """The group with this code."""
    return next((group for group in GROUPS if group.code == code), None)


def group_holding(place: str) -> Group | None:
    """The group of an element that a rule names: promised, materials.plan, service.results[2]; None: elsewhere."""
    bare = place.partition("[")[0].removeprefix("service.").partition(".")[0]
    for group in GROUPS:
        held = {path.removeprefix("service.").partition(".")[0] for path in group.paths}
        if bare in held:
            return group
    return GROUPS[0] if bare not in ELSEWHERE else None


def places() -> frozenset[str]:
    """Every element and list that this table describes, by its place in a version."""
    return frozenset(path for group in GROUPS for path in group.paths)
