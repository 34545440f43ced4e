"""Prompt templates: Jinja2 files with YAML front matter, one to a file. The extractive engine needs none."""
