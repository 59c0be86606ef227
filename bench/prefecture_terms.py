"""The terms of the prefecture's items: complete as a guide has them, of one cut, with limits and fees that differ."""

from decimal import Decimal
from functools import cache

from bench.prefecture_words import LICENCE, Desk
from yimen.kernel.elements import (
    MaterialForm,
    MaterialKind,
    MaterialSource,
    OnlineDepth,
    Remedy,
    ResultKind,
    ResultTerm,
    Service,
    WindowTerm,
)
from yimen.kernel.terms import (
    Audience,
    CertificateTerm,
    Complexity,
    Defect,
    Fee,
    FieldKind,
    FieldTerm,
    LegalBasis,
    MaterialTerm,
    Necessity,
    Option,
    Question,
    Situation,
    StepTerm,
    Terms,
    TimeLimit,
)

KINDS = 24
LAW = "《中华人民共和国行政许可法》第三十八条"
SITUATION = Situation("who", "由谁来办？", (Option("self", "本人或法定代表人"), Option("agent", "委托他人")))
UNCLEAR = Defect("unclear", "图片模糊，看不清文字", "请在光线好的地方对正重拍后上传")
OUTDATED = Defect("outdated", "证件已过有效期", "请先换领新的证件再申请")


def terms_of(desk: Desk, number: int) -> Terms:
    """The terms of item `number` of an office: one of two dozen kinds."""
    return _kind(desk, number % KINDS)


@cache
def _kind(desk: Desk, kind: int) -> Terms:
    instant = kind % 6 == 0
    audience = Audience.BOTH if kind % 8 == 7 else Audience(desk.audience)
    fees = (Fee("工本费", 1000, "10元/本", "《行政事业性收费目录》", "book"),) if kind % 9 == 4 else ()
    limit = TimeLimit(Decimal(15), "minute") if instant else TimeLimit(Decimal(1 + kind % 10), "working_day")
    return Terms(
        statutory=TimeLimit(Decimal(20), "working_day"),
        promised=limit,
        complexity=Complexity.SIMPLE if instant else Complexity.GENERAL,
        instant="yes" if instant else "no",
        audience=audience,
        conditions=(
            f"属于{desk.name}管辖范围，申请人具有完全民事行为能力或者依法登记。",
            "提交的材料齐全，符合法定形式。",
            "场所、设备和人员符合国家和本省的有关规定。",
        ),
        materials=_materials(kind),
        fields=(
            FieldTerm("name", "申请人名称"),
            FieldTerm("phone", "联系电话", FieldKind.PHONE),
            FieldTerm("address", "地址", FieldKind.LONG_TEXT, hint="写到门牌号"),
            FieldTerm("began", "开始日期", FieldKind.DATE),
        ),
        situations=(SITUATION,),
        steps=tuple(
            StepTerm(code, name, law=LAW)
            for code, name in (("accept", "受理"), ("review", "审查"), ("decide", "决定"), ("issue", "颁证"), ("deliver", "送达"))
        ),
        fees=fees,
        bases=(
            LegalBasis("《中华人民共和国行政许可法》", "第三十八条", "申请人的申请符合法定条件、标准的，行政机关应当依法作出准予行政许可的书面决定。"),
            LegalBasis("《优化营商环境条例》", "第三十六条", "政府及其有关部门办理政务服务事项，应当根据实际情况，推行当场办结、一次办结、限时办结等制度。"),
        ),
        certificate=CertificateTerm("11990000MB990001XC" + f"{kind:03d}", f"{desk.name}许可证书", 60) if desk.nature == LICENCE else None,
        trips=0 if kind % 3 == 0 else 1,
        place="本级政务服务中心综合窗口",
        phone="0990-12345",
        questions=(
            Question("可以委托别人办吗？", "可以，请带上委托书和双方的身份证件。"),
            Question("周末能办吗？", "市民服务中心周末开放，具体以公布的时间为准。"),
        ),
        service=_service(kind, audience, fees),
    )  # fmt: skip


def _materials(kind: int) -> tuple[MaterialTerm, ...]:
    given = (
        ("form", "申请表", MaterialKind.FORM, MaterialSource.APPLICANT),
        ("id", "身份证明或者营业执照", MaterialKind.PROOF, MaterialSource.AUTHORITY),
        ("premises", "场所使用证明", MaterialKind.PROOF, MaterialSource.APPLICANT),
        ("plan", "方案或者平面图", MaterialKind.OTHER, MaterialSource.APPLICANT),
        ("staff", "人员资格证明", MaterialKind.PROOF, MaterialSource.AUTHORITY),
        ("report", "检验检测报告", MaterialKind.OTHER, MaterialSource.OTHER),
    )
    agent = MaterialTerm("mandate", "委托书", when=("who:agent",), law=LAW, defects=(UNCLEAR,), originals=1)
    return (
        *(
            MaterialTerm(
                code, name, Necessity.REQUIRED, law=LAW, defects=(UNCLEAR, OUTDATED), kind=nature, source=source,
                form=MaterialForm.BOTH, originals=1, issued_by="发证机关" if nature is MaterialKind.PROOF else "", copies=1, standard="原件清晰完整，复印件加盖公章或者签名。",
            )
            for code, name, nature, source in given[: 2 + kind % 5]
        ),
        agent,
    )  # fmt: skip


def _service(kind: int, audience: Audience, fees: tuple[Fee, ...]) -> Service:
    online = kind % 3 == 0
    return Service(
        exercise_level="4",
        body_kind="1",
        power_source="1",
        served={Audience.PERSON: ("1",), Audience.ORGANISATION: ("2", "3"), Audience.BOTH: ("1", "2", "3")}[audience],
        ways=("1", "2", "3") if online else ("1", "2") if kind % 2 else ("1",),
        online_depth=OnlineDepth.FULL if online else OnlineDepth.FILING if kind % 2 else OnlineDepth.GUIDE,
        onsite_reason="" if online else "须核对原件",
        hours="周一至周五 9:00-12:00，13:30-17:30",
        complaint_phone="12345",
        online_payment="yes" if fees else "no",
        windows=(WindowTerm("综合窗口", "为民路1号一楼", "周一至周五 9:00-17:30", "0990-12345"),),
        express_result="yes" if online else "no",
        results=(ResultTerm("决定书", ResultKind.PAPER, "示范样本"),),
        rights=("依法享有陈述、申辩的权利。",),
        duties=("对提交材料的真实性负责。",),
        remedies=(Remedy("reconsideration", "本级人民政府", "为民路1号", "0990-12345"), Remedy("lawsuit", "人民法院")),
    )
