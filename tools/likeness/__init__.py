"""How well each engine finds partners: `python -m tools.likeness` prints the tables of docs/likeness.md.

Measured on tests/likeness/pairs.toml, invented and paired before any engine was asked; with the file of published findings
as an argument, on those too.
"""
