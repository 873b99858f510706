"""Vocabularies: the frameworks of the method as data, with versions: factors, typology, schedule, question headings."""
