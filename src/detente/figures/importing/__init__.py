"""Reading the publishers' own files.

Recognised by their content, checked, given back as an edition with its cells.
"""
