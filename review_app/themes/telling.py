"""Who decided what and why, and what became of a theme, in sentences: named for those who may know, without a name for others."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from review_app.core.clock import in_london
from review_app.core.dates import day_in_words
from review_app.core.text import counted as in_number
from review_app.themes.counting import Counted, Teams, counted, in_words, outside
from review_app.themes.models import Change, Decision, Pair, Standing, Theme, ThemeEvent, Verdict, Way
from review_app.wordings.models import SharedWording
from review_app.wordings.places import codes_found, names_found

NO_LONGER = "a finding that is shared no longer"
MASKED = "The reason names somebody, a place or a review, so it isn’t shown here."
SHORTEST_NAME = 4  # letters of a part of a name that is looked for by itself


@dataclass(frozen=True)
class Reader:
    """What whoever reads may know, and the names that are kept from others."""

    named: bool
    people: Mapping[UUID, str]  # the names of those who answered
    places: Sequence[str] = ()  # the names of the LSCBs
    me: UUID | None = None

    def who(self, user_id: UUID | None, is_outside: bool) -> str:
        """Whose answer it is: by name, or only on which side they stand."""
        if user_id is not None and user_id == self.me:
            return "You"
        if self.named:
            return self.people.get(user_id, "Somebody who has left") if user_id else "Somebody"
        return "Somebody on neither review team" if is_outside else "Somebody on one of the review teams"

    def reason(self, text: str) -> str:
        """A reason as it may be read."""
        if not text or self.named:
            return text
        return MASKED if names_found(text, self._kept_back()) or codes_found(text) else text

    def _kept_back(self) -> list[str]:
        parts = [part for name in self.people.values() for part in name.split() if len(part) >= SHORTEST_NAME]
        return [*self.places, *self.people.values(), *parts]


@dataclass(frozen=True)
class AnswerLine:
    """One answer as a page shows it."""

    decision: Decision
    who: str
    said: str
    on: date
    reason: str
    is_old_wording: bool = False
    taken_back: str = ""  # on which day, and why


@dataclass(frozen=True)
class DecidedLine:
    """A pair of a theme: the two titles, how it was decided, and each reason."""

    pair: Pair
    first: str
    second: str
    said: str
    differs: list[str]
    reasons: list[str]
    hangs: str  # what would become of the theme without it


def decided_line(
    pair: Pair, wordings: Mapping[UUID, SharedWording], given: Sequence[Decision], teams: Teams, reader: Reader
) -> DecidedLine:
    """Who decided that two findings of a theme are the same, and why."""
    result = counted(given, teams)
    agreed = [one for one in result.answers if one.verdict.joins]
    last = in_london(max(one.decided_at for one in agreed)).date() if agreed else in_london(pair.changed_at).date()
    between = [one for one in agreed if one.way is Way.BETWEEN]
    people = f", namely {_in_a_row(between, teams, reader)}" if reader.named and between else ""
    against = (
        f" {in_number(len(result.dissenting), 'person', 'people').capitalize()} saw it otherwise."
        if result.dissenting
        else ""
    )
    return DecidedLine(
        pair,
        wordings[pair.first_ref].title,
        wordings[pair.second_ref].title,
        f"Decided {in_words(result, teams)}, on {day_in_words(last)}{people}.{against}",
        [reader.reason(one.reason) for one in agreed if one.verdict is Verdict.DIFFERS],
        [reader.reason(one.reason) for one in agreed if one.verdict is Verdict.SAME and one.reason],
        hangs_on(pair),
    )


def hangs_on(pair: Pair) -> str:
    """What would become of its theme without a pair, in a sentence; "" where it has other ways."""
    if pair.splits < 1:
        return ""
    if pair.splits == 1:
        return "Without this decision one finding would be in no theme."
    return f"This decision alone holds {in_number(pair.splits, 'finding')} of the theme to the others."


def answer_lines(
    given: Iterable[Decision], current: tuple[UUID, UUID], teams: Teams, reader: Reader
) -> list[AnswerLine]:
    """Answers about two findings, the oldest first, as they may be read."""
    return [
        AnswerLine(
            one,
            "At a themes morning"
            if one.way is Way.MORNING
            else reader.who(one.decided_by, bool(outside([one], teams))),
            "opened the pair again" if one.way is Way.ANEW else one.verdict.words,
            in_london(one.decided_at).date(),
            reader.reason(one.reason),
            (one.first_wording_id, one.second_wording_id) != current,
            _taken_back(one, reader),
        )
        for one in given
    ]


def standing_sentence(result: Counted, teams: Teams) -> str:
    """How it stands with two findings, in a sentence."""
    agreed = in_words(result, teams)
    if result.standing is Standing.JOINED:
        differs = any(one.verdict is Verdict.DIFFERS for one in result.answers)
        return f"They count as the same{', but for what is noted' if differs else ''}: decided {agreed}."
    if result.standing is Standing.APART:
        anew = (
            " Somebody has opened the pair again; it stays so until two people agree otherwise."
            if result.is_anew
            else ""
        )
        return f"They look alike and are two things: decided {agreed}.{anew}"
    return {
        Standing.DISAGREED: "People see it differently, so it doesn’t count. Read the reasons; who is persuaded answers again.",
        Standing.WAITING: "Answered, and a second person is needed who agrees. At least one of the two has to be on neither review team.",
        Standing.OPEN: "Nobody has said yet whether these two are the same.",
    }[result.standing]


@dataclass(frozen=True)
class Known:
    """What the lines of a history may name: the wordings that are shared now, and the themes."""

    wordings: Mapping[UUID, SharedWording]
    themes: Mapping[UUID, Theme]
    titles: Mapping[UUID, str]  # of themes that nobody has named


@dataclass(frozen=True)
class HistoryLine:
    """One line of a theme's history."""

    said: str
    on: date
    by: str = ""


def history_lines(events: Iterable[ThemeEvent], known: Known, reader: Reader) -> list[HistoryLine]:
    """What became of a theme; for members of an LSCB without a word of what is shared no longer."""
    lines = []
    for one in events:
        is_gone = one.finding_ref is not None and one.finding_ref not in known.wordings
        if is_gone and not reader.named:
            continue
        by = reader.people.get(one.by, "") if reader.named and one.by else ""
        lines.append(HistoryLine(_history_sentence(one, known), in_london(one.at).date(), by))
    return lines


def _history_sentence(one: ThemeEvent, known: Known) -> str:
    wording = known.wordings.get(one.finding_ref) if one.finding_ref else None
    finding = f"“{wording.title}”" if wording else NO_LONGER
    other = _called(one, known)
    return {
        Change.BEGUN: _beginning(one, other),
        Change.JOINED: f"{finding[:1].upper()}{finding[1:]} joined it.",
        Change.LEFT: f"{finding[:1].upper()}{finding[1:]} left it.",
        Change.SPLIT: f"A part split off: {other}.",
        Change.MERGED: f"{other[:1].upper()}{other[1:]} came into it.",
        Change.NAMED: f"It was named; before, it was called “{one.name}”." if one.name else "It was named.",
        Change.ENDED: f"It went on in {other}."
        if one.other_theme_id
        else "It came apart: no two of its findings are the same.",
    }[one.change]


def _beginning(one: ThemeEvent, other: str) -> str:
    if one.other_theme_id:
        return f"It split off from {other}."
    return "It came together again." if one.name else "The theme began."


def _called(one: ThemeEvent, known: Known) -> str:
    """How the other theme of a line was called then, or is now."""
    theme = known.themes.get(one.other_theme_id) if one.other_theme_id else None
    name = (one.name if one.change is not Change.ENDED and one.change is not Change.BEGUN else "") or (
        theme.name or known.titles.get(theme.id, "") if theme else ""
    )
    return f"“{name}”" if name else "a theme without a name"


def _taken_back(one: Decision, reader: Reader) -> str:
    if one.taken_back_at is None:
        return ""
    return f"Taken back on {day_in_words(in_london(one.taken_back_at).date())}: {reader.reason(one.taken_back_reason)}"


def _in_a_row(agreed: Sequence[Decision], teams: Teams, reader: Reader) -> str:
    who = list(dict.fromkeys(reader.who(one.decided_by, bool(outside([one], teams))) for one in agreed))
    who = ["you" if one == "You" else one for one in who]
    return " and ".join([part for part in (", ".join(who[:-1]), *who[-1:]) if part])


def people_in(given: Iterable[Decision]) -> set[UUID]:
    """Everybody who answered, or took an answer back."""
    return {who for one in given for who in (one.decided_by, one.taken_back_by) if who is not None}


def answered_here(given: Collection[Decision], who: UUID) -> bool:
    """Whether somebody has an answer in force about two findings."""
    return any(one.decided_by == who and one.way is Way.BETWEEN and one.taken_back_at is None for one in given)
