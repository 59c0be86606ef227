"""What the national codes of the elements are called: tables A.1 to A.5 and the exchange tables."""

from collections.abc import Mapping

from yimen.kernel.dictionary import DatumAbout
from yimen.kernel.elements import (
    BodyKind,
    ExerciseLevel,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    OnlineDepth,
    PowerSource,
    Reach,
    ResultKind,
    Served,
    Way,
)
from yimen.kernel.terms import FieldKind
from yimen.kernel.time.deadline import SpecialGround

LEVELS: Mapping[str, str] = {
    ExerciseLevel.NATION: "国家级",
    ExerciseLevel.PROVINCE: "省级",
    ExerciseLevel.CITY: "市级",
    ExerciseLevel.COUNTY: "县级",
    ExerciseLevel.TOWN: "镇（乡、街道）级",
    ExerciseLevel.VILLAGE: "村（社区）级",
    ExerciseLevel.GRADED: "分级行使",
}
STEP_RANKS: Mapping[str, str] = {
    "clerk": "科员级",
    "chief": "科长级",
    "deputy": "分管副局长级",
    "director": "局长级",
}
BODIES: Mapping[str, str] = {
    BodyKind.AUTHORITY: "法定机关",
    BodyKind.AUTHORISED: "授权组织",
    BodyKind.ENTRUSTED: "受委托组织",
    BodyKind.OTHER: "其他机构",
}
SOURCES: Mapping[str, str] = {
    PowerSource.OWN_LEVEL: "法定本级行使",
    PowerSource.DEVOLVED: "上级下放",
    PowerSource.AUTHORISED_ABOVE: "上级授权",
    PowerSource.AUTHORISED_BESIDE: "同级授权",
    PowerSource.ENTRUSTED_ABOVE: "上级委托",
    PowerSource.ENTRUSTED_BESIDE: "同级委托",
}
SERVED: Mapping[str, str] = {
    Served.PERSON: "自然人",
    Served.ENTERPRISE: "企业法人",
    Served.PUBLIC_INSTITUTION: "事业法人",
    Served.SOCIETY: "社会组织法人",
    Served.AUTHORITY: "行政机关",
    Served.OTHER: "其他服务对象",
}
WAYS: Mapping[str, str] = {
    Way.WINDOW: "窗口办理",
    Way.WEB: "网上办理",
    Way.MOBILE: "手机办理",
    Way.POST: "邮寄办理",
    Way.OTHER: "其他方式",
}
DEPTHS: Mapping[str, str] = {
    OnlineDepth.NONE: "不能网办",
    OnlineDepth.GUIDE: "网上看指南",
    OnlineDepth.FILING: "网上申报",
    OnlineDepth.ACCEPTANCE: "网上受理",
    OnlineDepth.FULL: "全程网办深度",
}
REACHES: Mapping[str, str] = {
    Reach.NATION: "全国通办",
    Reach.PROVINCES: "全省通办",
    Reach.CITIES: "全市通办",
    Reach.COUNTIES: "全县通办",
    Reach.HERE: "不通办",
}
RESULTS: Mapping[str, str] = {ResultKind.LICENCE: "证照类", ResultKind.PAPER: "批文", ResultKind.OTHER: "其他结果"}
MATERIAL_KINDS: Mapping[str, str] = {
    MaterialKind.PROOF: "证件证书证明",
    MaterialKind.FORM: "申请表格文书",
    MaterialKind.OTHER: "其他材料类型",
}
MATERIAL_FORMS: Mapping[str, str] = {
    MaterialForm.PAPER: "纸质",
    MaterialForm.ELECTRONIC: "电子",
    MaterialForm.BOTH: "纸质或电子",
}
MATERIAL_SOURCES: Mapping[str, str] = {
    MaterialSource.APPLICANT: "申请人自备",
    MaterialSource.AUTHORITY: "政府部门核发",
    MaterialSource.OTHER: "其他来源",
}
FIELD_KINDS: Mapping[str, str] = {
    FieldKind.TEXT: "一行文字",
    FieldKind.LONG_TEXT: "多行文字",
    FieldKind.NUMBER: "数值",
    FieldKind.DATE: "日期",
    FieldKind.CHOICE: "单选",
    FieldKind.PHONE: "电话号码",
    FieldKind.IDENTITY: "居民身份号码",
    FieldKind.USCC: "统一社会信用代码",
}
DATUM_ABOUT: Mapping[str, str] = {
    DatumAbout.PERSON: "自然人",
    DatumAbout.ENTERPRISE: "企业和其他组织",
    DatumAbout.MATTER: "所办的事",
}
GROUNDS: Mapping[str, str] = {
    SpecialGround.HEARING: "听证",
    SpecialGround.TENDER: "招标",
    SpecialGround.AUCTION: "拍卖",
    SpecialGround.INSPECTION: "检验",
    SpecialGround.TESTING: "检测",
    SpecialGround.QUARANTINE: "检疫",
    SpecialGround.APPRAISAL: "鉴定",
    SpecialGround.EXPERT_REVIEW: "专家评审",
}
"""The eight of article 45; a supplement stops the promised clock only and is nothing to announce."""
REMEDIES: Mapping[str, str] = {"reconsideration": "行政复议", "lawsuit": "行政诉讼"}
YES_NO: Mapping[str, str] = {"yes": "是", "no": "否"}
UNIT_NAMES: Mapping[str, str] = {
    "working_day": "个工作日",
    "natural_day": "个自然日",
    "half_day": "个半天",
    "hour": "个工作小时",
    "minute": "分钟",
}

TABLES: tuple[Mapping[str, str], ...] = (
    LEVELS, BODIES, SOURCES, SERVED, WAYS, DEPTHS, REACHES, RESULTS, MATERIAL_KINDS, MATERIAL_FORMS, MATERIAL_SOURCES,
    FIELD_KINDS, DATUM_ABOUT, GROUNDS, REMEDIES, YES_NO, UNIT_NAMES, STEP_RANKS,
)  # fmt: skip
"""Every table: a test proves that each name has its English."""
