"""Words of joint approval: states, stances and times. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.kernel.joint_life import Dealing, OpinionStance, OpinionState
from yimen.kernel.time.limit import Unit
from yimen.threshold.language import told

STATES: Mapping[OpinionState, str] = {
    OpinionState.PLANNED: "等上一组",
    OpinionState.RUNNING: "待答复",
    OpinionState.ANSWERED: "已答复",
    OpinionState.TACIT: "超期视为同意",
    OpinionState.WITHDRAWN: "不需要答复",
}
STANCES: Mapping[OpinionStance, str] = {
    OpinionStance.AGREE: "同意",
    OpinionStance.CONDITIONS: "附条件同意",
    OpinionStance.DISAGREE: "不同意",
}
DEALINGS: Mapping[Dealing, str] = {Dealing.FOLLOWED: "采纳", Dealing.NOT_FOLLOWED: "不采纳"}
STANDINGS: Mapping[str, tuple[str, str]] = {
    "in_force": ("现行", "done"),
    "proposed": ("等确认", "soon"),
    "superseded": ("已被新版代替", "line"),
    "dropped": ("没有通过", "line"),
}
TIMES: Mapping[Unit, str] = {Unit.WORKING_DAY: "个工作日", Unit.HALF_DAY: "个半天", Unit.HOUR: "个工作小时"}


def tables() -> dict[str, object]:
    """What the values of a joint approval are called, for its templates."""
    return {
        "state_words": {str(state): told(words) for state, words in STATES.items()},
        "stance_words": {str(stance): told(words) for stance, words in STANCES.items()},
        "dealing_words": {str(dealing): told(words) for dealing, words in DEALINGS.items()},
        "standing_words": {name: told(words) for name, (words, _) in STANDINGS.items()},
        "standing_tones": {name: tone for name, (_, tone) in STANDINGS.items()},
    }
