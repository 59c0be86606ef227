"""Words of duty: what absences, ranks, stances and outcomes are called. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.inspections.operations import Found
from yimen.engine.staff.reliefs.operations import ReliefKind
from yimen.kernel.authority import Rank
from yimen.kernel.offices.credentials import CredentialStanding
from yimen.kernel.offices.letters import Manner
from yimen.kernel.offices.stamps import StampStanding
from yimen.kernel.terms import Complexity
from yimen.registries.people.operations import AbsenceKind

ABSENCES: Mapping[AbsenceKind, str] = {
    AbsenceKind.LEAVE: "休假",
    AbsenceKind.SICK: "病假",
    AbsenceKind.TRIP: "出差",
    AbsenceKind.TRAINING: "培训",
    AbsenceKind.OTHER: "其他事由",
}
RELIEFS: Mapping[ReliefKind, str] = {
    ReliefKind.SHIFT: "换班交接",
    ReliefKind.LEAVE: "请假交接",
    ReliefKind.DEPARTURE: "离岗交接",
}
RANKS: Mapping[Rank, str] = {
    Rank.CLERK: "科员级",
    Rank.CHIEF: "科长级",
    Rank.DEPUTY: "分管副局长级",
    Rank.DIRECTOR: "局长级",
}
COMPLEXITIES: Mapping[Complexity, str] = {
    Complexity.SIMPLE: "简单事项",
    Complexity.GENERAL: "一般事项",
    Complexity.COMPLEX: "复杂事项",
}
MANNERS: Mapping[Manner, str] = {Manner.DIRECT: "直办", Manner.CONSULTATIVE: "会办"}
STAMPS: Mapping[StampStanding, str] = {
    StampStanding.IN_STORE: "在库",
    StampStanding.OFFERED: "待签领",
    StampStanding.IN_USE: "使用中",
    StampStanding.IDLE: "授权已止，待收回",
    StampStanding.UNCERTIFIED: "证书失效，暂不能用印",
    StampStanding.LOST: "已挂失",
    StampStanding.DESTROYED: "已销毁",
}
CREDENTIALS: Mapping[CredentialStanding, str] = {
    CredentialStanding.NONE: "未签发",
    CredentialStanding.NOT_YET: "尚未生效",
    CredentialStanding.VALID: "有效",
    CredentialStanding.EXPIRED: "已到期",
    CredentialStanding.SUSPENDED: "已冻结",
    CredentialStanding.REVOKED: "已吊销",
    CredentialStanding.RENEWED: "已换发",
    CredentialStanding.LEFT: "持有人已离岗",
}
STANCES: Mapping[Stance, str] = {
    Stance.FAVOUR: "同意",
    Stance.AGAINST: "不同意",
    Stance.NO_VIEW: "无意见",
}
FOUND: Mapping[Found, str] = {
    Found.PASS: "符合要求",
    Found.MEND: "整改后再看",
    Found.FAIL: "不符合要求",
}
