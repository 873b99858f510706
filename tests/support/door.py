"""Passing the door of names, for tests that are about something else."""

from tests.support.browser import Browser, Page, form_values


def said_no_names(browser: Browser, sent: Page) -> Page:
    """Answer that nothing in the text that waits is a name, and go on to where that leads."""
    assert "/names/at-the-door" in sent.response.headers["Location"]
    page = browser.get(sent.response.headers["Location"])
    answers = {str(each["name"]): "keep" for each in page.soup.select(".app-name select")}
    action = str(page.soup.select("main form[method=post]")[0]["action"])
    return browser.post(action, follow=True, **(form_values(page) | answers))
