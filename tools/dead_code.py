"""Code that nothing uses: vulture over the sources, which is told what it can't see.

Names that stand in templates are used; so are the members of an enum and the fields of a form, which are gone through
rather than named.
"""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOOKED_AT = ["config.py", "review_app", "exports", "tools"]  # not tests: what only a test uses is dead too
EXPRESSION = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
WORD = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
GONE_THROUGH = ("Enum", "Form")  # how the names of such base classes end

# Called by a library under a name of its choosing, or read from the outside.
FRAMEWORK = (
    "session_problem",  # Flask-Login reads it
    "load_config",  # gunicorn calls it
    "_get_file_stream",  # Werkzeug calls it
    "request_class",  # Flask reads it
    "read_only",  # psycopg reads it
    "Meta",  # WTForms reads it
    "account_id",  # a field of the sealed names; the switch for case group members comes later
    "ALLOWED_PARTS",  # the promise that tests/exports holds every Word file to
    "StartDoctypeDeclHandler",  # expat calls them
    "StartElementHandler",
    "put_up",  # called by migrations, which vulture is not shown
    "take_down",
    "has_form",  # asked by the tests that walk over every page
    "are_up",  # what tests ask of the audit's triggers
)


def names_in_templates(folder: Path) -> Iterator[str]:
    """Every name that stands inside a Jinja expression or statement."""
    for template in folder.rglob("*.html"):
        for expression in EXPRESSION.findall(template.read_text(encoding="utf-8")):
            yield from WORD.findall(expression)


def names_gone_through(folder: Path) -> Iterator[str]:
    """Every member of an enum and every field of a form."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith(GONE_THROUGH) for base in node.bases):
                for line in node.body:
                    targets = line.targets if isinstance(line, ast.Assign) else []
                    yield from (target.id for target in targets if isinstance(target, ast.Name))


def main() -> int:
    """Run vulture with these names; its exit status."""
    names = {*FRAMEWORK, *names_in_templates(ROOT / "templates"), *names_gone_through(ROOT / "review_app")}
    with tempfile.TemporaryDirectory() as folder:
        used = Path(folder, "used_elsewhere.py")
        used.write_text("".join(f"_.{name}\n" for name in sorted(names) if not iskeyword(name)), encoding="utf-8")
        command = [sys.executable, "-m", "vulture", *LOOKED_AT, str(used)]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
