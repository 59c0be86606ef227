"""Sentences about uploaded files: what was wrong, and what to do instead."""

SENTENCES = {
    "files.refused": (
        "文件“{filename}”不能接收。请换成照片（JPG、PNG）或 PDF 再上传。",
        "The file “{filename}” cannot be taken. Please upload a picture (JPG, PNG) or a PDF.",
    ),
    "files.empty": (
        "文件“{filename}”是空的。请检查后重新选择。",
        "The file “{filename}” is empty. Please check it and choose again.",
    ),
    "files.too_large": (
        "文件“{filename}”有 {megabytes} MB，超过了 {limit} MB 的上限。可以压缩、降低扫描清晰度或分成几份上传。",
        "The file “{filename}” has {megabytes} MB; the limit is {limit} MB. Compress it, scan it less finely, "
        "or upload it in parts.",
    ),
    "files.too_many_pages": (
        "文件“{filename}”超过 {limit} 页的上限。请分成几份上传。",
        "The file “{filename}” has more than {limit} pages. Please upload it in parts.",
    ),
    "files.wrong_type": (
        "文件“{filename}”的内容不是照片（JPG、PNG）或 PDF，改名没有用。请另存为 PDF，或拍照、截图后上传。",
        "What is in “{filename}” is neither a picture (JPG, PNG) nor a PDF; renaming does not help. "
        "Save it as PDF, or upload a photo of it.",
    ),
    "files.broken": (
        "文件“{filename}”打不开，可能没有传完整或已损坏。请重新导出或重新拍照后上传。",
        "The file “{filename}” cannot be opened; it may be damaged or incomplete. "
        "Export it again or take a new photo, then upload.",
    ),
    "files.locked": (
        "PDF“{filename}”设了密码或限制，窗口无法查看和存档。请去掉密码，或用“打印为 PDF”另存后上传。",
        "The PDF “{filename}” is protected by a password or restrictions. Remove them, or “print to PDF”, and upload.",
    ),
    "files.harmful": (
        "文件“{filename}”含有不安全的内容，没有接收。请用“打印为 PDF”另存，或拍照后上传。",
        "The file “{filename}” holds something unsafe and was not taken. “Print to PDF” or take a photo, and upload.",
    ),
    "files.harmful_script": (
        "PDF“{filename}”里有脚本程序，没有接收。请用“打印为 PDF”另存后上传。",
        "The PDF “{filename}” has a script in it and was not taken. “Print to PDF” and upload that.",
    ),
    "files.harmful_launch": (
        "PDF“{filename}”会启动程序或调用别的文件，没有接收。请用“打印为 PDF”另存后上传。",
        "The PDF “{filename}” would start a programme or call another file and was not taken. "
        "“Print to PDF” and upload that.",
    ),
    "files.harmful_carries": (
        "PDF“{filename}”里夹带了别的文件或音视频，没有接收。请把夹带的材料分别上传。",
        "The PDF “{filename}” carries other files or media and was not taken. Please upload them one by one.",
    ),
    "files.harmful_by_itself": (
        "PDF“{filename}”打开时会自动访问网址或发送数据，没有接收。请用“打印为 PDF”另存后上传。",
        "The PDF “{filename}” would visit an address or send data by itself and was not taken. "
        "“Print to PDF” and upload that.",
    ),
    "files.harmful_form": (
        "PDF“{filename}”是动态表单（XFA），不同软件显示的内容不一样，没有接收。请填好后用“打印为 PDF”另存再上传。",
        "The PDF “{filename}” is a dynamic form (XFA) that readers show differently. "
        "Fill it in, “print to PDF” and upload that.",
    ),
    "files.harmful_hidden": (
        "文件“{filename}”里藏有别的内容，没有接收。请重新拍照或截图后上传。",
        "Something else is hidden in the file “{filename}”, so it was not taken. Take a new photo and upload that.",
    ),
    "files.harmful_blows_up": (
        "文件“{filename}”展开后大得不正常，没有接收。请降低分辨率或重新导出后上传。",
        "The file “{filename}” unfolds to an abnormal size and was not taken. Lower its resolution or export it again.",
    ),
}
