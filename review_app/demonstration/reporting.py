"""Loading what is written of the report: sections, the appraisal by period, the glossary."""

from review_app.core.dates import UNKNOWN, NotADate, PartialDate, read_partial_date
from review_app.demonstration.story import Story
from review_app.reports import actions as reports
from review_app.reports.sections import all_kinds


def load_report(story: Story) -> None:
    """The sections that are written, by the right names, and the parts that the report is made of besides."""
    written = story.files.report
    for number, kind in enumerate(all_kinds()):
        text = written.get(kind.key.replace("-", "_"), "")
        if kind.is_text and isinstance(text, str) and text:
            reports.write_section(story.session, story.review.id, kind.key, text, by=story.lead(number))
    for number, row in enumerate(written.get("appraisal_periods", [])):
        title, dates = _title_and_dates(row["title"])
        reports.add_period(story.session, story.review.id, title, dates, row["text"], by=story.lead(number))
    for row in written.get("glossary", []):
        reports.add_term(story.session, story.review.id, row["term"], row["meaning"], by=story.lead())


def _title_and_dates(words: str) -> tuple[str, PartialDate]:
    """“January to July 2009: many small worries” as a title and its dates."""
    before, _, after = words.partition(": ")
    try:
        return after[:1].upper() + after[1:], read_partial_date(before)
    except NotADate:
        return words, UNKNOWN
