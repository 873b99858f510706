"""A genogram is drawn so that nobody hides anybody, and says nothing that it was not given."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.content.genogram import Couple, Genogram, Parents, Person, Shape
from exports.pictures.family_tree import places
from exports.pictures.genogram import draw

SVG = "{http://www.w3.org/2000/svg}"
PRESENTATION_ONLY = {"style", "class", "onclick", "href"}


@st.composite
def families(draws: st.DrawFn) -> Genogram:
    """Families of up to nine people; parents come before their children, as they do."""
    number = draws(st.integers(1, 9))
    people = tuple(
        Person(f"p{index}", draws(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)))
        for index in range(number)
    )
    pairs = list(combinations(range(number), 2))
    couples = draws(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    links = draws(st.lists(st.sampled_from(pairs), max_size=8, unique=True)) if pairs else []
    apart = [link for link in links if link not in couples]
    return Genogram(
        "Genogram",
        people,
        tuple(Couple(f"p{one}", f"p{other}") for one, other in couples),
        tuple(Parents(f"p{child}", f"p{parent}", draws(st.booleans())) for parent, child in apart),
    )


@given(families())
def test_everybody_is_drawn_and_nobody_stands_on_anybody(family: Genogram) -> None:
    spots = places(family)
    assert set(spots) == {person.key for person in family.people}
    for one, other in combinations(spots.values(), 2):
        assert one.generation != other.generation or abs(one.across - other.across) >= 0.999
    root = etree.fromstring(draw(family))
    names = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert sorted(names) == sorted(person.name for person in family.people)


def test_children_stand_below_their_parents_and_partners_beside_each_other() -> None:
    family = Genogram(
        "Genogram",
        tuple(Person(key, key) for key in ("Mother", "Rosie", "Amber", "Kwame", "Dean", "Nan")),
        (Couple("Mother", "Kwame"), Couple("Mother", "Dean")),
        tuple(
            Parents(child, parent)
            for child, parent in (
                ("Mother", "Nan"),
                ("Rosie", "Mother"),
                ("Rosie", "Kwame"),
                ("Amber", "Mother"),
                ("Amber", "Dean"),
            )
        ),
    )
    where = places(family)
    assert [where[key].generation for key in ("Nan", "Mother", "Kwame", "Dean", "Rosie", "Amber")] == [0, 1, 1, 1, 2, 2]
    assert where["Kwame"].across < where["Mother"].across < where["Dean"].across
    assert where["Rosie"].across < where["Amber"].across


def test_the_symbols_are_the_usual_ones() -> None:
    people = (
        Person("a", "Mother", shape=Shape.FEMALE),
        Person("b", "Kofi", shape=Shape.MALE, in_focus=True),
        Person("c", "Baby", has_died=True),
    )
    root = etree.fromstring(draw(Genogram("Genogram", people, (Couple("a", "b", "dashed", strokes=2),))))
    assert len(root.findall(f"{SVG}circle")) == 1
    assert len(root.findall(f"{SVG}rect")) == 2, "a child in focus has a double outline"
    assert len(root.findall(f"{SVG}polygon")) == 1
    dashed = [line for line in root.findall(f"{SVG}line") if line.get("stroke-dasharray") == "8 5"]
    assert len(dashed) == 1
    assert len(root.findall(f"{SVG}line")) == 1 + 2 + 2, "the couple, two strokes, and the cross"


def test_the_picture_needs_no_style_and_no_script() -> None:
    root = etree.fromstring(draw(Genogram("Genogram", (Person("a", "Mother"),))))
    assert not {name for element in root.iter() for name in element.attrib} & PRESENTATION_ONLY
    assert root.find(f"{SVG}title").text == "Genogram"
