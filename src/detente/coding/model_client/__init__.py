"""A language model that is asked to code paragraphs, where the server has one set up."""
