"""Quotations, sentences, noun phrases, and the subjects of verbs."""
