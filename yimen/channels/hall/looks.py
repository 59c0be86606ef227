"""Looks: which icon stands for which life event, and which words for a step of applying."""

from collections.abc import Mapping

from django.urls import reverse

from yimen.kernel.snapshot import snapshot

EVENT_ICONS: Mapping[str, str] = {
    "open_restaurant": "bowl",
    "open_shop": "building",
    "start_company": "case",
    "build": "tools",
    "hire": "users",
    "close_company": "no",
    "run_school": "cap",
    "run_clinic": "heart",
    "have_baby": "baby",
    "go_to_school": "cap",
    "find_work": "case",
    "marry": "rings",
    "buy_home": "house",
    "drive": "car",
    "fall_ill": "heart",
    "in_need": "hand",
    "disabled": "wheel",
    "retire": "sun",
    "pass_away": "tree",
}

STEPS = (("situation", "选情形"), ("form", "填写"), ("materials", "上传材料"), ("check", "核对提交"))


@snapshot
class ShownStep:
    """One step of applying on the bar above the form."""

    name: str
    words: str
    url: str
    look: str


def steps(ref: str, now_at: str) -> tuple[ShownStep, ...]:
    """The bar of steps, with the one the reader is on."""
    at = [name for name, _ in STEPS].index(now_at)
    looks = ["is-done"] * at + ["is-now"] + [""] * len(STEPS)
    return tuple(
        ShownStep(name, words, reverse(f"hall:{name}", args=[ref]), look)
        for (name, words), look in zip(STEPS, looks, strict=False)
    )
