"""The build hook of the wheel: a wheel without its front end is refused."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorMustBeBuilt(BuildHookInterface[Any]):
    """Looks at static/vendor/ before a wheel is made; an editable install reads the checkout and may come first."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- hatchling's signature
        """Stop the build while static/vendor/ holds no file."""
        if version == "editable":
            return
        vendor = Path(self.root, "static", "vendor")
        if not any(path.is_file() and path.stat().st_size for path in vendor.rglob("*")):
            raise SystemExit("static/vendor/ is empty, so pages would have no style: run `make assets` first.")
