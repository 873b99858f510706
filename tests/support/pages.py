"""What every page must be; every page that any test fetches is checked by this."""

from collections import Counter

import html5lib
from bs4 import BeautifulSoup

_UNLABELLED = {"hidden", "submit", "button"}


def check_page(html: str) -> None:
    """Fail with a sentence if a page is not valid, accessible at first sight, and ours alone."""
    soup = BeautifulSoup(html, "html.parser")
    problems = [*_syntax(html), *_headings(soup), *_ids(soup), *_forms(soup), *_labels(soup), *_own(soup)]
    assert not problems, "; ".join(problems)


def _syntax(html: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    return [f"invalid HTML at {place}: {code} {detail}" for place, code, detail in parser.errors][:3]


def _headings(soup: BeautifulSoup) -> list[str]:
    found = soup.find_all("h1")
    if len(found) != 1:
        return [f"{len(found)} h1"]
    title, heading = " ".join(soup.title.get_text().split()), " ".join(found[0].get_text(" ").split())
    return (
        []
        if title.removeprefix("Error: ").startswith(heading)
        else [f"the title “{title}” does not start with the heading “{heading}”"]
    )


def _ids(soup: BeautifulSoup) -> list[str]:
    counts = Counter(tag["id"] for tag in soup.find_all(id=True))
    return [f"the id {name} stands {number} times" for name, number in counts.items() if number > 1]


def _forms(soup: BeautifulSoup) -> list[str]:
    problems = []
    for form in soup.find_all("form"):
        if not form.get("action"):
            problems.append("a form without action")
        if (
            form.get("method", "get").lower() == "post"
            and not form.find("input", attrs={"name": "csrf_token"})
            and "/retry" not in form["action"]
        ):
            problems.append(f"the form to {form.get('action')} has no CSRF token")
    return problems


def _labels(soup: BeautifulSoup) -> list[str]:
    labelled = {label["for"] for label in soup.find_all("label") if label.get("for")}
    problems = []
    for box in soup.find_all(["input", "textarea", "select"]):
        if (
            box.get("type") in _UNLABELLED
            or box.get("id") in labelled
            or box.get("aria-label")
            or box.find_parent("label")
        ):
            continue
        problems.append(f"the box {box.get('name')} has no label")
    return problems


def _own(soup: BeautifulSoup) -> list[str]:
    problems = [f"an inline script: {tag.get_text()[:40]}" for tag in soup.find_all("script") if not tag.get("src")]
    problems += ["an inline style" for tag in soup.find_all(True) if tag.name == "style" or tag.has_attr("style")]
    problems += [
        f"an inline handler on {tag.name}"
        for tag in soup.find_all(True)
        if any(name.startswith("on") for name in tag.attrs)
    ]
    for tag in soup.find_all(["script", "link", "img", "iframe"]):
        address = tag.get("src") or tag.get("href") or ""
        if "//" in address:
            problems.append(f"something from elsewhere: {address}")
    return problems
