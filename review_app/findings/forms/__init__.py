"""The forms of findings, a file per noun."""

from review_app.findings.forms.evidence import AnswerForm, InquiryForm, OutsideEvidenceForm
from review_app.findings.forms.finding import (
    AgreeFindingForm,
    ChallengeForm,
    FindingForm,
    NewFindingForm,
    ReopenForm,
)
from review_app.findings.forms.links import LinksForm
from review_app.findings.forms.questions import AdditionalLearningForm, QuestionForm

__all__ = [
    "AdditionalLearningForm",
    "AgreeFindingForm",
    "AnswerForm",
    "ChallengeForm",
    "FindingForm",
    "InquiryForm",
    "LinksForm",
    "NewFindingForm",
    "OutsideEvidenceForm",
    "QuestionForm",
    "ReopenForm",
]
