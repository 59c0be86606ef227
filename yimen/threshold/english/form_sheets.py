"""English of the sheets of forms: what is offered to be taken along, and which forms lack one."""

WORDS: dict[str, str | tuple[str, str]] = {
    "表格和样表": "Forms and samples",
    "还没有空白表": "no blank sheet yet",
    "还没有样表": "no sample yet",
    "用手机带走": "Take it along on your phone",
    "扫一扫，在手机上下载空白表和样表。": "Scan the code to download the blank sheets and samples on your phone.",
    "表格的二维码": "QR code of the forms",
    "这个事项不用填表": "This item needs no form",
    "缺样表清单": "Forms without a sheet",
    "每份表格都要有空白表和填好的样表，在网上和市民之窗可以下载。没有自己表样的表格由系统按申请内容画出。": (
        "Every form has a blank sheet and a filled sample, to be downloaded on the net and at kiosks. A form without a sheet"
        " of its own is drawn from the fields of its item."
    ),
    "已经放上去，公众现在就能下载。": "Laid out: everybody can download it now.",
    "没有缺样表的表格": "No form lacks a sheet",
    "放上去": "Lay out",
    "哪一张": "Which sheet",
    "PDF 或图片，不超过 5 兆": "PDF or picture, 5 MB at most",
    "这一项别处也能约": "This item can be booked elsewhere too",
    "最早 {when}，还有 {n} 个名额": ("next {when}, {n} place left", "next {when}, {n} places left"),
}
