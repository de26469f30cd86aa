"""Files that hold many articles: what press databases export, digests, and whatever repeats itself."""
