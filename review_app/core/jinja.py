"""What every template may use: words for dates and numbers, paragraphs, and the built files' addresses."""

import json
from datetime import date, datetime
from pathlib import Path

from flask import Flask, url_for
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, Undefined
from jinja2.utils import missing

from review_app.core.clock import in_london
from review_app.core.dates import day_in_words
from review_app.core.text import counted, number_in_words, paragraphs, word_count


class Printed(Undefined):
    """What a template prints without having been given it is a fault of ours, found by the first test that draws the page.

    Missing attributes stay empty, as the macros of GOV.UK Frontend expect.
    """

    def __str__(self) -> str:
        if self._undefined_obj is missing:
            return str(self._fail_with_undefined_error())
        return ""


def install(app: Flask, templates: Path, static: Path) -> None:
    """Give the application its templates, macros, filters and globals."""
    app.jinja_options = {"undefined": Printed, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(templates),
            PrefixLoader(
                {
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                    "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
                }
            ),
        ]
    )
    WTFormsHelpers(app)
    app.jinja_env.filters.update(
        in_words=in_words,
        clock=clock_time,
        paragraphs=paragraphs,
        word_count=word_count,
        number_in_words=number_in_words,
    )
    app.jinja_env.globals.update(asset=_asset_finder(static), counted=counted)


def in_words(moment: date | datetime | None) -> str:
    """A day or a moment as people write it; nothing for None."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        here = in_london(moment)
        return f"{here:%H:%M} on {day_in_words(here.date())}"
    return day_in_words(moment)


def clock_time(moment: datetime) -> str:
    """The time of day of a moment, such as 14:03."""
    return f"{in_london(moment):%H:%M}"


def _asset_finder(static: Path) -> object:
    manifest_file = static / "vendor" / "manifest.json"
    manifest: dict[str, str] = json.loads(manifest_file.read_text()) if manifest_file.exists() else {}

    def asset(name: str) -> str:
        """The address of a built file, by its plain name."""
        return url_for("static", filename=f"vendor/{manifest.get(name, name)}")

    return asset
