"""The forms of findings, a file per noun."""

from review_app.findings.forms.disputes import DisputeForm, SettleDisputeForm
from review_app.findings.forms.evidence import AnswerForm, InquiryForm, OutsideEvidenceForm
from review_app.findings.forms.finding import (
    AgreeFindingForm,
    AnswersForm,
    ChallengeForm,
    FindingForm,
    NewFindingForm,
    PlaceForm,
    ReopenForm,
)
from review_app.findings.forms.links import LinksForm
from review_app.findings.forms.questions import AdditionalLearningForm, QuestionForm

__all__ = [
    "AdditionalLearningForm",
    "AgreeFindingForm",
    "AnswerForm",
    "AnswersForm",
    "ChallengeForm",
    "DisputeForm",
    "FindingForm",
    "InquiryForm",
    "LinksForm",
    "NewFindingForm",
    "OutsideEvidenceForm",
    "PlaceForm",
    "QuestionForm",
    "ReopenForm",
    "SettleDisputeForm",
]
