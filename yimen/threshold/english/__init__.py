"""English: every room of texts is a module here with WORDS, Chinese -> English; a pair is (one, many) by `n`."""
