"""Sentences of the phases: why a place does not take the one door up yet."""

SENTENCES = {
    "phases.persons_first": (
        "先自然人再法人：{place}的个人事项要先（或同一天）实行一门式；另有文件允许的，写明文件。",
        "Natural persons first: {place} takes up their items before or on that day. Name what allows more.",
    ),
    "phases.towns_first": (
        "先镇街再区：{below}要先于（或同一天）{place}实行一门式；另有文件允许的，写明文件。",
        "From below upwards: {below} comes before {place} or on that day. Name the document that allows more.",
    ),
    "phases.planned": ("{place}这类事项已经排了日期。", "The place {place} has its day for these applicants already."),
    "phases.unknown": ("没有这个安排，或者已经取消。", "There is no such phase, or it was called off."),
    "phases.begun": ("已经实行，不能取消。", "It has begun and is not called off."),
}
