"""Sentences of the interviews 微访谈."""

SENTENCES = {
    "interviews.unknown": ("没有这场访谈。", "There is no such session."),
    "interviews.question_unknown": ("没有这个提问。", "There is no such question."),
    "interviews.not_a_guest": (
        "只有这一场点名的负责人可以答。",
        "Only the officials named for this session answer here.",
    ),
    "interviews.guest_chooses": (
        "在这一场答问的人，不能自己挑问题、收场或公布记录。",
        "Who answers in a session neither picks its questions nor closes or publishes it.",
    ),
    "interviews.not_begun": ("{begins}才开始。", "It begins at {begins}."),
    "interviews.no_more_questions": (
        "这一场已经结束，或者问题已经收满。",
        "The session is over, or holds as many questions as can be answered.",
    ),
    "interviews.asked_enough": (
        "每人每场最多五个问题，请把机会留给别人。",
        "One person asks five questions in a session, so that others come to speak.",
    ),
    "interviews.question_settled": (
        "这个问题已经显示、不显示或答过了，或者还没有显示。",
        "The question was shown, withheld or answered before, or is not shown yet.",
    ),
    "interviews.impossible_hours": (
        "访谈要在以后开始，一场不超过四个小时。",
        "A session begins later than now and lasts no longer than four hours.",
    ),
    "interviews.impossible_guests": (
        "一场要点一到六位负责人，每人一次。",
        "A session names one to six officials, each once.",
    ),
}
