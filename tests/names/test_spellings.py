"""How many slips a spelling may have and still be somebody’s: the number is what parts the two lists below best."""

import pytest
from rapidfuzz.distance import OSA

from review_app.names.rules import Known
from review_app.names.rules.people import register_of, slips_allowed


def _words(lines: str) -> list[str]:
    return lines.split()


# The same name, as a tired hand or a telephone makes it.
SLIPS = _words("""okafor/okafer okafor/okaffor okafor/okfor siobhan/siobahn siobhan/shioban mukherjee/mukerjee mukherjee/mukherji
abernethy/abernathy whitcombe/whitcomb whitcombe/witcombe pemberton/pembeton adeyemi/adeyami oluwaseun/oluwaseum
kayleigh/kayliegh danielle/daneille maureen/maureem harding/hardign lindqvist/lindquist holloway/hollaway
ferreira/fereira fernandez/fernadez wojcik/wojick chaudhry/chaudry mohammed/mohamed fitzgerald/fitzgereld
thistlewood/thistelwood achebe/acheebe marsden/marsdon rajesh/rajehs townsend/townsand""")

# Different names, and words that are no names.
OTHERS = _words("""okafor/oxford marsh/march tyler/tiler price/prize harding/herring maureen/marine danielle/daniels
siobhan/simoan grace/brace adeyemi/academy okafor/seafood minh/mint rosie/noise pike/like kayleigh/daylight
wojcik/wicket harding/handing mother/brother lucas/louis sharon/baron carla/clara jamal/kamal anwen/anwar
tariq/tarik""")


def accepted(pair: str) -> bool:
    """Whether the rule takes the second for a slip of the first."""
    name, other = pair.split("/")
    return OSA.distance(name, other) <= slips_allowed(min(len(name), len(other)))


def test_nine_of_ten_slips_are_taken_and_few_other_words() -> None:
    assert sum(accepted(pair) for pair in SLIPS) >= 0.9 * len(SLIPS)
    register = register_of([Known(pair.split("/")[0].title(), pair) for pair in OTHERS])
    # What is an ordinary word, or a name of its own, is never taken for a slip by itself.
    taken = [pair for pair in OTHERS if register.near(pair.split("/")[1]) and accepted(pair)]
    assert len(taken) <= 4, taken


@pytest.mark.parametrize("stricter", [0, 1])
def test_fewer_slips_would_miss_many(stricter: int) -> None:
    taken = sum(OSA.distance(*pair.split("/")) <= stricter for pair in SLIPS if len(pair.split("/")[0]) >= 8)
    long = sum(len(pair.split("/")[0]) >= 8 for pair in SLIPS)
    assert taken < long
