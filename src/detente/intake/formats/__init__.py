"""One reader a format: bytes in, plain text with paragraphs out."""
