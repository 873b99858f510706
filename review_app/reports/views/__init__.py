"""The pages of reports: the list of sections and copies, each section, the appraisal by period, the glossary, the papers."""

from review_app.reports.views import before, glossary, packs, papers, periods, preview, sections
from review_app.reports.views.blueprint import blueprint

__all__ = ["before", "blueprint", "glossary", "packs", "papers", "periods", "preview", "sections"]
