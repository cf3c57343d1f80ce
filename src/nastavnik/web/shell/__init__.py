"""The frame of every page and its components: templates, tags, forms, tables, charts. Usage: README.md."""
