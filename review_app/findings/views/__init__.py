"""The pages of findings, a file per noun."""

from review_app.findings.views import (
    agreeing,
    disputes,
    evidence,
    findings,
    inquiries,
    learning,
    links,
    order,
    parts,
    questions,
    typology,
)
from review_app.findings.views.blueprint import blueprint

__all__ = [
    "agreeing",
    "blueprint",
    "disputes",
    "evidence",
    "findings",
    "inquiries",
    "learning",
    "links",
    "order",
    "parts",
    "questions",
    "typology",
]
