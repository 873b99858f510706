"""The episodes table as a Word file: one row to a key practice episode, on A3 turned on its side."""

from exports.content import Appraisal, EpisodeRow, EpisodesPaper, FindingMention, TunnelView, is_written
from exports.content.texts import Paragraphs
from exports.word.cover import opening_block
from exports.word.factors import factor_list
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A3_LANDSCAPE
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, not_written, prose, table_end
from exports.word.tables import Column, Row, Table

_TABLE = Table(
    caption="Key practice episodes",
    description=(
        "The key practice episodes of this review, one to a row: what happened and why it is key, the child's life, "
        "the view from the tunnel of each position and beside it what is known now, the appraisal, contributory "
        "factors and findings."
    ),
    columns=(
        Column(heading="Episode and dates", width=1750),
        Column(heading="What happened", width=3150),
        Column(heading="Why it is key", width=1900),
        Column(heading="The child's life", width=2250),
        Column(heading="View from the tunnel, by position", width=3700),
        Column(heading="What we know now", width=2100),
        Column(heading="Appraisal", width=3350),
        Column(heading="Contributory factors", width=2409),
        Column(heading="Findings", width=1500),
    ),
)


def episodes_docx(paper: EpisodesPaper) -> bytes:
    """The bytes of the Word file."""
    table = _TABLE.drawn(_row(episode) for episode in paper.episodes) if paper.episodes else not_written()
    body = joined(opening_block(paper.cover, "Key practice episodes"), table, table_end())
    return Paper(cover=paper.cover, sheet=A3_LANDSCAPE, body=body).docx()


def _row(episode: EpisodeRow) -> Row:
    return Row(
        cells=(
            _name(episode),
            _text(episode.what_happened),
            _text(episode.why_key),
            _text(episode.childs_life),
            _views(episode.views),
            _now(episode),
            _appraisal(episode.appraisal),
            factor_list(episode.factors),
            _findings(episode.findings),
        )
    )


def _text(paragraphs: Paragraphs) -> Markup:
    return prose(paragraphs, style=Style.TABLE_TEXT, bullet=Style.TABLE_BULLET)


def _name(episode: EpisodeRow) -> Markup:
    name = labelled(Style.TABLE_TEXT, f"{episode.number}. {episode.title.strip()}", "")
    more = (episode.dates, episode.kind, episode.agencies)
    return joined(name, *(line(Style.TABLE_TEXT, words) for words in more if words.strip()))


def _views(views: tuple[TunnelView, ...]) -> Markup:
    if not views:
        return not_written(Style.TABLE_NOT_WRITTEN)
    return joined(*(joined(line(Style.TABLE_LABEL, view.position), _text(view.paragraphs)) for view in views))


def _now(episode: EpisodeRow) -> Markup:
    if not is_written(episode.uncertainty):
        return _text(episode.known_now)
    known = _text(episode.known_now) if is_written(episode.known_now) else NOTHING
    return joined(known, line(Style.TABLE_LABEL, "What we don't know"), _text(episode.uncertainty))


def _appraisal(appraisal: Appraisal) -> Markup:
    if not (is_written(appraisal.done_well) or is_written(appraisal.fell_short)):
        return not_written(Style.TABLE_NOT_WRITTEN)
    asides = (("Basis: ", appraisal.basis), *(("Standing: ", each) for each in appraisal.standing))
    return joined(
        line(Style.TABLE_LABEL, "What was done well, and what made it possible"),
        _text(appraisal.done_well),
        line(Style.TABLE_LABEL, "What fell short"),
        _text(appraisal.fell_short),
        *(labelled(Style.TABLE_TEXT, label, words) for label, words in asides if words.strip()),
    )


def _findings(findings: tuple[FindingMention, ...]) -> Markup:
    if not findings:
        return line(Style.TABLE_TEXT, "None linked yet")
    return joined(*(labelled(Style.TABLE_TEXT, f"{finding.number}. ", finding.title) for finding in findings))
