"""People's judgement of paragraphs: sampled by design, compared between coders, used to correct the index."""
