"""Reports: the sections of the report, its appraisal by period and glossary, the papers made from it, and their numbered copies."""
