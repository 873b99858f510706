"""Names are found in texts as people type them: each once, with every place where it stands, and little else."""

import itertools
import random
import re
import time

import pytest

from review_app.names.rules import Kind, Known, find, replaced
from review_app.names.rules.patterns import is_nhs_number
from tests.names.planted import known, tally, texts

OKAFOR = Known("Ngozi Okafor", "Social worker 1")
OBRIEN = Known("Siobhán O’Brien", "Health visitor 1")
NGUYEN = Known("Nguyễn Văn Minh", "Father")
GRACE = Known("Grace Adeyemi-Clarke", "Health visitor 2")
MARSHES = [Known("Kayleigh Marsh", "Mother"), Known("Maureen Marsh", "Grandmother")]


def shown(text: str, *names: Known) -> list[str]:
    """The names found, as they were met first."""
    return [each.shown for each in find(text, names)]


def test_planted_names_are_found_and_ordinary_words_are_left_alone() -> None:
    every = [tally(planted, known()) for planted in texts()]
    planted, missed = sum(each.planted for each in every), [name for each in every for name in each.missed]
    assert planted > 150
    assert len(missed) <= planted * 0.06, missed
    assert len([alarm for each in every for alarm in each.false_alarms]) <= 4


def test_a_text_about_no_one_raises_no_alarm() -> None:
    (plain,) = [planted for planted in texts() if planted.name == "08_plain"]
    assert tally(plain, known()).false_alarms == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then J. Okafor and JANE OKAFOR came with Mrs Okafor.", ["J. Okafor", "JANE OKAFOR", "Mrs Okafor"]),
        ("The nurse, O'Brien, saw O’Brien’s list.", ["O'Brien"]),
        ("We met Dr. A. B. Fernández-Ruiz there.", ["Dr. A. B. Fernández-Ruiz"]),
        ("The interpreter, José María de la Cruz, left.", ["José María de la Cruz"]),
        ("The lodger was a Mc Allister, or McAllister.", ["Mc Allister", "McAllister"]),
        ("May told us in May that she may move. On 3 May 2009 May left.", ["May"]),
        ("Will said he will. Will she come? “Will it rain?” We asked Will.", ["Will"]),
        ("Grace is said before meals, and with good grace. She and Grace agreed.", ["Grace"]),
        ("He is called tyler at home, and ngozi knew it.", ["tyler", "ngozi"]),
        (
            "They lived in Hackney Road, then at 14 hackney road, near Leeds.",
            ["Hackney Road", "14 hackney road", "Leeds"],
        ),
        (
            "She moved to Reading when reading was taught at St Brannock’s Primary School.",
            ["Reading", "St Brannock’s Primary School"],
        ),
        ("The Primary School and the Children’s Centre sent a School Nurse to Court.", []),
        ("Health Visitors, the GP and CAMHS met on Tuesday. MINUTES OF CORE GROUP.", []),
        ("Nobody’s here. Didn’t they know? It’s the SENCO’s form; she’d asked.", []),
    ],
)
def test_odd_names_and_words_that_are_names(text: str, found: list[str]) -> None:
    assert shown(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to kayleigh.marsh81@example.org today.", Kind.EMAIL),
        ("Ring 07700 900123 after six.", Kind.PHONE),
        ("Ring +44 (0)1632 960 983 after six.", Kind.PHONE),
        ("The number 943 476 5919 stands on the form.", Kind.NHS),
        ("They had YO11 2QP on the form.", Kind.POSTCODE),
        ("They had yo112qp on the form.", Kind.POSTCODE),
        ("The father, born on 04/07/1979, was out.", Kind.BIRTH),
        ("D.O.B. 2 May 2008.", Kind.BIRTH),
        ("They moved to Flat 2, 36 Tollgate Lane on Monday.", Kind.ADDRESS),
        ("Seen at Wharfside Medical Centre.", Kind.SERVICE),
        ("Moved from Elmhurst Juniors.", Kind.SCHOOL),
    ],
)
def test_what_has_a_shape_is_known_by_it(text: str, kind: Kind) -> None:
    assert [each.kind for each in find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The visit took place on 12 May 2009 at 10.30; 3 children, 2 adults.",
        "Account 40022178, form 78, sections 17 and 47, page 1234567890123.",
        "The number 943 476 5918 is no NHS number, and 9434765 is too short.",
        "Weight 9.5 kg on 3/4/09, 10.1 kg on 1/5/09; 2 years old.",
        "They stayed 2 doors down the road for 3 weeks.",
    ],
)
def test_dates_and_other_numbers_stay(text: str) -> None:
    assert find(text) == []


def test_an_nhs_number_is_known_by_its_check_digit() -> None:
    right = [number for number in range(9434765910, 9434765920) if is_nhs_number(str(number))]
    assert right == [9434765919]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They asked okafor.", "Social worker 1"),
        ("They asked NGOZI OKAFOR’S manager.", "Social worker 1"),
        ("They asked N. Okafor.", "Social worker 1"),
        ("They asked Goz.", "Social worker 1"),
        ("They asked Oka\u00adfor.", "Social worker 1"),
        ("They asked Okafer.", "Social worker 1"),
        ("They asked OBrien’s manager.", "Health visitor 1"),
        ("They asked Siobahn.", "Health visitor 1"),
        ("They asked Siobhan.", "Health visitor 1"),
        ("They asked Nguyen.", "Father"),
        ("They asked minh.", "Father"),
        ("They asked grace adeyemi clarke.", "Health visitor 2"),
        ("They asked Mrs Adeyemi-Clarke.", "Health visitor 2"),
    ],
)
def test_a_name_the_review_knows_is_known_however_it_is_written(text: str, who: str) -> None:
    (found,) = find(text, [OKAFOR, OBRIEN, NGUYEN, GRACE])
    assert (found.may_be, found.is_sure) == ((who,), True)


def test_a_name_that_several_have_is_nobodys_until_somebody_says_whose() -> None:
    (marsh,) = find("They asked Ms Marsh.", MARSHES)
    assert (marsh.may_be, marsh.is_sure) == (("Mother", "Grandmother"), False)
    (other,) = find("They asked Darren Marsh.", MARSHES)
    assert other.may_be == ()
    (kay,) = find("They asked Kay.", MARSHES)
    assert kay.may_be == ("Mother",)


def test_labels_are_no_names_unless_somebody_bears_them() -> None:
    assert find("Kofi asked Mother.", labels=["Kofi", "Mother"]) == []
    assert [each.shown for each in find("Kofi asked Mother.", [Known("Kofi Mensah", "Father")], ["Kofi"])] == ["Kofi"]


def test_other_spellings_are_said_to_be_probably_the_same() -> None:
    found = {each.shown: each for each in find("Danielle Abernethy rang. Danni cried. Mrs Abernethy, then Abernathy, wrote.")}  # fmt: skip
    full = found["Danielle Abernethy"].key
    assert {shown for shown, each in found.items() if each.same_as == full} == {"Danni", "Mrs Abernethy"}


def test_places_are_code_points_also_behind_what_is_not_in_the_basic_plane() -> None:
    text = "🙂🙂 They asked Nguyễn’s 👩‍👧 and Nguyễn."
    (found,) = find(text)
    assert [text[hit.start : hit.end] for hit in found.hits] == ["Nguyễn", "Nguyễn"]
    assert replaced(text, found.hits, {found.key: "Father"}) == "🙂🙂 They asked Father’s 👩‍👧 and Father."


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "’", "-", "A", "I", "O", "Mc", "Mr", "Dr.", "St", "de la", "O’", "’s", "\u00ad", "\u0301", "🙂",
        "Mr. Mr. Mr.", "A. B. C. D. E. F.", "@", "a@", "07", "(((((0", "born", "Flat 2,", "of of of", "THE THE THE",
    ],
)  # fmt: skip
def test_bits_and_pieces_are_no_names_and_break_nothing(text: str) -> None:
    assert find(text, [OKAFOR, Known("", "nobody"), Known("Mr", "nobody"), Known("🙂", "nobody")], ["", "Mother"]) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 200_000,
        "A. " * 60_000,
        "de " * 60_000,
        "0 1 " * 50_000,
        "(" * 100_000 + "0" * 100_000,
        "1 aaaa aaaa " * 15_000,
        "A-" * 100_000,
        "a.a@" * 50_000,
        "’" * 200_000,
        "St. " * 50_000,
        "Abc " * 50_000,
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length_deserves(hostile: str) -> None:
    began = time.process_time()
    find(hostile, [OKAFOR, OBRIEN])
    assert time.process_time() - began < 6


def test_every_hit_is_apart_from_the_others_and_lies_in_the_text() -> None:
    source = random.Random(17)
    pieces = re.findall(r"\S+|\s", " ".join(planted.text for planted in texts()))
    for _ in range(200):
        text = "".join(source.choice(pieces) + source.choice(["", " ", "’", "\n"]) for _ in range(60))
        hits = sorted((hit for each in find(text, known()) for hit in each.hits), key=lambda hit: hit.start)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= other.start for one, other in itertools.pairwise(hits))


def test_twenty_thousand_words_with_sixty_known_names_take_less_than_a_second_of_the_processor() -> None:
    names = [Known(f"{first} {last}", f"{first} {last}") for first in FIRST for last in LAST]
    text = "\n\n".join(planted.text for planted in texts())
    while len(text.split()) < 20_000:
        text += f"\n\n{text}"
    text = " ".join(text.split()[:20_000])
    best = min(_seconds(text, names) for _ in range(3))
    assert best < 1, f"{best:.2f} s"


FIRST = ("Ngozi", "Tyler", "Kayleigh", "Siobhán", "Minh", "Grace", "Darren", "Maureen", "Rajesh", "Agnieszka")
LAST = ("Okafor", "Marsh", "O’Brien", "Adeyemi-Clarke", "Mukherjee", "Wójcik")


def _seconds(text: str, names: list[Known]) -> float:
    began = time.process_time()
    find(text, names)
    return time.process_time() - began
