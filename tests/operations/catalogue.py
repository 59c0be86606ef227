"""Builders of the catalogue's tests: an office, an item, terms that may be published."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from django.db import connection

from yimen.kernel.actor import SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.terms import (
    Defect,
    FieldTerm,
    LegalBasis,
    MaterialTerm,
    Option,
    Situation,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations import Draft

NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
TERMS = Terms(
    statutory=TimeLimit(Decimal("20"), "working_day"),
    promised=TimeLimit(Decimal("5"), "working_day"),
    materials=(
        MaterialTerm(
            "plan", "经营场所平面图", when=("form:catering",),
            defects=(Defect("unclear", "图上没有标注面积", "请标注各功能间面积后重新上传"),),
        ),
        MaterialTerm("id", "身份证明"),
    ),
    fields=(FieldTerm("area", "经营面积"),),
    situations=(Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),),
    steps=(StepTerm("accept", "受理"), StepTerm("decide", "决定")),
    bases=(LegalBasis("《中华人民共和国食品安全法》", "第三十五条"),),
    phone="0000-12315",
    keywords=("开饭店", "餐饮许可证"),
)  # fmt: skip


def an_office(name: str = "示范市市场监督管理局") -> tuple[int, str]:
    """An office with the region and the calendar it needs: its id and ref."""
    ref = secrets.token_hex(8)
    with connection.cursor() as cursor:
        cursor.execute("insert into regions_region (ref, level) values (%s, 2) returning id", (ref,))
        (region,) = cursor.fetchone()
        cursor.execute(
            "insert into calendars_calendar (journal_seq, journal_head, ref, name, zone, week, valid_through, revision)"
            " values (0, '', %s, %s, 'Asia/Shanghai', '{}', '2026-12-31', 1) returning id",
            (ref, ref),
        )
        (calendar,) = cursor.fetchone()
        cursor.execute(
            "insert into offices_office (ref, region_id, calendar_id) values (%s, %s, %s) returning id",
            (ref, region, calendar),
        )
        (office,) = cursor.fetchone()
        cursor.execute(
            "insert into offices_officeterm (office_id, name, short_name, document_mark, valid, basis)"
            " values (%s, %s, %s, '', '[2020-01-01,)', '')",
            (office, name, name),
        )
    return office, ref


def an_editor(office_id: int | None, role: Role = Role.CATALOGUE_EDITOR) -> Actor:
    return Actor(ActorKind.STAFF, "editor", posts=(PostHeld(1, role, office_id, None, "事项管理岗"),))


def a_draft(name: str = "食品经营许可（新办）", kind: str = "01", terms: Terms = TERMS, **facts: str) -> Draft:
    return replace(Draft(name, kind, terms, theme="trade", life_event="open_restaurant"), **facts)


def an_item(office_ref: str, draft: Draft | None = None, by: Actor = SYSTEM, now: datetime = NOW) -> tuple[str, str]:
    """An item with one draft: the refs of both."""
    item = operations.found_item(office_ref, by=by, now=now).ref
    return item, operations.draft_version(item, draft or a_draft(), by=by, now=now).ref


def published(office_ref: str, draft: Draft | None = None, now: datetime = NOW) -> tuple[str, str]:
    """An item whose first version is in force from `now`: the refs of both."""
    item, version = an_item(office_ref, draft, now=now)
    operations.publish(version, now, by=SYSTEM, now=now)
    return item, version
