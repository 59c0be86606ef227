"""English of the counter."""

WORDS: dict[str, str | tuple[str, str]] = {
    "可以领走的结果": "Ready to be handed out",
    "不管在哪个窗口交的，都可以在这里一次领走。": "Whichever window took it in, everything is handed out here at once.",
    "一次交付选中的结果": "Hand the chosen out together",
    "还没缴费，缴清后才能领": "Not paid yet",
    "已一次交付 {n} 件结果。": ("{n} result was handed out.", "{n} results were handed out together."),
    "当场没有办完，转普通程序": "Not finished at the window, goes the ordinary way",
    "转普通程序": "Go the ordinary way",
    "当场办不完，转普通程序": "Cannot be finished now: go the ordinary way",
    "转交审批岗决定；承诺时限不变，没有当场办完会计入统计。": "The decider's desk decides it. The promise stays; that it was not finished at once is counted.",
    "为什么当场办不完": "Why it cannot be finished now",
    "先不转": "Not now",
    "登记的是 {known}；就用它，可以不填": "On record: {known}. Leave empty to use it.",
    "顾客屏": "Visitor's screen",
    "您好，请坐": "Good day, please take a seat",
    "请出示证件。您的事办到哪一步，会显示在这块屏上。": "Please show your card. How far your business has come stands on this screen.",
    "办好了，慢走": "Done. Take care on your way",
    "请评价这次服务": "Please say how it was",
    "评价服务的二维码": "QR code for rating the service",
    "用手机扫一扫，凭短信里的码，或者回执上的编号和查询码。窗口看不到是谁评的。": (
        "Scan it with your phone, and use the code of the message or the numbers on your receipt. The window does not see who rated."
    ),
    "请看工作人员替您填的内容，有不对的当场说。": "Please read what is being filled in for you, and say at once what is wrong.",
    "还没交": "not yet handed in",
    "受理后开缴费单": "A bill is made after acceptance",
    "这块屏只显示您自己的事；有不对的，请当场告诉工作人员。": (
        "This screen shows your own business only. Tell the clerk at once if something is wrong."
    ),
    "镜头里的材料": "The paper under the camera",
    "太暗了，开灯再拍。": "Too dark. Turn on the light and take it again.",
    "不清楚，放平、对准再拍。": "Not sharp. Lay it flat, aim and take it again.",
    "镜头的清晰度不够，窗口不能收。": "The camera is too coarse; the window cannot take this.",
    "第 {n} 页清楚。": "Page {n} is clear.",
    "没有找到高拍仪，或者浏览器不让用。可以改用“扫描交来”选文件。": "No camera was found, or the browser does not allow it. Choose a file instead.",
    "第 {n} 页": "Page {n}",
    "去掉这一页": "Take this page out",
    "拍这一页": "Take this page",
    "交来拍好的": "Hand in what was taken",
}
