"""A review's home: the next meeting, what the LSCB wants to learn, the plan, and the steps of the method."""

from dataclasses import dataclass, field
from uuid import UUID

from flask import render_template

from review_app.access.gate import allowed, requires
from review_app.access.panels import links_for, may_open_meetings, panels_for, tasks_for
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.boards.queries import board_by_id
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.reviews import queries, rules
from review_app.reviews.views.blueprint import Page, blueprint
from review_app.reviews.views.lines import review_lines


@dataclass(frozen=True)
class TaskOnHome:
    """One line of a stage's task list."""

    title: str
    url: str
    status: str
    done: bool


@dataclass
class StageOnHome:
    """A stage of the method with its tasks."""

    stage: Stage
    tasks: list[TaskOnHome] = field(default_factory=list)


@blueprint.get("/reviews/<uuid:review_id>")
@requires(Permission.REVIEW_HOME)
def home(review_id: UUID) -> Page:
    """How a review stands and what comes next."""
    session, day = session_here(), today()
    review = queries.review_by_id(session, review_id)
    concerns = queries.concerns_of_review(session, review_id) if allowed(Permission.CONCERNS_WRITE) else []
    line = review_lines([review])[0]
    return render_template(
        "reviews/home.html",
        line=line,
        board=board_by_id(session, review.board_id),
        may_open_meetings=may_open_meetings(),
        questions=queries.learning_questions_of_review(session, review_id),
        plan=[(milestone, rules.slip_of(milestone, day)) for milestone in line.plan],
        stages=_stages(review_id),
        panels=panels_for("review", review_id, review_id),
        ways=links_for("review", review_id),
        concerns=len(concerns),
    )


def _stages(review_id: UUID) -> list[StageOnHome]:
    """The steps that higher rooms offer and this person may see, under the stages they belong to."""
    stages = {stage.value: StageOnHome(stage) for stage in rules.ORDER}
    for task, line in tasks_for(review_id):
        stages[task.stage].tasks.append(TaskOnHome(task.title, line.url, line.said, line.done))
    return [stage for stage in stages.values() if stage.tasks]
