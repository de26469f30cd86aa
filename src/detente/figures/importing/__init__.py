"""Reading the publishers' own files: recognised by their content, checked, given back as an edition with its cells."""
