"""A language model that is asked to code paragraphs, where whoever runs the server has set one up."""
