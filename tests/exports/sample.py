"""A rich report and its working papers, wholly invented, with every part of the anatomy and every kind of block."""

from dataclasses import replace
from datetime import date

from exports.content import (
    Appraisal,
    AppraisalByPeriod,
    AppraisedPeriod,
    Cover,
    Entry,
    EpisodeRow,
    EpisodesPaper,
    Event,
    Extent,
    FactorEntry,
    FamilyComposition,
    Finding,
    FindingMention,
    FindingsInDetail,
    FindingsList,
    Glossary,
    GlossaryEntry,
    NarrativePaper,
    NarrativePeriod,
    Perspective,
    Prose,
    Questions,
    Relative,
    Report,
    RestsOn,
    Section,
    StillSo,
    Subsection,
    Summary,
    TunnelView,
)
from exports.content.message import EarlyMessage, EarlyMessages

COVER = Cover(
    code="LT-04",
    title="A baby, two addresses, and who was holding the whole picture",
    board_name="Eastmere Local Safeguarding Children Board",
    programme_name="Learning Together, seven LSCBs",
    paper="Working draft",
    stage="Reporting",
    copy_number=3,
    reader="Ruth Adeyemi",
    edition=date(2011, 5, 12),
    invented=True,
    handling=(
        (
            "This is a numbered copy, given to one reader. Please keep it locked away, do not copy or forward "
            "it, and hand "
            "it back at the next meeting of the review team."
        ),
    ),
)

TITLES = (
    (
        (
            "When a family moves between two addresses, each agency keeps its own idea of where the children "
            "live, so that "
            "nobody is sure who should visit"
        ),
        "Management systems",
    ),
    (
        (
            "Core assessments are completed in the order that the computer asks for, leaving little room for "
            "what the "
            "worker has come to think"
        ),
        "Tools",
    ),
    (
        (
            "Professionals tend to hear fathers through mothers, and so plan for children without knowing who cares "
            "for them"
        ),
        "Family–professional interaction",
    ),
    (
        (
            "A strategy discussion is treated as a formality between two agencies, leaving out those who saw the "
            "child last"
        ),
        "Responses to incidents",
    ),
    (
        "Once a family is thought of as “doing well”, new information is fitted to that view rather than testing it",
        "Innate human biases",
    ),
    (
        (
            "Long-term support of neglected children drifts between CAF and child in need plans with no shared "
            "sense of "
            "what would be good enough"
        ),
        "Longer-term work",
    ),
)

DESCRIPTION = (
    (
        "Each agency records an address for its own reasons: a surgery to register a patient, a school to "
        "allocate a place, "
        "a housing office to decide who is owed a duty. The systems do not speak to one another, and none of "
        "them has a field "
        "for “lives here some of the week”. A worker who wants to know where a child sleeps has to ask, and has to "
        "think of asking."
    ),
    (
        "The literature on thresholds describes how work that belongs to nobody in particular is put down "
        "gently at the edge "
        "of somebody else's desk & left there. That is no one's fault; it is what the arrangements make easy:\n"
        "- transfers are measured from the day of acceptance, not from the day of request\n"
        "- a duty worker may hold < 20 or > 60 cases on one day\n"
        "- “address unknown” closes a case in one system and opens one in another"
    ),
    "See finding 5 for what happens once a view of a family has formed, and findings 2 and 6 for the tools.",
)

CASE = (
    (
        "In the spring of 2009 the health visitor had the mother's flat on her list and the children's centre "
        "had the "
        "grandmother's house. Both visited; both found nobody in on three occasions, and each concluded that "
        "the other was "
        "seeing the family. The GP was not told of either address until the immunisation clinic wrote."
    ),
    (
        "The duty social worker described how it looked at the time: two agencies involved, a grandmother close "
        "by, no new "
        "concern, and eleven referrals waiting that Monday. To close with advice was what anyone in that room "
        "would have "
        "done."
    ),
)

UNDERLYING = (
    (
        "Case group members from three agencies said that this was ordinary. One put it as “we all have a list of "
        "families who live between lists”. Two members of the review team recognised it from audits in 2010."
    ),
)

WHY = (
    (
        "If agencies cannot say where a child lives, the systems that depend on the address (visits, transfers, "
        "invitations to meetings) fail quietly. Nothing alerts anyone. The safety of the child then rests on "
        "chance: on "
        "who happens to telephone whom."
    ),
    (
        "1. A visit that is not made looks, on every screen, like a visit that was not needed.\n"
        "2. A family that is hard to find looks like a family that is hard to help."
    ),
)


def finding(number: int) -> Finding:
    title, category = TITLES[number - 1]
    return Finding(
        number=number,
        title=title,
        category=category,
        second_category="Management systems" if number in (2, 6) else "",
        strength="indicative finding" if number == 4 else "finding",
        in_brief=(
            (
                "Agencies each keep an address for their own purpose. When a family lives between two, every "
                "agency can be "
                "sure that another one is visiting. The arrangement makes it easy to be wrong and hard to notice."
            ),
        ),
        description=DESCRIPTION,
        in_this_case=(
            *CASE,
            f"What followed is told in the appraisal; see finding {number % 6 + 1} for a related pattern.",
        ),
        underlying=UNDERLYING,
        widespread=Extent(
            value="Recognised in the whole borough, and in two of the three LSCBs that were asked",
            basis=("Asked at the case group of 4 April 2011 and of the business managers of three other LSCBs.",),
        ),
        common=Extent(value="In 7 of 30 files of the audit of November 2010", basis=()),
        still_so=StillSo(
            text=("Yes. The field in the electronic record has been renamed, but it still takes a single address.",),
            said_by="the case group at its second follow-on meeting",
        ),
        changed_since=(
            "A weekly meeting of duty managers has compared addresses since January 2011.",
            "The children's centres have had read access to the health visitors' list since March 2011.",
        ),
        board_knows=() if number == 3 else ("The LSCB's performance group has asked for a report in the autumn.",),
        why_it_matters=WHY,
        rests_on=RestsOn(
            conversations=4 + number % 3,
            conversations_held=14,
            agencies=3,
            documents=2,
            episodes=2,
            factors=5,
            outside=("the case group", "an audit", "other LSCBs asked"),
        ),
        questions=Questions(
            asked=(
                "How confident is the LSCB that its member agencies know where the children they work with sleep?",
                "What would it take for a family that lives between two addresses to be visible to every agency?",
                "How will the LSCB know that things have become better for children who move?",
            ),
        ),
    )


SUMMARY = (
    (
        "This review looked at how agencies in one borough worked with a family of three children between "
        "January 2009 and "
        "June 2010. The case was below the criteria for a serious case review. It was chosen because people who "
        "had worked "
        "hard were left with the feeling that they had never had the whole picture at any one time, and because that "
        "feeling was familiar to them from other families."
    ),
    (
        "We talked with fourteen practitioners and managers of six agencies, read their records, and met the "
        "mother and the "
        "grandmother. The father was invited twice by letter and once by telephone; he did not wish to take part."
    ),
    (
        "The review team came to six findings. Each describes a pattern in the way the safeguarding system works, "
        "which this case let us see."
    ),
    *(f"Finding {number}. {title}." for number, (title, _category) in enumerate(TITLES, start=1)),
    (
        "No finding is about the shortcomings of a person. Each one ends with questions for the LSCB, which "
        "knows the "
        "borough and its means, and is best placed to decide what should be done, in what order, and how it "
        "will be able to "
        "tell whether it worked."
    ),
)

PERIODS = (
    AppraisedPeriod(
        title="From the birth to the first move",
        dates="January to April 2009",
        paragraphs=(
            (
                "Practice in these months was thoughtful. The midwife noticed that the mother came alone, asked "
                "about it "
                "twice, and wrote a plan that the health visitor could use. That was possible because the two "
                "shared an "
                "office, an arrangement that has since ended."
            ),
            (
                "The referral of March 2009 was screened within a day. The decision to close it with advice was "
                "in keeping "
                "with the procedure of the time. It was made without a telephone call to the children's centre; see "
                "finding 1 for why that was usual."
            ),
        ),
    ),
    AppraisedPeriod(
        title="Two addresses",
        dates="May to November 2009",
        paragraphs=(
            (
                "The core assessment was thorough as to the mother and said little of the father (see finding "
                "3). The team "
                "judged that the worker did what the form and the time allowed; see findings 2 and 6."
            ),
            (
                "The children's own days were known to the nursery: who brought them, how hungry they were on "
                "Mondays, and "
                "that the eldest had taken to carrying the baby's bottle in her coat. It was nobody's task to ask."
            ),
        ),
    ),
    AppraisedPeriod(title="The strategy discussion and after", dates="December 2009 to June 2010", paragraphs=()),
)

GLOSSARY = Glossary(
    entries=(
        GlossaryEntry(term="CAF", meaning="Common Assessment Framework: an assessment of a child's additional needs"),
        GlossaryEntry(term="ICS", meaning="Integrated Children's System: the electronic record of social care"),
        GlossaryEntry(term="LSCB", meaning="Local safeguarding children board"),
        GlossaryEntry(term="PCT", meaning="Primary care trust"),
        GlossaryEntry(term="Section 47", meaning="Enquiry under section 47 of the Children Act 1989"),
    )
)

SECTIONS = (
    Section(
        key="why-this-case",
        number="1",
        heading="Why this case is being reviewed",
        blocks=(Prose(paragraphs=("The LSCB's case review group considered this case on 3 September 2010.", *CASE)),),
    ),
    Section(
        key="summary-of-case", number="2", heading="Succinct summary of the case", blocks=(Prose(paragraphs=CASE),)
    ),
    Section(
        key="family",
        number="3",
        heading="Family composition",
        blocks=(
            FamilyComposition(
                relatives=(
                    Relative(pseudonym="Amina", relation="eldest child, aged six at the start"),
                    Relative(pseudonym="Joseph", relation="second child, aged three"),
                    Relative(pseudonym="Baby", relation="youngest child, born in the period under review"),
                    Relative(pseudonym="Mother", relation="mother of the three children"),
                    Relative(pseudonym="Mr Nguyễn", relation="father of the two younger children"),
                    Relative(pseudonym="Grandmother", relation="mother's mother, at the second address"),
                )
            ),
        ),
    ),
    Section(
        key="time-frame", number="4", heading="Time frame", blocks=(Prose(paragraphs=("January 2009 to June 2010.",)),)
    ),
    Section(
        key="questions",
        number="5",
        heading="What the LSCB wanted to learn",
        blocks=(
            Prose(
                paragraphs=(
                    (
                        "- How well do our agencies find and keep in view children who move within the borough?\n"
                        "- How do assessments come to know the fathers and the wider family?"
                    ),
                )
            ),
        ),
    ),
    Section(
        key="methodology",
        number="6",
        heading="Methodology, independence and limitations",
        blocks=(
            Prose(
                paragraphs=("The review used the Learning Together model. A single case is a window on the system.",)
            ),
            Subsection(heading="Reviewing expertise and independence", paragraphs=CASE[:1]),
            Subsection(heading="Participation of professionals", paragraphs=("The GP did not attend.",)),
            Subsection(heading="Limitations", paragraphs=()),
        ),
    ),
    Section(key="family-view", number="7", heading="The family's perspective", blocks=(Prose(),)),
    Section(
        key="appraisal",
        number="8",
        heading="Appraisal of practice: a synopsis",
        blocks=(
            Prose(
                paragraphs=("This section says how timely and effective practice was, by the standards of its day.",)
            ),
            AppraisalByPeriod(periods=PERIODS),
        ),
    ),
    Section(
        key="window",
        number="9",
        heading="In what way is this case a window on the system?",
        blocks=(Prose(paragraphs=UNDERLYING),),
    ),
    Section(key="findings-list", number="10", heading="The findings", blocks=(FindingsList(),)),
    Section(key="findings", number="11", heading="Findings in detail", blocks=(FindingsInDetail(),)),
    Section(key="additional", number="12", heading="Additional learning", blocks=(Prose(paragraphs=CASE[1:]),)),
    Section(key="conclusion", number="13", heading="Conclusion", blocks=(Prose(paragraphs=WHY[:1]),)),
)

APPENDICES = (
    Section(
        key="process",
        number="Appendix 1",
        heading="The process in detail",
        blocks=(Prose(paragraphs=("Fourteen conversations, five meetings, 31 documents.",)),),
    ),
    Section(key="glossary", number="Appendix 2", heading="Glossary", blocks=(GLOSSARY,)),
)

RICH_REPORT = Report(
    cover=COVER,
    summary=Summary(paragraphs=SUMMARY),
    sections=SECTIONS,
    findings=tuple(finding(number) for number in range(1, 7)),
    appendices=APPENDICES,
)

EMPTY_REPORT = Report(
    cover=Cover(code="", title="", board_name="", programme_name="", paper="", edition=date(2011, 5, 12)),
    sections=(
        Section(key="why", number="", heading=""),
        Section(key="family", number="1", heading="Family", blocks=(FamilyComposition(),)),
        Section(key="appraisal", number="2", heading="Appraisal", blocks=(Prose(), AppraisalByPeriod())),
        Section(key="list", number="3", heading="List", blocks=(FindingsList(),)),
        Section(key="full", number="4", heading="Full", blocks=(FindingsInDetail(),)),
        Section(key="glossary", number="5", heading="Glossary", blocks=(Glossary(), Subsection(heading=""))),
    ),
    findings=(Finding(number=1, title=""),),
)

POSITIONS = ("Health visitor", "Duty social worker", "Nursery key worker")


def episode(number: int) -> EpisodeRow:
    return EpisodeRow(
        number=number,
        title=("The referral of March 2009", "Nobody in", "The bottle in the coat")[number % 3],
        dates=("about 3 March 2009", "May to July 2009", "before December 2009")[number % 3],
        what_happened=CASE,
        why_key=("After this each agency took the other to be visiting.",),
        childs_life=("Amina fed the baby at night. The nursery knew of the bottle in her coat.",) if number > 1 else (),
        kind="Mixed",
        agencies="Health visiting, Children's social care",
        views=tuple(TunnelView(position=position, paragraphs=(CASE[1],)) for position in POSITIONS),
        known_now=("The neighbour fed them.",),
        uncertainty=("Who rang first.",) if number % 2 else (),
        appraisal=Appraisal(
            done_well=("Screened within a day.\n- two calls made\n- the mother rung back",),
            fell_short=("No call to the children's centre.",),
            basis="procedure of the time",
            standing=("agreed",)
            if number % 2
            else (
                "differing view: a call was not usual in that team",
                "differing view of the school: it was usual there",
            ),
        ),
        factors=(
            FactorEntry(heading="Work environment", text="eleven referrals waiting on a Monday", effect="hindered"),
            FactorEntry(heading="Team", text="a manager within earshot", effect="helped"),
        ),
        findings=(FindingMention(number=1, title=TITLES[0][0]), FindingMention(number=5, title=TITLES[4][0])),
    )


EPISODES_PAPER = EpisodesPaper(cover=COVER, episodes=tuple(episode(number) for number in range(1, 5)))

NARRATIVE_PAPER = NarrativePaper(
    cover=COVER,
    periods=(
        NarrativePeriod(
            title="Two addresses",
            dates="May to November 2009",
            paragraphs=CASE,
            perspectives=(
                Perspective(
                    whose="the grandmother", paragraphs=("They were with me most of the week, and I said so.",)
                ),
            ),
        ),
        NarrativePeriod(title="After the strategy discussion", dates="", paragraphs=()),
    ),
    events=(
        Event(accounts=(Entry(when="before May 2009", lane="Housing", what=("A second address is noted.",)),)),
        Event(
            accounts=(
                Entry(when="3 to 9 March 2009", lane="Health visiting", what=("A visit; nobody in.",)),
                Entry(when="about 3 March 2009", lane="Mother", what=("We were in; nobody came.",)),
            )
        ),
        Event(accounts=(Entry(when="12 June 2009", lane="The child", what=()),)),
    ),
)

LONG_MESSAGE = EarlyMessage(
    code="K7Q4",
    kind="About practice",
    title="Where a form asks “referral or information?” & nothing else, unease is filed <early> and nobody sees it grow at all",
    released_on=date(2011, 8, 10),
    provisional="Provisional: it may be changed or taken back.",
    parts=(
        ("What we are seeing", (" ".join(["Nguyễn’s & O’Brien’s"] * 36),)),
        ("Why it may matter", (" ".join(["unease"] * 70),)),
        (
            "What you might ask in your own LSCB",
            ("\n".join(f"- Question {number} of a long list?" for number in range(8)),),
        ),
    ),
    rests_on="what two of seven LSCBs agreed to share",
)
MESSAGES_PAPER = EarlyMessages(
    programme_name="A programme",
    dated=COVER.edition,
    messages=(LONG_MESSAGE, replace(LONG_MESSAGE, code="M2P9", title="A second & shorter one")),
    invented=True,
)
