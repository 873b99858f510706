from review_app.access.roles import Role
from tests.browser.visitors import Visitors


def test_in(visitors: Visitors) -> None:
    page = visitors.person(Role.LEAD_REVIEWER)
    page.goto("/account")
    print(page.inner_text("main"))
    two = visitors.person(Role.LEAD_REVIEWER)
    two.goto(f"/reviews/{visitors.office.review_id}/people")
    print(two.inner_text("main"))
