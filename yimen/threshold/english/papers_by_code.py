"""English of papers printed by number and query code: in the hall and at kiosks."""

WORDS: dict[str, str | tuple[str, str]] = {
    "下载打印": "Download and print",
    "打印文书": "Print papers",
    "还没有文书": "No papers yet",
    "用完了，清除": "Finish and wipe",
    "一分钟没有操作，自动清除。": "After a minute without a touch it is wiped.",
    "查文书": "Find the papers",
}
