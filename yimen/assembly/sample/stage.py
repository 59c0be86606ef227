"""The stage on which a sample case is played: everybody who acts on it, and a time of its own that only runs forward.

Every verb here calls one operation of the engine, as a door would, at a moment inside office hours of the past.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from django.db import connection

from yimen.assembly.sample import filling, paying
from yimen.assembly.sample.city import Applicant, City, Guide
from yimen.assembly.sample.papers import paper_for, papers
from yimen.assembly.sample.places import CENTRE
from yimen.assembly.sample.staff import DESKS
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.pairs import operations as pairs
from yimen.engine.centre.visits import operations as visits
from yimen.kernel import review_sheets, signatures
from yimen.kernel.acceptance import UNREADABLE, DefectFound
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, Role
from yimen.kernel.channels import CaseChannel
from yimen.kernel.commitments import code_of
from yimen.kernel.publication import minutes
from yimen.kernel.readiness import is_kept_off_the_net
from yimen.kernel.review_sheets import PointAnswer, PointFinding
from yimen.kernel.rulings import REMEDIES, Advice, Outcome, Ruling
from yimen.kernel.situations import resolve
from yimen.kernel.terms import Complexity, MaterialTerm, Necessity
from yimen.kernel.visits.standby import NobodyApproves, NobodyReviews, OutOfHours
from yimen.registries.people import queries as people

DAY = 420.0
"""Open minutes of a working day."""

REVIEWERS: Mapping[Complexity, tuple[Role, ...]] = {
    Complexity.SIMPLE: (),
    Complexity.GENERAL: (Role.REVIEWER,),
    Complexity.COMPLEX: (Role.REVIEWER, Role.CHIEF),
}
ON_A_TELEPHONE = 3
"""Every third plan is filed on a telephone, when it is filed over the net; the moment ends in the plan's number."""
GRANT = Ruling(Outcome.GRANT)
_OPINIONS = {
    Advice.GRANT: "示范数据：材料齐全，符合条件，建议准予。",
    Advice.DENY: "示范数据：现场条件不符合，建议不予。",
}


def promise(guide: Guide) -> float:
    """The promised limit in open minutes."""
    return float(minutes(guide.terms.promised)) if guide.terms.promised else DAY


@dataclass
class Stage:
    """One case on its way. `at` is the moment of the latest act; no act lies after the city's anchor."""

    city: City
    guide: Guide
    who: Applicant
    centre: str
    wanted: tuple[str, ...]
    at: datetime
    dice: Random
    desk: str = ""
    """The window the case is given to after receipt; empty: it stays where it went."""
    ref: str = ""
    answers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    accepted_at: datetime | None = None
    on_promise: str = "no"
    clerk: Actor = field(default=SYSTEM)

    # Time

    def wait(self, open_minutes: float) -> datetime:
        """Let office time pass; what would lie beyond the anchor comes half way to it."""
        calendar, anchor = self.city.national, self.city.anchor
        step, left = timedelta(minutes=open_minutes), calendar.between(self.at, anchor)
        if left < timedelta(seconds=2):
            # Outside office hours just before the anchor: real time passes.
            self.at += (anchor - self.at) / 16
        else:
            self.at = calendar.add(self.at, step if step < left else left / 2)
        return self.at

    def soon(self) -> datetime:
        """The next act at the same counter."""
        return self.wait(self.dice.uniform(4, 40))

    def later(self) -> datetime:
        """Some hours later."""
        return self.wait(self.dice.uniform(45, 300))

    # At the door

    def apply(self, left_out: tuple[str, ...] = ()) -> None:
        """Hand the application in: over the net by who has an account if the item offers it, else at the window."""
        terms = self.guide.terms
        self.left_out = left_out
        self.answers = filling.answers(terms, self.dice, self.wanted)
        if self.who.agent is None or is_kept_off_the_net(terms):
            self._at_the_window()
        else:
            self._over_the_net(self.who.agent)
        self.clerk = self._clerk()
        if self.desk:
            self._pass_to(self.desk)

    def _over_the_net(self, agent: Actor) -> None:
        if self.at.microsecond % ON_A_TELEPHONE == 0:
            agent = replace(agent, through=CaseChannel.MOBILE)
        terms, typed_at = self.guide.terms, self.at - timedelta(minutes=self.dice.uniform(6, 50))
        form = filling.form(terms, self.answers, self.who, self.at.date(), self.dice)
        draft = cases.start_draft(self.guide.ref, self.who.ref, by=agent, now=typed_at).ref
        kept = cases.keep_draft(draft, 1, self.answers, form, by=agent, now=typed_at + timedelta(minutes=3))
        for material in self._papers():
            paper = paper_for(material.code)
            name = f"示范{material.name}.{paper.ending}"
            cases.attach(draft, material.code, name, paper.content, by=agent, now=typed_at + timedelta(minutes=4))
        if signatures.asked(terms):
            drawn = papers()[0]
            cases.sign_application(draft, f"示范签名.{drawn.ending}", drawn.content, by=agent, now=self.at)
        self.ref = cases.submit(draft, kept.revision, self.city.centre(self.centre), by=agent, now=self.at).ref

    def _at_the_window(self) -> None:
        clerk = self.city.window_of(self.centre or CENTRE)
        form = filling.form(self.guide.terms, self.answers, self.who, self.at.date(), self.dice)
        self.ref = cases.receive(self.guide.ref, self.who.ref, self.answers, form, by=clerk, now=self.at).ref
        desk = self._clerk()
        for material in self._papers():
            self._hand_in(material.code, material.name, desk, self.at + timedelta(seconds=30))
        if signatures.asked(self.guide.terms):
            paper, signed_at = paper_for("application"), self.at + timedelta(seconds=40)
            cases.attach_signature(self.ref, f"示范申请表.{paper.ending}", paper.content, by=desk, now=signed_at)

    def _papers(self) -> tuple[MaterialTerm, ...]:
        applying = resolve(self.guide.terms, self.answers).materials
        return tuple(
            one for one in applying
            if one.code not in self.left_out and (one.necessity is not Necessity.OPTIONAL or self.dice.random() < 0.2)
        )  # fmt: skip

    def _hand_in(self, code: str, name: str, by: Actor, now: datetime) -> None:
        paper = paper_for(code)
        cases.attach_to_case(self.ref, code, f"示范{name}.{paper.ending}", paper.content, by=by, now=now)

    def _clerk(self) -> Actor:
        """Who sits at the window to which the case went."""
        with connection.cursor() as cursor:
            cursor.execute(
                "select p.name from cases_case c join people_post p on p.id = c.desk_id where c.ref = %s", (self.ref,)
            )
            (desk,) = cursor.fetchone()
        return self.city.officer(desk)

    def _pass_to(self, post: str) -> None:
        """The head of the centre gives the case to another window."""
        head = self.city.officer(f"{CENTRE}主任岗")
        if self.city.officer(post).ref != self.clerk.ref:
            cases.reassign(self.ref, self.city.post(post), "窗口忙闲调剂（示范）", by=head, now=self.soon())
        self.clerk = self.city.officer(post)

    def accept(self) -> None:
        """The materials are complete."""
        cases.accept(self.ref, by=self.clerk, now=self.soon())
        self.accepted_at = self.at

    def tolerable(self) -> MaterialTerm:
        """The material that may follow later in this situation."""
        applying = resolve(self.guide.terms, self.wanted or self.answers).materials
        return next(one for one in applying if one.necessity is Necessity.TOLERABLE)

    def accept_tolerating(self) -> None:
        """Accept without what may follow; it is given as much time as the item allows."""
        days = {one.code: one.tolerated_days for one in self.guide.terms.materials}
        today = self.city.national.day_of(self.soon())
        follow = {code: today + timedelta(days=days[code]) for code in self.left_out}
        cases.accept_tolerating(self.ref, follow, by=self.clerk, now=self.at)
        self.accepted_at = self.at

    def before_it_follows(self, share: float) -> float:
        """A share of the promise, or less, so that the decision falls well before the day of what is to follow."""
        days = min(one.tolerated_days for one in self.guide.terms.materials if one.code in self.left_out)
        left = self.city.national.between(self.at, self.at + timedelta(days=days))
        return min(share, left / timedelta(minutes=1) / promise(self.guide) / 2)

    def accept_on_commitment(self) -> None:
        """Accept on the signed promise of the item: at home by their own act, at the counter on paper."""
        view = queries.find(self.ref, self.who.agent, self.at) if self.who.agent is not None else None
        if view is not None and self.who.agent is not None:
            code = code_of(self.guide.terms.commitment, view.number)
            cases.sign_commitment(self.ref, code, by=self.who.agent, now=self.soon())
        else:
            paper = paper_for("commitment")
            name = f"示范告知承诺书.{paper.ending}"
            cases.attach_commitment(self.ref, name, paper.content, by=self.clerk, now=self.soon())
        cases.accept_on_commitment(self.ref, self.guide.terms.commitment, by=self.clerk, now=self.soon())
        self.accepted_at, self.on_promise = self.at, "yes"

    def deem_accepted(self) -> None:
        """The window kept silent for more than five working days: accepted since the day of receipt."""
        received = self.at
        self.wait(6.1 * DAY)
        cases.deem_accepted(self.ref, by=SYSTEM, now=self.at)
        self.accepted_at = received

    def correct(self) -> DefectFound:
        """One notice, naming a defect from the item's list."""
        handed_in = [one for one in self._asked() if one.code not in self.left_out]
        listed = [one for one in handed_in if one.defects] or handed_in
        material = self.dice.choice(listed)
        code = self.dice.choice(material.defects).code if material.defects else UNREADABLE.code
        found = DefectFound(material.code, code)
        cases.open_correction(self.ref, [found], "示范数据：请按提示补正后重新提交。", by=self.clerk, now=self.later())
        return found

    def _asked(self) -> list[MaterialTerm]:
        applying = resolve(self.guide.terms, self.answers).materials
        return [one for one in applying if one.necessity is not Necessity.OPTIONAL]

    def mend(self, found: DefectFound) -> None:
        """The applicant hands in what was asked for."""
        by = self.who.agent or self.clerk
        name = next(one.name for one in self.guide.terms.materials if one.code == found.material)
        self.wait(self.dice.uniform(0.3, 2.5) * DAY)
        self._hand_in(found.material, f"{name}（补正）", by, self.at)
        cases.answer_correction(self.ref, by=by, now=self.soon())

    def lapse(self) -> None:
        """Nothing came within the time of the notice."""
        self.at += timedelta(days=42)  # the thirty days, and a week of holidays
        cases.lapse_correction(self.ref, by=SYSTEM, now=self.at)

    def propose_refusal(self) -> None:
        """The window proposes a no."""
        basis = self.guide.terms.bases[0] if self.guide.terms.bases else None
        law = f"{basis.law}{basis.article}" if basis else "《中华人民共和国行政许可法》第三十二条"
        cases.propose_refusal(
            self.ref, law, "示范数据：申请事项不属于本机关职权范围。", "请向有管辖权的机关申请，窗口可协助转办。",
            by=self.clerk, now=self.later(),
        )  # fmt: skip

    def confirm_refusal(self) -> None:
        """Somebody who may decide confirms it."""
        cases.confirm_refusal(self.ref, by=self.officer(Role.DECIDER), now=self.later())

    def reject_refusal(self) -> None:
        """Somebody who may decide sends it back."""
        cases.reject_refusal(
            self.ref, "示范数据：属于本机关职权范围，请予受理。", by=self.officer(Role.DECIDER), now=self.later()
        )

    def withdraw_refusal(self) -> None:
        """The window takes its own no back before anybody has answered it."""
        cases.withdraw_refusal(self.ref, by=self.clerk, now=self.later())

    def find_not_needed(self) -> None:
        """No licence is needed for this."""
        cases.find_not_needed(
            self.ref,
            "《中华人民共和国行政许可法》第十三条",
            "示范数据：所述情形依法不需要取得许可。",
            "可以直接开展，不用再来办理。",
            by=self.clerk,
            now=self.later(),
        )

    # In the department

    def officer(self, role: Role) -> Actor:
        """Who holds the desk of a role in the item's office."""
        return self.city.officer(f"{self.guide.office}{DESKS[role]}")

    def hand_over(self) -> None:
        """From the window to the department."""
        cases.hand_over(self.ref, by=self.clerk, now=self.soon())

    def reviews(self, share: float, advice: Advice = Advice.GRANT) -> None:
        """Every review the item needs, within this share of the promise."""
        roles = REVIEWERS[self.guide.terms.complexity]
        said = _OPINIONS[advice]
        for role in roles:
            self.wait(max(3.0, promise(self.guide) * share / (len(roles) + 1)))
            cases.review(self.ref, advice, said, points=self._sheet(advice), by=self.officer(role), now=self.at)

    def reviewed_once(self) -> None:
        """The first review of a complex item: the chief comes next."""
        self.wait(self.dice.uniform(30, 200))
        said, points = _OPINIONS[Advice.GRANT], self._sheet(Advice.GRANT)
        cases.review(self.ref, Advice.GRANT, said, points=points, by=self.officer(Role.REVIEWER), now=self.at)

    def _sheet(self, advice: Advice) -> tuple[PointAnswer, ...]:
        """The review sheet answered as the advice goes: one that speaks against it finds its last point not met."""
        points = review_sheets.asked(self.guide.terms, self.on_promise)
        said = [PointAnswer(one.code, PointFinding.MET) for one in points]
        if said and advice is Advice.DENY:
            said[-1] = PointAnswer(points[-1].code, PointFinding.NOT_MET, "示范数据：现场核对不符。")
        return tuple(said)

    def decide(self, share: float, ruling: Ruling = GRANT) -> None:
        """The decision, at this share of the promise after acceptance."""
        used = self.city.national.between(self.accepted_at or self.at, self.at) / timedelta(minutes=1)
        self.wait(max(5.0, promise(self.guide) * share - used))
        cases.decide(self.ref, ruling, by=self.officer(Role.DECIDER), now=self.at)

    def grant(self, share: float) -> None:
        """Hand over, review and grant, in this share of the promise."""
        self.hand_over()
        self.reviews(share)
        self.decide(share)

    def deny(self, share: float) -> None:
        """Hand over, review and deny, with reasons, law and remedies."""
        basis = self.guide.terms.bases[0]
        reasons = "示范数据：经审查，申请人的条件不符合规定。"
        criterion = next(iter(self.guide.terms.service.criteria), "")
        ruling = Ruling(Outcome.DENY, reasons, f"{basis.law}{basis.article}", REMEDIES, criterion)
        self.hand_over()
        self.reviews(share, Advice.DENY)
        self.decide(share, ruling)

    def grant_at_once(self) -> None:
        """即审即办: the window that accepted it grants it."""
        cases.decide_at_once(self.ref, GRANT, by=self.clerk, now=self.wait(self.dice.uniform(2, 12)))

    def finished_together(self) -> bool:
        """一审一核: two who are there review and approve while the applicant waits; False when nobody is."""
        reviewer, approver = self.officer(Role.REVIEWER), self.officer(Role.DECIDER)
        visit = visits.open_visit(self.who.ref, "即审即办（示范）", by=self.clerk, now=self.wait(2)).ref
        try:
            for one in (reviewer, approver):
                pairs.stand_by(self._office_of(one), by=one, now=self.at)
            pairs.pair_up(self.ref, by=self.clerk, now=self.at)
        except (OutOfHours, NobodyReviews, NobodyApproves):
            visits.close_visit(visit, by=self.clerk, now=self.at)
            return False
        cases.review(self.ref, Advice.GRANT, _OPINIONS[Advice.GRANT], by=reviewer, now=self.wait(2))
        cases.decide(self.ref, GRANT, by=approver, now=self.wait(self.dice.uniform(1, 9)))
        paying.pay(self.ref, self.who.agent or NOBODY, self.wait(2))
        cases.deliver(self.ref, "window", f"{self.who.name}（签收）", by=self.clerk, now=self.wait(2))
        visits.close_visit(visit, by=self.clerk, now=self.wait(1))
        return True

    def _office_of(self, officer: Actor) -> str:
        row = people.staff_member(officer.staff_id or 0)
        assert row is not None, "every officer is a member of staff"
        return row.office_ref

    def deliver(self) -> None:
        """Hand the result out, once what it costs has been paid."""
        paying.pay(self.ref, self.who.agent or NOBODY, self.soon())
        if self.who.agent is None or self.dice.random() < 0.3:
            cases.deliver(self.ref, "window", f"{self.who.name}（签收）", by=self.clerk, now=self.later())
        else:
            cases.deliver(self.ref, "electronic", by=SYSTEM, now=self.wait(2))

    def bring(self) -> None:
        """What was to follow is sent from home the same evening."""
        self.at += min(timedelta(minutes=self.dice.uniform(3, 20)), (self.city.anchor - self.at) / 2)
        for code in self.left_out:
            name = next(one.name for one in self.guide.terms.materials if one.code == code)
            self._hand_in(code, name, self._agent(), self.at)

    def supply(self) -> None:
        """What was to follow is found in order; the certificate goes live."""
        cases.supply(self.ref, by=self.clerk, now=self.later())

    def stay_away(self) -> None:
        """The day passes by which something was to follow; the clockwork takes the grant back."""
        days = max(one.tolerated_days for one in self.guide.terms.materials if one.code in self.left_out)
        self.at += timedelta(days=days + 1)
        cases.lapse_promise(self.ref, by=SYSTEM, now=self.at)

    def withdraw(self) -> None:
        """The applicant takes it back."""
        cases.withdraw(self.ref, "示范数据：计划有变，暂不办理。", by=self._agent(), now=self.later())

    def _agent(self) -> Actor:
        assert self.who.agent is not None, "only who has an account acts over the net"
        return self.who.agent
