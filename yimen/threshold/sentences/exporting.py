"""Sentences about writing the catalogue into a file."""

SENTENCES = {
    "export.format_unknown": (
        "“{file}”不是能写的格式，请用 .json、.csv 或 .xlsx。",
        "{file} is no format that can be written; use .json, .csv or .xlsx.",
    ),
    "export.cell_too_long": (
        "“{item}”的“{column}”太长，电子表格的一格放不下，请导出为 .json 或 .csv。",
        "“{column}” of “{item}” is longer than a cell of a workbook can hold; write .json or .csv.",
    ),
}
