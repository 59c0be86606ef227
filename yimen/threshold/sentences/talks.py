"""Sentences of the talks 在线交谈."""

SENTENCES = {
    "talk.unknown": ("没有这次交谈。", "There is no such talk."),
    "talk.video_unknown": ("没有这次视频预约。", "There is no such video appointment."),
    "talk.not_open": (
        "现在不在服务时间，{opens}开放。急的可以先留言“问工作人员”。",
        "The centre is closed now; it opens at {opens}. You may leave a question meanwhile.",
    ),
    "talk.under_way": (
        "您已经在等人接通，接通或不等了以后再开始另一次。",
        "You wait in line already; begin another once that is taken up or left.",
    ),
    "talk.over": (
        "交谈已经结束，或者还没有人接通；记录照原样留着。",
        "The talk has ended, or nobody has taken it up; its record stands.",
    ),
    "talk.passed_on": (
        "交谈已转给同事，等对方接手。",
        "The talk was passed on and waits for the colleague to take it over.",
    ),
    "talk.not_at_the_window": (
        "您已不在这个中心的窗口，这次交谈由那里的同事接手。",
        "You sit at no window of this centre any more; a colleague there takes the talk over.",
    ),
    "talk.not_a_colleague": (
        "只能转给同一个中心窗口上的另一位同事。",
        "A talk is passed on to somebody else at a window of the same centre.",
    ),
    "talk.full": (
        "说得太多了：请约视频，或到窗口面谈。",
        "So many lines are better said by video or in person.",
    ),
    "talk.only_a_decision": (
        "“{words}”要由审批决定才能定，交谈里不能许诺；请改个说法。",
        "“{words}” is for a decision to say; promise nothing of the kind here and word it otherwise.",
    ),
    "talk.no_video_service": ("本市还没有接入视频服务。", "The city has connected no video service."),
    "talk.not_a_video_hour": (
        "视频约在两周以内、中心开放时的整点或半点，一次半小时。",
        "Video is booked within two weeks, at a full or half hour while the centre is open, for half an hour.",
    ),
    "talk.video_taken": (
        "这个时间工作人员已有视频预约，或者这次交谈已经约过一次。",
        "The clerk has another video appointment then, or this talk has one already.",
    ),
    "talk.video_not_now": (
        "视频约在{begins}：前十分钟起可以进入，到点半小时关闭；进入过就不再取消。",
        "The video appointment is at {begins}: its room opens ten minutes before and closes after half an hour;"
        " once somebody went in it is not called off.",
    ),
    "talk.video_ahead": (
        "还有约好的视频：见过面或取消以后再结束交谈。",
        "A video appointment is ahead: hold it or call it off before closing the talk.",
    ),
}
