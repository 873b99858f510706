"""The pages of findings, a file per noun."""

from review_app.findings.views import agreeing, evidence, findings, inquiries, learning, links, questions
from review_app.findings.views.blueprint import blueprint

__all__ = ["agreeing", "blueprint", "evidence", "findings", "inquiries", "learning", "links", "questions"]
