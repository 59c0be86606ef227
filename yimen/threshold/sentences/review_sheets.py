"""Sentences about the review sheet of a case."""

SENTENCES = {
    "sheet.unanswered": (
        "审查表还没有答完，不能准予。还差：{points}",
        "The review sheet is not answered yet, so nothing is granted. Still open: {points}",
    ),
    "sheet.not_met": (
        "审查表有不符合的要点，不能准予：{points}",
        "A point of the review sheet is not met, so nothing is granted: {points}",
    ),
    "sheet.unexplained": (
        "“{point}”不符合、不适用，或者把“不符合”改为符合，请写明原因。",
        "Say why “{point}” is not met, not applicable, or met after all.",
    ),
    "sheet.unknown": (
        "本件的审查表没有这一条。告知承诺件的技术审查在发证后核查。",
        "The review sheet of this case has no such point. On commitment the technical ones wait for the post-check.",
    ),
}
