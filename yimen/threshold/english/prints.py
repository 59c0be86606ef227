"""Texts about prints: who was handed which paper, when and through which door."""

WORDS: dict[str, str | tuple[str, str]] = {
    "打印记录": "Print log",
    "谁在什么时候从哪里打开或下载了文书": "Who opened or downloaded a paper, when and through which door",
    "凭办件编号和查询码": "Whoever held number and query code",
    "程序接口": "JSON door",
    "更早的": "Earlier",
}
