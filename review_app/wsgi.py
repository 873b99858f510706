"""The application for a WSGI server of one's own, such as `gunicorn review_app.wsgi:app`; `casewindow serve` brings one.

The same checks are made as by `casewindow serve`; nothing is created here.
"""

import os

from config import from_environment
from review_app import create_app
from review_app.cli.checks import refuse_to_serve
from review_app.cli.lock import hold_while_serving

settings = from_environment(os.environ)
app = create_app(settings)
refuse_to_serve(settings, app.extensions["casewindow.database"])
hold_while_serving(settings.instance_folder)
app.extensions["casewindow.database"].dispose()
