"""What every page of the catalogue desk shares: its menu, who may edit what, and what standings and gaps are called."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yimen.kernel.actor import Actor, Role
from yimen.registries.catalogue.desk import Gap, Standing
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.desk_menu import DeskMenu, ShownEntry, ShownShelf

for_the_desk = needs_staff(
    Role.CATALOGUE_EDITOR,
    Role.CHIEF,
    Role.OFFICE_HEAD,
    Role.LEGAL_REVIEWER,
    Role.REFORM_OFFICE,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
)
"""Who may look at the desk; who may change an item, and who reviews a change, is said by the operations."""


DAILY: Mapping[str, tuple[str, str]] = {
    "items": ("事项清单", "workbench:catalogue"),
    "elements": ("要素编制", "workbench:catalogue_drafts"),
    "board": ("审核发布", "workbench:catalogue_board"),
    "bulk": ("批量办理", "workbench:catalogue_bulk"),
    "situations": ("情形规则", "workbench:catalogue_situations"),
    "materials": ("材料库", "workbench:catalogue_materials"),
}
"""Name -> words and route of what stands in the bar of this desk."""

SHELVES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "编制用的": {
        "data_elements": ("数据元", "workbench:catalogue_data_elements"),
        "synonyms": ("同义词", "workbench:catalogue_synonyms"),
        "languages": ("多语种", "workbench:catalogue_languages"),
        "bases": ("基本目录", "workbench:catalogue_bases"),
    },
    "给企业的": {
        "policies": ("惠企政策", "workbench:catalogue_policies"),
        "supports": ("配套服务", "workbench:catalogue_supports"),
    },
    "改革和记录": {
        "rollouts": ("网办推进", "workbench:catalogue_rollouts"),
        "reform": ("改革统计", "workbench:catalogue_reform"),
        "changes": ("变更日志", "workbench:catalogue_changes"),
    },
}
"""Heading -> what is folded away under it."""

STANDINGS: Mapping[str, tuple[str, str]] = {
    Standing.DRAFT: ("起草中", "trust"),
    Standing.IN_REVIEW: ("在审", "soon"),
    Standing.ON_NOTICE: ("公示中", "soon"),
    Standing.SCHEDULED: ("待生效", "trust"),
    Standing.IN_FORCE: ("现行", "done"),
    Standing.SUSPENDED: ("暂停受理", "soon"),
    Standing.ENDED: ("停用", "still"),
    Standing.TO_COMPLETE: ("导入待补全", "soon"),
}
"""Standing -> what it is called, and the tone of its tag."""

STATES: Mapping[str, str] = {
    "draft": "起草中",
    "published": "已发布",
    "proposed": "审查中",
    "cancelled": "已取消",
    "discarded": "已放弃",
}
"""State of a version -> what it is called in its history."""

GAPS: Mapping[str, tuple[str, str]] = {
    Gap.UNTAGGED: ("没有标签的事项", "没有主题也没有人生事项，按分类找不到。"),
    Gap.FORM_WITHOUT_SAMPLE: ("缺样表的事项", "有申请表类材料缺空表或者填写样表。"),
    Gap.STEP_WITHOUT_LAW: ("有环节没有依据的事项", "流程里有环节没有法律法规依据，应当归并。"),
}
"""Gap -> what it is called, and what it means."""


def menu() -> DeskMenu:
    """The menu of this desk."""
    return DeskMenu(_shown(DAILY), tuple(ShownShelf(words, _shown(rooms)) for words, rooms in SHELVES.items()))


def _shown(rooms: Mapping[str, tuple[str, str]]) -> tuple[ShownEntry, ...]:
    return tuple(ShownEntry(name, words, reverse(route)) for name, (words, route) in rooms.items())


def page(
    request: HttpRequest, template: str, here: str, facts: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """A page of the desk under the entry `here` of its menu."""
    return render(
        request,
        f"workbench/catalogue/{template}.html",
        {"desk_nav": menu(), "here": here, "standings": STANDINGS, "states": STATES, **facts},
        status=status,
    )


def may_edit(request: HttpRequest, office_id: int) -> bool:
    """Whether the reader's posts let them change items of an office; the operation asks again."""
    return may(actor_of_request(request), office_id)


def may(me: Actor, office_id: int) -> bool:
    """A post at the catalogue desk of this office, or of the city."""
    return any(p.role is Role.CATALOGUE_EDITOR and p.office_id in (None, office_id) for p in me.posts)
