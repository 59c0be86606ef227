"""Sentences of the counter."""

SENTENCES = {
    "counter.not_instant": (
        "这个办件本来就走普通程序，不用转。",
        "This case goes the ordinary way already.",
    ),
    "counter.nothing_taken": (
        "还没有拍。请把材料放到高拍仪下，一页一页拍。",
        "Nothing was taken. Put the paper under the camera and take page by page.",
    ),
    "counter.page_too_coarse": (
        "第 {page} 页不清楚：短边只有 {dots} 个像素，至少要 {least} 个。请把摄像头调到最高清晰度，再拍一次。",
        "Page {page} cannot be read: its short side has {dots} dots and needs {least}. "
        "Set the camera to its finest and take it again.",
    ),
    "counter.not_ready": (
        "选中的结果不在待领取之列，可能已经领走。请刷新后再选。",
        "What was chosen does not lie ready here; it may have been handed out already. Open the page again.",
    ),
}
