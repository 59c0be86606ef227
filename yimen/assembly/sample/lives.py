"""The lives that sample cases lead: how each goes, how long ago it began, and how many of each there are.

Together they reach all fifteen states; most end well and in time, as in a real city.
"""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from yimen.assembly.sample.city import Guide
from yimen.assembly.sample.staff import INSTANT
from yimen.assembly.sample.stage import DAY, Stage, promise
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import Role
from yimen.kernel.endings import RevokeGround
from yimen.kernel.offers import is_filed
from yimen.kernel.rulings import Advice
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity, Necessity
from yimen.kernel.time.deadline import SpecialGround

Age = Callable[[Guide, Random], float]
TOGETHER = 0.15
"""So many of what is granted at the window are reviewed by one and approved by another."""
LONGEST = 84 * DAY
"""Four months of office time."""


@snapshot
class Life:
    """A way for a case to go. `age`: how many open minutes before the anchor it is received."""

    name: str
    count: int
    play: Callable[[Stage], None]
    age: Age
    fits: Callable[[Guide], bool]
    over_the_net: str = "either"
    """yes: the applicant acts from home later on; either: at the window too."""


# Which items


def at_once(guide: Guide) -> bool:
    return guide.terms.instant == "yes"


def through_desks(guide: Guide) -> bool:
    return guide.terms.instant != "yes"


def tolerable(guide: Guide) -> bool:
    return through_desks(guide) and any(one.necessity is Necessity.TOLERABLE for one in guide.terms.materials)


def outlasting(guide: Guide) -> bool:
    """What is to follow has so long that the longest holiday lies within it."""
    days = [one.tolerated_days for one in guide.terms.materials if one.necessity is Necessity.TOLERABLE]
    return tolerable(guide) and min(days) >= 10


def with_certificate(guide: Guide) -> bool:
    return through_desks(guide) and guide.terms.certificate is not None


def deniable(guide: Guide) -> bool:
    """Nobody decides a filing, so nobody denies one."""
    return through_desks(guide) and not is_filed(guide.item.kind)


def checked_twice(guide: Guide) -> bool:
    """A complex item: after the review the chief looks at it."""
    return in_working_days(guide) and guide.terms.complexity is Complexity.COMPLEX


def on_commitment(guide: Guide) -> bool:
    return through_desks(guide) and bool(guide.terms.commitment)


def in_working_days(guide: Guide) -> bool:
    """The promise counts working days and leaves room for more than one colour."""
    promised = guide.terms.promised
    counted = promised is not None and promised.unit == "working_day" and promised.amount >= 2
    return through_desks(guide) and counted


def extensible(guide: Guide) -> bool:
    """The statutory limit counts working days too: art. 42 adds such days."""
    statutory = guide.terms.statutory
    return in_working_days(guide) and statutory is not None and statutory.unit == "working_day"


def with_clerks_letter(guide: Guide) -> bool:
    """The clerk of every window holds a letter of the office."""
    return through_desks(guide) and guide.item.office in INSTANT


def with_defects(guide: Guide) -> bool:
    return through_desks(guide) and any(one.defects and not one.when for one in guide.terms.materials)


# How long ago


def some_time_ago(days: float) -> Age:
    """Long enough ago for the promise and so many days besides to have passed."""

    def age(guide: Guide, dice: Random) -> float:
        return dice.uniform(min(promise(guide) + days * DAY, LONGEST - DAY), LONGEST)

    return age


def days_ago(least: float, most: float) -> Age:
    return lambda guide, dice: dice.uniform(least, most) * DAY


def share_ago(least: float, most: float) -> Age:
    """So much of the promise has passed."""
    return lambda guide, dice: dice.uniform(least, most) * promise(guide) + 20


def overdue(least: float, most: float) -> Age:
    """The promise has passed, and so many days besides."""
    return lambda guide, dice: promise(guide) + dice.uniform(least, most) * DAY


# How they go


def granted(s: Stage) -> None:
    s.apply()
    s.accept()
    s.grant(s.dice.uniform(0.15, 0.85))
    s.deliver()


def granted_at_once(s: Stage) -> None:
    s.apply()
    s.accept()
    if s.dice.random() < TOGETHER and s.finished_together():
        return
    s.grant_at_once()
    s.deliver()


def granted_late(s: Stage) -> None:
    s.apply()
    s.accept()
    s.grant(1 + s.dice.uniform(1.5, 4) * DAY / promise(s.guide))
    s.deliver()


def granted_on_commitment(s: Stage) -> None:
    s.apply()
    s.accept_on_commitment()
    s.grant(s.dice.uniform(0.1, 0.5))
    s.deliver()


def granted_after_correction(s: Stage) -> None:
    s.apply()
    s.mend(s.correct())
    s.accept()
    s.grant(s.dice.uniform(0.2, 0.9))
    s.deliver()


def granted_after_two_corrections(s: Stage) -> None:
    s.apply()
    found = s.correct()
    s.mend(found)
    cases.open_further_correction(s.ref, [found], "示范数据：新交的材料仍有一处需要补正。", by=s.clerk, now=s.later())
    s.mend(found)
    s.accept()
    s.grant(s.dice.uniform(0.2, 0.8))
    s.deliver()


def granted_after_special(s: Stage) -> None:
    s.apply()
    s.accept()
    s.hand_over()
    _open_special(s)
    s.wait(s.dice.uniform(2, 6) * DAY)
    _close_special(s)
    s.reviews(0.3)
    s.wait(s.dice.uniform(0.1, 0.4) * promise(s.guide))
    s.decide(0)
    s.deliver()


def granted_after_extension(s: Stage) -> None:
    s.apply()
    s.accept()
    s.hand_over()
    s.reviews(0.8)
    reason = "示范数据：案情复杂，经负责人批准延长。"
    cases.extend(s.ref, EXTENSION, reason, by=s.officer(Role.OFFICE_HEAD), now=s.later())
    s.decide(1.2)
    s.deliver()


def granted_though_doubted(s: Stage) -> None:
    s.apply()
    s.propose_refusal()
    s.withdraw_refusal()
    s.propose_refusal()
    s.reject_refusal()
    s.accept()
    s.grant(s.dice.uniform(0.2, 0.8))
    s.deliver()


def granted_after_silence(s: Stage) -> None:
    s.apply()
    s.deem_accepted()
    s.grant(s.dice.uniform(0.3, 0.9))
    s.deliver()


def granted_not_delivered(s: Stage) -> None:
    s.apply()
    s.accept()
    s.grant(s.dice.uniform(0.3, 0.9))


def granted_tolerating(s: Stage) -> None:
    s.apply(left_out=(s.tolerable().code,))
    s.accept_tolerating()
    s.grant(s.before_it_follows(s.dice.uniform(0.2, 0.8)))


def supplied(s: Stage) -> None:
    s.apply(left_out=(s.tolerable().code,))
    s.accept_tolerating()
    s.bring()
    s.grant(s.dice.uniform(0.2, 0.8))
    s.supply()
    s.deliver()


def tolerance_broken(s: Stage) -> None:
    """What was to follow stayed away past its day 容缺逾期: the grant is taken back, the integrity file knows."""
    s.apply(left_out=(s.tolerable().code,))
    s.accept_tolerating()
    s.grant(s.before_it_follows(0.3))
    s.stay_away()


def denied(s: Stage) -> None:
    s.apply()
    s.accept()
    s.deny(s.dice.uniform(0.3, 0.9))
    s.deliver()


def revoked(s: Stage) -> None:
    s.apply()
    s.accept()
    s.grant(s.dice.uniform(0.15, 0.85))
    s.deliver()
    s.wait(s.dice.uniform(3, 10) * DAY)
    head = s.officer(Role.OFFICE_HEAD)
    cases.revoke(s.ref, "示范数据：核查发现申请材料与事实不符。", RevokeGround.FRAUD, by=head, now=s.at)


def withdrawn_early(s: Stage) -> None:
    s.apply()
    s.withdraw()


def withdrawn_in_correction(s: Stage) -> None:
    s.apply()
    s.correct()
    s.withdraw()


def withdrawn(s: Stage) -> None:
    s.apply()
    s.accept()
    s.hand_over()
    s.withdraw()


def not_needed(s: Stage) -> None:
    s.apply()
    s.find_not_needed()


def refused(s: Stage) -> None:
    s.apply()
    s.propose_refusal()
    s.confirm_refusal()


def lapsed(s: Stage) -> None:
    s.apply()
    s.correct()
    s.lapse()


def received(s: Stage) -> None:
    s.apply()


def proposed(s: Stage) -> None:
    s.apply()
    s.propose_refusal()


def correcting(s: Stage) -> None:
    s.apply()
    s.correct()


def corrected(s: Stage) -> None:
    s.apply()
    s.mend(s.correct())


def accepted(s: Stage) -> None:
    s.apply()
    s.accept()


def silently_accepted(s: Stage) -> None:
    s.apply()
    s.deem_accepted()


def accepted_tolerating(s: Stage) -> None:
    s.apply(left_out=(s.tolerable().code,))
    s.accept_tolerating()
    s.hand_over()


def in_review(s: Stage) -> None:
    s.apply()
    s.accept()
    s.hand_over()


def for_check(s: Stage) -> None:
    in_review(s)
    s.reviewed_once()


def for_decision(s: Stage) -> None:
    in_review(s)
    s.reviews(0.2)


def doubtful(s: Stage) -> None:
    in_review(s)
    s.reviews(0.2, Advice.DENY)


def paused(s: Stage) -> None:
    in_review(s)
    _open_special(s)


def resumed(s: Stage) -> None:
    paused(s)
    s.wait(s.dice.uniform(1, 2) * DAY)
    _close_special(s)


def extended(s: Stage) -> None:
    for_decision(s)
    head = s.officer(Role.OFFICE_HEAD)
    cases.extend(s.ref, EXTENSION, "示范数据：案情复杂，经负责人批准延长。", by=head, now=s.later())


EXTENSION = Decimal(5)
_GROUNDS = (
    (SpecialGround.INSPECTION, "现场检验"),
    (SpecialGround.EXPERT_REVIEW, "专家评审"),
    (SpecialGround.TESTING, "抽样检测"),
    (SpecialGround.HEARING, "听证"),
    (SpecialGround.APPRAISAL, "技术鉴定"),
)


def _open_special(s: Stage) -> None:
    ground, word = s.dice.choice(_GROUNDS)
    reason = f"示范数据：依法需要{word}，所需时间不计入办理期限。"
    cases.open_special(s.ref, ground, s.dice.randint(5, 15), reason, by=s.officer(Role.REVIEWER), now=s.later())


def _close_special(s: Stage) -> None:
    cases.close_special(s.ref, "示范数据：程序已完成，结果合格。", by=s.officer(Role.REVIEWER), now=s.at)


LIVES: tuple[Life, ...] = (
    Life("granted", 150, granted, some_time_ago(3), through_desks),
    Life("granted_at_once", 96, granted_at_once, some_time_ago(0.5), at_once),
    Life("granted_on_commitment", 12, granted_on_commitment, some_time_ago(3), on_commitment),
    Life("granted_after_correction", 36, granted_after_correction, some_time_ago(7), with_defects),
    Life("granted_after_two_corrections", 4, granted_after_two_corrections, some_time_ago(11), with_defects),
    Life("granted_late", 18, granted_late, some_time_ago(9), in_working_days),
    Life("granted_after_special", 14, granted_after_special, some_time_ago(12), in_working_days),
    Life("granted_after_extension", 5, granted_after_extension, some_time_ago(14), extensible),
    Life("granted_though_doubted", 4, granted_though_doubted, some_time_ago(6), through_desks),
    Life("granted_after_silence", 6, granted_after_silence, some_time_ago(10), in_working_days),
    Life("granted_not_delivered", 10, granted_not_delivered, share_ago(1.2, 1.8), in_working_days),
    Life("granted_tolerating", 9, granted_tolerating, days_ago(1, 3), outlasting),
    Life("supplied", 10, supplied, some_time_ago(6), tolerable, "yes"),
    Life("denied", 14, denied, some_time_ago(4), deniable),
    Life("revoked", 5, revoked, some_time_ago(16), with_certificate),
    Life("withdrawn_early", 8, withdrawn_early, days_ago(2, 80), through_desks, "yes"),
    Life("withdrawn_in_correction", 4, withdrawn_in_correction, days_ago(5, 80), with_defects, "yes"),
    Life("withdrawn", 9, withdrawn, days_ago(4, 80), in_working_days, "yes"),
    Life("not_needed", 6, not_needed, days_ago(3, 80), with_clerks_letter),
    Life("refused", 8, refused, days_ago(4, 80), through_desks),
    Life("lapsed", 6, lapsed, days_ago(35, 82), with_defects),
    Life("received", 12, received, days_ago(0.1, 3), through_desks),
    Life("proposed", 5, proposed, days_ago(1, 3), through_desks),
    Life("correcting", 12, correcting, days_ago(1, 14), with_defects),
    Life("corrected", 6, corrected, days_ago(3, 4), with_defects),
    Life("accepted", 6, accepted, days_ago(0.2, 1.5), in_working_days),
    Life("silently_accepted", 2, silently_accepted, days_ago(7, 8), in_working_days),
    Life("accepted_tolerating", 5, accepted_tolerating, share_ago(0.2, 0.6), tolerable),
    Life("in_review", 16, in_review, share_ago(0.05, 0.55), in_working_days),
    Life("in_review_soon_due", 8, in_review, share_ago(0.75, 0.95), in_working_days),
    Life("in_review_overdue", 6, in_review, overdue(1.2, 4), in_working_days),
    Life("for_decision", 10, for_decision, share_ago(0.35, 0.6), in_working_days),
    Life("for_decision_soon_due", 6, for_decision, share_ago(0.8, 0.95), in_working_days),
    Life("for_decision_overdue", 4, for_decision, overdue(1.2, 3), in_working_days),
    Life("doubtful", 4, doubtful, share_ago(0.4, 0.9), in_working_days),
    Life("paused", 10, paused, share_ago(0.6, 1.5), in_working_days),
    Life("resumed", 6, resumed, days_ago(4, 6), in_working_days),
    Life("extended", 4, extended, share_ago(0.7, 1.3), extensible),
    Life("for_check", 4, for_check, share_ago(0.3, 0.7), checked_twice),
    Life("tolerance_broken", 2, tolerance_broken, some_time_ago(24), tolerable),
)
BY_NAME = {life.name: life for life in LIVES}
