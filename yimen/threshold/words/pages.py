"""Words of the personal pages: the five kinds, and the four sections of an enterprise's."""

from collections.abc import Mapping

from yimen.kernel.pages import Section

SECTIONS: Mapping[str, str] = {
    Section.SERVICE: "政务服务",
    Section.TALK: "政企互动",
    Section.UTILITIES: "公共事业",
    Section.AROUND: "一条龙服务",
}
