"""Uploads at work: files read, articles analysed and saved, beside the pages and never in their way."""
