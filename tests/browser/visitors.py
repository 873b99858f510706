"""People at their browsers."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from review_app.access.roles import Role
from tests.browser.chromium import Watch, options
from tests.browser.office import Office

PATIENCE = 10_000


class Visitors:
    """Opens a browser for somebody; each is a context of its own, so that two people never share a cookie."""

    def __init__(self, chromium: Browser, office: Office, watch: Watch) -> None:
        self.chromium = chromium
        self.office = office
        self.watch = watch
        self._contexts: list[BrowserContext] = []

    def stranger(self, **more: Any) -> Page:
        """A browser in which nobody is signed in."""
        context = self.chromium.new_context(base_url=self.office.address, **options(**more))
        context.set_default_timeout(PATIENCE)
        self._contexts.append(self.watch.over(context))
        return context.new_page()

    def person(self, role: Role, *, anew: bool = False, **more: Any) -> Page:
        """A browser in which somebody of this role is signed in: the first time through the form."""
        if anew or role not in self.office.states:
            page = self.stranger(**more)
            self.sign_in(page, role)
            if not anew:
                self.office.states[role] = page.context.storage_state()
            return page
        return self.stranger(storage_state=self.office.states[role], **more)

    def sign_in(self, page: Page, role: Role) -> None:
        """Type address and password into the form."""
        page.goto("/sign-in?next=/account")
        page.get_by_label("E-mail address").fill(self.office.people.users[role].email)
        page.get_by_label("Password", exact=True).fill(self.office.password)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Sign out").wait_for()

    def leave(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            context.close()
