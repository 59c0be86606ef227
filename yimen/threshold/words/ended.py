"""Ended items in words: what became of one, in a sentence that hall, kiosk and console say alike."""

from collections.abc import Mapping

from yimen.kernel.change_life import ChangeKind
from yimen.registries.catalogue.ended import Ended
from yimen.threshold import spelling
from yimen.threshold.language import told

_FATES: Mapping[str, str] = {
    ChangeKind.CANCEL: "从{day}起，这个事项取消了，不用再办。",
    ChangeKind.DEVOLVE: "从{day}起，这个事项下放给{who}办理。",
    ChangeKind.MERGE: "从{day}起，这个事项并入别的事项，不再单独办理。",
    ChangeKind.HAND_OVER: "从{day}起，这个事项转移给社会，由{who}承接，政府部门不再办理。",
}
_TAKEN_OVER = "从{day}起，这个事项由{who}承接办理。"
_OTHERWISE = "从{day}起，这个事项停办，不再接收申请。"


def fate(one: Ended) -> str:
    """What became of an item, with its day."""
    day = spelling.day(one.since)
    if one.kind in (ChangeKind.CANCEL, "") and one.goes_on:
        return told(_TAKEN_OVER, day=day, who=one.goes_on[0].office_name)
    return told(_FATES.get(one.kind, _OTHERWISE), day=day, who=one.counterpart)
