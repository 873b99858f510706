"""Who belongs to the family: composition on a day, genogram, couples, parents and homes."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from markupsafe import Markup

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.family import actions, papers, queries, rules
from review_app.family.forms import CoupleForm, HomeForm, KinForm, ParentForm
from review_app.family.models import Couple, CoupleKind, Ending, Home, Kin, Parentage, ParentKind, Symbol
from review_app.family.views.blueprint import Page, blueprint, day_asked, form_page, offer_relatives, with_ids
from review_app.people.queries import relative_in_review, relatives_of_review

KIN = ("symbol", "in_focus", "born", "died")
COUPLE = ("one_id", "kind", "begins", "ends", "ending", "other_id")
PARENT = ("child_id", "kind", "parent_id")
HOME = ("relative_id", "household", "begins", "ends")
CHOOSE = "Choose one"


@blueprint.get("")
@requires(Permission.CASE_READ)
def show(review_id: UUID) -> Page:
    """The family on a day: the list by household, the genogram, and what both are drawn from."""
    session, (form, on) = session_here(), day_asked()
    relatives = relatives_of_review(session, review_id)
    kin, homes = queries.kin_of_review(session, review_id), queries.homes_of_review(session, review_id)
    couples, parentage = queries.couples_of_review(session, review_id), queries.parentage_of_review(session, review_id)
    lines = rules.composition(relatives, kin, homes, on)
    return render_template(
        "family/show.html",
        form=form,
        on=on,
        lines=lines,
        households=rules.households(lines),
        names={relative.id: relative.pseudonym for relative in relatives},
        couples=couples,
        parentage=parentage,
        homes=homes,
        genogram=Markup(papers.genogram(lines, couples, parentage, on)) if lines else "",  # noqa: S704 -- drawn by exports/pictures, which escapes every word
    )


@blueprint.route("/members/<uuid:relative_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def describe(review_id: UUID, relative_id: UUID) -> Page:
    """What the genogram shows of one relative."""
    session = session_here()
    relative = relative_in_review(session, review_id, relative_id)
    kin = queries.kin_of(session, review_id, relative.id)
    form = KinForm(obj=kin)

    def save(values: dict[str, Any]) -> Kin:
        ready = values | {"symbol": Symbol(values["symbol"])}
        return actions.describe_relative(session, review_id, relative.id, ready, by=actor_here())

    return form_page(form, kin, KIN, save, back=_back(review_id), title=form.page_title, lead=relative.pseudonym)


@blueprint.route("/couples/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_couple(review_id: UUID) -> Page:
    """Add a couple."""
    return _couple(review_id, None, "Add a couple")


@blueprint.route("/couples/<uuid:couple_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_couple(review_id: UUID, couple_id: UUID) -> Page:
    """Change a couple."""
    return _couple(review_id, queries.in_review(session_here(), Couple, review_id, couple_id), "Change a couple")


@blueprint.route("/parents/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_parent(review_id: UUID) -> Page:
    """Say who is whose parent."""
    return _parent(review_id, None, "Add a parent")


@blueprint.route("/parents/<uuid:parentage_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_parent(review_id: UUID, parentage_id: UUID) -> Page:
    """Change who is whose parent."""
    return _parent(review_id, queries.in_review(session_here(), Parentage, review_id, parentage_id), "Change a parent")


@blueprint.route("/homes/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_home(review_id: UUID) -> Page:
    """Say where somebody lived."""
    return _home(review_id, None, "Add a home")


@blueprint.route("/homes/<uuid:home_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_home(review_id: UUID, home_id: UUID) -> Page:
    """Change where somebody lived."""
    return _home(review_id, queries.in_review(session_here(), Home, review_id, home_id), "Change a home")


def _back(review_id: UUID) -> str:
    return url_for("family.show", review_id=review_id)


def _couple(review_id: UUID, couple: Couple | None, title: str) -> Page:
    session, form = session_here(), CoupleForm(obj=couple)
    offer_relatives(review_id, form, "one_id", "other_id", nothing=CHOOSE)

    def save(values: dict[str, Any]) -> Couple:
        codes = {"kind": CoupleKind(values["kind"]), "ending": Ending(values["ending"])}
        ready = with_ids(values, "one_id", "other_id") | codes
        return actions.keep_couple(session, couple or Couple(review_id=review_id), ready, by=actor_here())

    return form_page(form, couple, COUPLE, save, back=_back(review_id), title=title)


def _parent(review_id: UUID, parentage: Parentage | None, title: str) -> Page:
    session, form = session_here(), ParentForm(obj=parentage)
    offer_relatives(review_id, form, "child_id", "parent_id", nothing=CHOOSE)

    def save(values: dict[str, Any]) -> Parentage:
        ready = with_ids(values, "child_id", "parent_id") | {"kind": ParentKind(values["kind"])}
        return actions.keep_parent(session, parentage or Parentage(review_id=review_id), ready, by=actor_here())

    return form_page(form, parentage, PARENT, save, back=_back(review_id), title=title)


def _home(review_id: UUID, home: Home | None, title: str) -> Page:
    session, form = session_here(), HomeForm(obj=home)
    offer_relatives(review_id, form, "relative_id", nothing=CHOOSE)

    def save(values: dict[str, Any]) -> Home:
        ready = with_ids(values, "relative_id")
        return actions.keep_home(session, home or Home(review_id=review_id), ready, by=actor_here())

    return form_page(form, home, HOME, save, back=_back(review_id), title=title)
