"""Disputes for tests."""

from datetime import date

DISPUTED = {
    "raised_by": "the chair of the LSCB",
    "raised_on": date(2011, 9, 15),
    "board_says": "The form was changed in May.",
    "team_says": "The case group said in July that the first box is still there.",
}
