"""Scoring: what the forms of desk and hall read alike on which a member of an evaluation group scores."""

from django.http import HttpRequest

from yimen.engine.supervision.juries.operations import Scored
from yimen.threshold import typed

FIELDS = "number score said"


def scores_said(request: HttpRequest) -> tuple[Scored, ...]:
    """Each indicator with its score and why; refuses with NotANumber."""
    several = request.POST.getlist
    lines = zip(several("number"), several("score"), several("said"), strict=False)
    return tuple(
        Scored(typed.number({"number": number}, "number", 999), typed.number({"score": score}, "score", 999), said)
        for number, score, said in lines
    )
