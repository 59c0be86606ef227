"""Scoring: what the forms of desk and hall read alike on which a member of an evaluation group scores."""

from django.http import HttpRequest

from yimen.engine.supervision.juries.operations import Scored
from yimen.kernel.writing import NotInList

FIELDS = "number score said"


def scores_said(request: HttpRequest) -> tuple[Scored, ...]:
    """Each indicator with its score and why; refuses with NotInList."""
    typed = request.POST.getlist
    lines = zip(typed("number"), typed("score"), typed("said"), strict=False)
    return tuple(
        Scored(whole_number(number, "number"), whole_number(score, "score"), said) for number, score, said in lines
    )


def whole_number(text: str, field: str) -> int:
    """A small whole number as it was typed; refuses with NotInList."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise NotInList(field=field)
    return int(text)
