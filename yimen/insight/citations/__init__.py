"""Citations 依据引用: of what items in force ask, do and charge, how much names the article it rests on."""
