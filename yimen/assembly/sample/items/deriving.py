"""What a sample item says beside its own words, derived by rule: ways, places, results, remedies, papers with a basis.

Sample data of the fictional 示范市: plausible, complete by the rules of publication, and no promise of anybody.
"""

from dataclasses import replace
from decimal import Decimal

from yimen.kernel.elements import (
    BodyKind,
    ExerciseLevel,
    Intermediary,
    MaterialKind,
    MaterialSource,
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
from yimen.kernel.joint_life import JOINT
from yimen.kernel.kinds import national_code
from yimen.kernel.offers import is_filed
from yimen.kernel.terms import (
    Audience,
    Fee,
    ItemKind,
    LegalBasis,
    MaterialTerm,
    SpecialProcedure,
    StepTerm,
    TimeLimit,
)
from yimen.kernel.time.deadline import SpecialGround

TEN = Decimal(10)
LICENSING = "《中华人民共和国行政许可法》"
COMPLAINTS = "0000-5550110"
HOURS = "工作日 9:00—12:00，13:30—17:30"
SERVED = {
    Audience.PERSON: (Served.PERSON,),
    Audience.ORGANISATION: (Served.ENTERPRISE, Served.PUBLIC_INSTITUTION, Served.SOCIETY, Served.OTHER),
    Audience.BOTH: tuple(one for one in Served if one is not Served.AUTHORITY),
}
#: Bodies that a law authorises, and that are no authorities themselves.
AUTHORISED = {"disabled", "fund"}
REASONS = {
    "yes": "须本人到场采集信息、当面确认或者查验实物。",
    "no": "须到场核验原件并当面签名。",
}
#: Words in the name of a paper that say it attests something, and who gives it.
ISSUERS = (
    ("低保", "民政部门"), ("检测", "具备资质的检测机构"), ("考核", "考核机构"),
    ("身份证", "公安机关"), ("身份", "公安机关"), ("户口", "公安机关"), ("户籍", "公安机关"), ("居住证", "公安机关"),
    ("营业执照", "市场监督管理部门"), ("结婚证", "婚姻登记机关"), ("出生医学证明", "医疗卫生机构"),
    ("不动产权", "不动产登记机构"), ("残疾", "残疾人联合会"), ("行驶证", "公安机关交通管理部门"),
    ("驾驶证", "公安机关交通管理部门"), ("从业资格", "交通运输部门"), ("消防", "消防救援机构"),
    ("完税", "税务机关"), ("规划许可证", "自然资源主管部门"), ("教师资格", "教育行政部门"), ("普通话", "语言文字工作机构"),
    ("学历", "颁发学历的学校"), ("毕业", "颁发学历的学校"), ("医师", "卫生健康主管部门"), ("护士", "卫生健康主管部门"),
    ("药师", "药品监督管理部门"), ("体检", "二级以上医疗机构"), ("健康", "二级以上医疗机构"), ("诊断", "医疗机构"),
    ("就业困难", "人力资源社会保障部门"), ("检验", "具备资质的检验机构"),
    ("验资", "会计师事务所"), ("成绩", "考试机构"), ("合格证", "生产企业或者认定机构"), ("学籍", "就读学校"),
    ("预防接种", "预防接种单位"), ("监护", "公安机关或者居（村）民委员会"), ("亲属关系", "公安机关或者公证机构"),
)  # fmt: skip
ATTESTS = ("证", "证明", "证书", "执照", "户口簿", "报告", "凭证", "合格书", "成绩单", "认定书", "户口簿和身份证")
#: Papers of the library 材料库, by name: the codes of the city's entries (libraries.py).
LIBRARY = {
    "营业执照": "CL-0001",
    "申请人身份证明": "CL-0002",
    "授权委托书和受托人身份证明": "CL-0003",
    "场所使用证明": "CL-0004",
}
DRAWN = ("申请书", "申请表", "登记表")
FORMS = (
    "表",
    "委托书和受托人身份证明",
    "申请书",
    "承诺书",
    "声明",
    "说明",
    "清单",
    "名单",
    "委托书",
    "授权书",
    "名册",
    "说明和照片",
)
REPORTS = {"检测": "检测", "验资": "验资", "检验": "检验"}


def papers(materials: tuple[MaterialTerm, ...], bases: tuple[LegalBasis, ...]) -> tuple[MaterialTerm, ...]:
    """The materials with their basis, what kind of paper each is, and who gives it."""
    basis = f"{bases[0].law}{bases[0].article}" if bases else "示范市公共服务办事指南（示范）"
    return tuple(replace(_paper(one, basis), library=LIBRARY.get(one.name, "")) for one in materials)


def _paper(material: MaterialTerm, basis: str) -> MaterialTerm:
    name = material.name
    issuer = next((who for word, who in ISSUERS if word in name), "")
    if issuer and "委托书" not in name and (material.replaceable_by or name.endswith(ATTESTS)):
        source = MaterialSource.OTHER if issuer.startswith(("具备", "会计", "生产")) else MaterialSource.AUTHORITY
        return replace(
            material,
            law=basis,
            kind=MaterialKind.PROOF,
            source=source,
            issued_by=issuer,
            copies=0 if material.replaceable_by else 1,
        )
    if name.endswith(FORMS):
        return replace(
            material, law=basis, kind=MaterialKind.FORM, originals=1,
            # An application is nothing but the fields of its item, and is drawn from them.
            blank_form="" if name.endswith(DRAWN) else f"{name}（空白表，示范）", sample=f"{name}（填写样例，示范）",
        )  # fmt: skip
    return replace(material, law=basis, originals=1)


def steps(
    kind: ItemKind, instant: str, inspect: str, result: str, bases: tuple[LegalBasis, ...], joint: str = ""
) -> tuple[StepTerm, ...]:
    """The way of a case as it is told to the applicant, each step with the provision that asks for it."""
    own = f"{bases[0].law}{bases[0].article}" if bases else "示范市公共服务办事指南（示范）"

    def step(code: str, name: str, note: str, article: str, presence: str = "no") -> StepTerm:
        return StepTerm(
            code, name, note, f"{LICENSING}{article}" if kind is ItemKind.LICENCE else own, presence=presence
        )

    apply = step("apply", "申请", "网上提交或到窗口提出，材料不齐时一次性告知。", "第二十九条")
    if instant == "yes":
        return (
            apply,
            step("accept", "受理", "当场核对材料。", "第三十二条"),
            step("decide", "即审即办", "由一名工作人员当场审核并办结。", "第三十四条第二款"),
            step("issue", "制证", f"当场制作{result}。", "第三十九条"),
            step("deliver", "取结果", f"当场取得{result}。", "第四十四条"),
        )
    review, decide = ("核对", "登记备案") if is_filed(kind) else ("审查", "决定")
    return (
        apply,
        step("accept", "受理", "材料齐全、符合法定形式的予以受理，出具受理通知书。", "第三十二条"),
        *((step("inspect", "现场核查", inspect, "第三十四条第三款", _presence(inspect)),) if inspect else ()),
        *((step(JOINT, "并联审批", "受理后同时抄告各有关部门，限时答复。", "第三十四条"),) if joint else ()),
        step("review", review, "由审查人员提出意见。", "第三十四条"),
        step("decide", decide, "由另一名工作人员作出决定，审查人与决定人不是同一人。", "第三十七条"),
        step("issue", "制证", f"制作{result}。", "第三十九条"),
        step("deliver", "送达", f"{result}可网上领取、窗口领取或邮寄。", "第四十四条"),
    )


def _presence(inspect: str) -> str:
    return "yes" if any(word in inspect for word in ("本人到场", "到窗口", "到就近", "到指定", "查验车辆")) else "no"


def special_procedures(inspect: str) -> tuple[SpecialProcedure, ...]:
    """The procedures that stop the clock, where the way of the item speaks of them."""
    told = (("专家评审", SpecialGround.EXPERT_REVIEW), ("听证", SpecialGround.HEARING))
    return tuple(
        SpecialProcedure(ground, TimeLimit(TEN, "working_day"), f"{LICENSING}第四十五条") for word, ground in told if word in inspect
    )  # fmt: skip


def service(
    office: str,
    bureau: str,
    address: str,
    kind: ItemKind,
    *,
    audience: Audience,
    instant: str,
    trips: int,
    way: tuple[StepTerm, ...],
    fees: tuple[Fee, ...],
    materials: tuple[MaterialTerm, ...],
    issued: str,
    phone: str,
    conditions: tuple[str, ...],
) -> Service:
    """How the item is offered, as far as it follows from what it is."""
    in_person = "yes" if any(step.presence == "yes" for step in way) else "no"
    window = f"{bureau}窗口"
    return Service(
        exercise_level=ExerciseLevel.CITY,
        body_kind=BodyKind.AUTHORISED if office in AUTHORISED else BodyKind.AUTHORITY,
        power_source=PowerSource.OWN_LEVEL,
        served=SERVED[audience],
        ways=(Way.WINDOW, Way.WEB, Way.MOBILE, *((Way.POST,) if trips == 0 else ())),
        online_depth=OnlineDepth.FULL if trips == 0 else OnlineDepth.ACCEPTANCE,
        reach=Reach.COUNTIES if kind is ItemKind.PUBLIC_SERVICE else Reach.HERE,
        onsite_reason=REASONS[in_person] if trips else "",
        hours=HOURS,
        complaint_phone=COMPLAINTS,
        windows=(WindowTerm(window, address, HOURS, phone),),
        appointment="yes",
        online_payment="yes" if fees else "no",
        express_materials="yes" if trips == 0 else "no",
        express_result="yes",
        self_service="yes" if instant == "yes" else "no",
        agency="no" if in_person == "yes" else "yes",
        intermediaries=_intermediaries(materials),
        results=(_result(issued),),
        # What a licence is measured by are its conditions: a denial names the one that is not met.
        criteria=conditions if kind is ItemKind.LICENCE and instant == "no" else (),
        rights=RIGHTS,
        duties=DUTIES,
        remedies=() if kind is ItemKind.PUBLIC_SERVICE else REMEDIES,
    )


def _result(name: str) -> ResultTerm:
    kind = ResultKind.OTHER
    if name.endswith(("证", "执照")):
        kind = ResultKind.LICENCE
    elif name.endswith(("文", "批复", "决定书")):
        kind = ResultKind.PAPER
    return ResultTerm(name, kind, f"{name}（样本，示范）")


def _intermediaries(materials: tuple[MaterialTerm, ...]) -> tuple[Intermediary, ...]:
    return tuple(
        Intermediary(one.code, f"{what}服务", one.code, one.law, "由双方约定", "市场调节价，由申请人与机构约定")
        for one in materials
        for word, what in REPORTS.items()
        if word in one.name and one.name.endswith("报告") and one.kind is MaterialKind.PROOF
    )


def base_code(kind: ItemKind, serial: int) -> str:
    """A code of the base catalogue of the fictional province 99; extended kinds carry the number of table A.1."""
    return f"99{national_code(kind)}{serial:05d}000"


RIGHTS = (
    "查询办理进度和结果，要求说明理由。",
    "对办理服务作出评价、投诉。",
    "对决定不服的，依法申请行政复议或者提起行政诉讼。",
)
DUTIES = ("如实提交材料，对材料的真实性负责。", "配合依法进行的核查。")
REMEDIES = (
    Remedy("reconsideration", "示范市人民政府（示范）", "示范市中心路1号（示范）", "0000-5550120"),
    Remedy("lawsuit", "示范市人民法院（示范）", "示范市法院路1号（示范）", "0000-5550130"),
)
