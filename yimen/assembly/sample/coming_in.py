"""Systems that come in, and the platforms of two places: one system live, one stuck in the sandbox, one just applied.

All of them are stand-ins and say so; their words are signed as real ones are.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import REFORM_POST
from yimen.engine.exchange.members import operations as members
from yimen.engine.exchange.members.operations import MemberSaid
from yimen.engine.exchange.onboardings import operations, queries, signing
from yimen.engine.exchange.onboardings.operations import OnboardingSaid
from yimen.engine.exchange.portals import operations as portals
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.onboarding import CheckPoint
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

LIVE = OnboardingSaid("不动产权籍系统（示范）", "push", "示范软件公司", "办结结果不再二次录入")
STUCK = OnboardingSaid("城建档案系统（示范）", "push", "示范信息公司", "档案验收意见直接回传")
APPLIED = OnboardingSaid("人才服务系统（示范）", "push", "示范科技公司", "人才认定在自己的系统里办")
SAID = {
    CheckPoint.OWNER: "示范：信息科值班电话见通讯录", CheckPoint.SECURITY: "示范：测评报告 2026-07，通过",
    CheckPoint.KEY: "示范：存放在密码机，双人保管", CheckPoint.FALLBACK: "示范：停用时在本平台办，科长切换",
    CheckPoint.RECKONING: "示范：每天九点信息科对账", CheckPoint.TRAINING: "示范：窗口已培训 6 人",
}  # fmt: skip
ORG, OTHER = "11990000MB0SAMPLE1", "11990000MB0SAMPLE2"


def begin(city: City) -> None:
    """Let one in, leave one at the step it does not pass, take an application; and link two places."""
    if queries.onboardings(SYSTEM, city.anchor):
        return
    known = {row.short_name: row.ref for row in offices.offices(day_of(city.anchor))}
    some = (*(known[name] for name in ("自然资源局", "住建局", "人社局") if name in known), *known.values())
    _come_in(city, some)
    _link(city, some[0])
    _lead_on(city, some[0])


def _come_in(city: City, some: Sequence[str]) -> None:
    now, reform = city.anchor, city.officer(REFORM_POST)
    live, stuck = (
        operations.apply_onboarding(office, said, by=SYSTEM, now=now - timedelta(days=9)).ref
        for office, said in zip(some, (LIVE, STUCK), strict=False)
    )
    operations.apply_onboarding(some[2], APPLIED, by=SYSTEM, now=now - timedelta(days=1))
    for ref in (live, stuck):
        operations.admit_onboarding(ref, by=reform, now=now - timedelta(days=8))
        operations.begin_run(ref, by=reform, now=now - timedelta(days=7))
    whole = ((1, "remark"), (2, "remark"), (2, "remark"), (3, "remark"), (3, "remark"), (4, "remark"), (5, "remark"))
    _speak(city, live, (*whole, (5, "review"), (6, "grant")))
    _speak(city, stuck, ((1, "remark"), (2, "remark"), (2, "review")))
    for point, words in SAID.items():
        operations.say_point(live, point, words, by=SYSTEM, now=now - timedelta(days=6))
    operations.go_live(live, by=reform, now=now - timedelta(days=5))


def _speak(city: City, ref: str, words: Sequence[tuple[int, str]]) -> None:
    """The words of a system in the sandbox; those under one number are the same unless the verb differs."""
    now = city.anchor - timedelta(days=7)
    key = signing.key_of(ref, 1)
    run = queries.run(ref, now)
    assert run is not None, "it was begun"
    for number, verb in words:
        said = {
            "number": number, "verb": verb, "case": run.case_number, "officer": run.officer,
            "happened_at": now.isoformat(), "text": "示范",
        }  # fmt: skip
        body = json.dumps(said, ensure_ascii=False).encode()
        facts = (ref, "push", body, signing.signature(body, key))
        operations.take_sandbox_word(*facts, by=SYSTEM, now=now)


def _link(city: City, office: str) -> None:
    """Two places tell what they have; of one a certificate waits, for its office is not admitted."""
    now, reform = city.anchor, city.officer(REFORM_POST)
    places = [row for row in regions.tree(day_of(now)) if row.level == 3][:2]
    for place, org in zip(places, (ORG, OTHER), strict=False):
        said = MemberSaid(
            f"{place.name}政务服务平台（示范）", place.ref, f"DEMO{org[-6:]}", f"demo {org}", asks=("certificate",)
        )
        ref = members.open_member(office, said, by=reform, now=now).ref
        members.admit_member_office(ref, org, f"{place.name}住建局（示范）", by=reform, now=now)
        _tell(city, ref, said, org)


def _tell(city: City, ref: str, said: MemberSaid, org: str) -> None:
    now, paper = city.anchor, f"1.2.156.3005.2.DEMO.{org}.1"
    words = [
        {"number": n, "day": day_of(now).isoformat(), "kind": kind, "happened_at": now.isoformat(), "record": record}
        for n, (kind, record) in enumerate(_records(org, paper), 1)
    ]
    _signed(city, ref, said, {"platform": said.their_ref, "words": words}, "words")
    asked = {
        "serial": "示范 1", "kind": "certificate", "code": paper, "purpose": "示范：核验外地证照",
        "asked_at": now.isoformat(),
    }  # fmt: skip
    _signed(city, ref, said, asked, "question")


def _records(org: str, paper: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    """An item, a case, a certificate; and one of an office of which this place does not speak."""
    task = {"task_code": f"{org}3000123456000", "org_code": org}
    return (
        ("item", {**task, "task_name": "施工图审查（示范）", "cd_operation": "U"}),
        ("case", {**task, "project_no": f"SF-{org[-4:]}", "project_name": "施工图审查（示范）", "case_state": "08"}),
        ("certificate", _certificate(org, paper, "审查合格书（示范）")),
        ("certificate", _certificate(f"{org[:-1]}9", f"{paper}.2", "排水许可证（示范）")),
    )


def _certificate(org: str, number: str, name: str) -> Mapping[str, str]:
    return {"certificate_no": number, "certificate_name": name, "certificate_state": "valid", "org_code": org}


def _signed(city: City, ref: str, said: MemberSaid, told: object, door: str) -> None:
    body = json.dumps(told, ensure_ascii=False).encode()
    given = hmac.digest(said.key.encode(), body, hashlib.sha256).hex()
    act = members.take_member_words if door == "words" else members.answer_member
    act(ref, body, given, by=SYSTEM, now=city.anchor)


def _lead_on(city: City, office: str) -> None:
    """The portal of a district: two of its old addresses lead on, one that people look for is registered by nobody."""
    now, reform = city.anchor, city.officer(REFORM_POST)
    place = next(row for row in regions.tree(day_of(now)) if row.level == 3)
    said = (office, place.ref, f"{place.name}政务门户（示范）", "https://portal.example.invalid")
    ref = portals.open_portal(*said, by=reform, now=now - timedelta(days=20)).ref
    lines = (f"/wsbs/show.jsp?id=7 {city.guides[0].ref}", "/wsbs/progress.jsp progress")
    portals.set_old_links(ref, lines, by=reform, now=now - timedelta(days=19))
    for path in (*(line.partition(" ")[0] for line in lines), "/bszn/old.html", "/bszn/old.html"):
        portals.follow_old_link(ref, path, by=NOBODY, now=now)
