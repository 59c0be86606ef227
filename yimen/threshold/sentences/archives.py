"""Sentences of the archives."""

SENTENCES = {
    "archive.parts_missing": (
        "案卷不齐，不能归档。还缺：{parts}。",
        "The volume is not whole and cannot go on file. Missing: {parts}.",
    ),
}
