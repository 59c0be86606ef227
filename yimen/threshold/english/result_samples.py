"""English of the samples of results: shown in guides, laid out in the element editor."""

WORDS: dict[str, str | tuple[str, str]] = {
    "样本文件": "Sample file",
    "有文件": "a file",
    "PDF 或图片，不超过 5 兆、10 页": "PDF or picture, at most 5 MB and 10 pages",
    "还没有样本文件。放上去以后，大厅和市民之窗的指南里都能看到。": (
        "No sample file yet. Once it is there, the guides of the hall and the kiosks show it."
    ),
    "换一个文件": "Another file",
    "选一个文件": "Choose a file",
    "用空白的或虚构的样本，不放真人的证照。": "Use a blank or invented sample, never the certificate of a real person.",
    "先写结果名称，再上传样本。": "Name the result first, then upload its sample.",
    "取下": "Take off",
    "样本请用手机看：扫下面的码。": "See the sample on your phone: scan the code below.",
    "文件 {mark}": "file {mark}",
    "{name}的样本": "Sample of {name}",
    "{name}的样本（PDF，{size}）": "Sample of {name} (PDF, {size})",
    "{name}的样本（图片，{size}）": "Sample of {name} (picture, {size})",
    "用文字说明拿到的是什么样子；也可以在下面上传样本文件，有一样就行。": (
        "Say in words what it looks like, or upload a sample file below; one of both is enough."
    ),
}
