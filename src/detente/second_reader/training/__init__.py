"""Fine-tuning of the second reader on coded paragraphs. Needs the extra `train`; nothing else imports it."""
