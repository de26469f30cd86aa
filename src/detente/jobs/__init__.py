"""Jobs: long work on a library, beside the pages: files read, articles analysed, saved, scored again."""
