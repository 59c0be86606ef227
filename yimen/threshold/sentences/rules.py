"""Sentences of regulations, bases and norms."""

SENTENCES = {
    "bases.number_taken": ("文号 {value} 已经在库里。", "A document with number {value} is recorded already."),
    "bases.over": (
        "依据的文件 {number} 在那一天不是现行的，不能再按它办。",
        "The document {number} is not in force on that day: nothing new can rest on it.",
    ),
    "bases.linked_already": ("已经关联到这份文件。", "It rests on this document already."),
    "regulations.title_taken": ("已经有同名的制度。", "There is a regulation of this title."),
    "regulations.proposed_already": ("已有一个新版本等人发布。", "A new version waits to be published."),
    "regulations.same_hand": (
        "提出的人不能自己发布或确认，请另一个人来。",
        "Who proposed it does not publish or confirm it.",
    ),
    "regulations.end_proposed": ("已经提出废止，等另一个人确认。", "An end of it waits for a second hand."),
    "regulations.ends_before": (
        "已公布从 {day} 起废止；新版本要在这之前生效，并同一天失效。",
        "Its end on {day} was announced: a version begins before that day and ends with it.",
    ),
    "regulations.not_in_force": (
        "这个版本不是现行的，或者不是给您的，不用确认。",
        "This version is not in force, or not for you: there is nothing to confirm.",
    ),
    "norms.unknown": ("没有这次自查。", "There is no such self-check."),
    "norms.not_of_the_centre": ("由本中心的人自查。", "Who belongs to a centre checks it."),
    "norms.not_for_this_centre": (
        "这个标准不是给这类中心的，或者已经失效。",
        "The norm is not for this kind of centre, or not in force.",
    ),
    "norms.checked_already": ("这个中心正在按这个标准自查。", "The centre is being checked against this norm already."),
    "norms.stands": ("已有同名的现行标准。", "A norm of this title is in force."),
    "norms.clauses_open": ("还有条款没有填：第 {numbers} 条。", "These clauses have no answer yet: {numbers}."),
    "norms.probed_by_itself": (
        "这一条由系统按实时记录检查，不能手填。",
        "The house looks at this clause by itself; nobody types it.",
    ),
    "norms.checked_by_themselves": (
        "被检查中心的人、填报的人不能确认自己的自查。",
        "Who belongs to the centre, or handed the self-check in, does not confirm it.",
    ),
}
