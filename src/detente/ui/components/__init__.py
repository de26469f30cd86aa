"""What several pages are made of: filters, charts, tables, headings, what is taken away."""
