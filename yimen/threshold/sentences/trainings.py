"""Sentences about trainings and knowledge."""

SENTENCES = {
    "trainings.oneself": (
        "不能给自己登记到场或打分。",
        "Nobody marks themself, or their own coming.",
    ),
    "trainings.not_posted_here": (
        "{name}不在本中心任岗，也没有被推荐派驻，不能安排进本中心的培训。",
        "{name} neither holds a post at this centre nor is proposed for it, and cannot be put into its training.",
    ),
    "trainings.over": (
        "培训已经办完、取消，或者还没有举行。",
        "The training was held or called off, or is not held yet.",
    ),
    "trainings.did_not_come": (
        "只给到场、完成的人打分，每人一次。",
        "Who came, or is done, is marked, and once.",
    ),
    "trainings.read_already": (
        "已经确认过，或者有了更新的版本。",
        "This has been confirmed, or a newer version has taken its place.",
    ),
    "trainings.not_trained_for": (
        "{name}还没有通过这个窗口部分事项的培训：{items}。",
        "{name} is not trained for everything this counter takes in: {items}.",
    ),
}
