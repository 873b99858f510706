"""What the running request has at hand: the settings, the database, the keys and the house."""

from flask import current_app

from config import Settings
from review_app.core.db import Database
from review_app.core.keys import Keys
from review_app.core.offers import House, Record


def settings_here() -> Settings:
    """The settings of the running application."""
    settings: Settings = current_app.extensions["casewindow.settings"]
    return settings


def database_here() -> Database:
    """The database of the running application."""
    database: Database = current_app.extensions["casewindow.database"]
    return database


def keys_here() -> Keys:
    """The keys of the running application."""
    keys: Keys = current_app.extensions["casewindow.keys"]
    return keys


def house_here() -> House:
    """The house of the running application: its rooms and what they offer."""
    house: House = current_app.extensions["casewindow.house"]
    return house


def record_of_kind(kind: str) -> Record | None:
    """The offered record whose table has this name, or None."""
    return next((record for record in house_here().offered(Record) if record.model.__tablename__ == kind), None)
