"""What is page furniture and what only looks like it."""

import pytest

from tests.texts import sentences

ARTICLE = (
    "The bridge over the river was closed on Monday morning.\n\nThe council said it would open again in May.\n\n"
    "{}\n\nCars were sent to the ferry, which runs every hour."
)


def kinds(line: str) -> set[str]:
    """The kinds of the sentences of `line` when it stands inside an article."""
    text = ARTICLE.format(line)
    begin = text.index(line)
    return {s.kind for s in sentences(text) if begin <= s.start < begin + len(line)}


@pytest.mark.parametrize(
    "line",
    [
        "1. Skip to content",
        "Dear Ms Ode,",
        "Hello everyone,",
        "Yours sincerely,",
        "Kind regards",
        "Skip to main menu",
        "Accessibility links",
        "Share | Tweet | Email",
        "Share on Facebook",
        "Post Comments",
        "Leave a comment",
        "Latest from Blog",
        "Latest from the blog",
        "1 min read",
        "https://p.dw.com/p/3veqn",
        "Short Url",
        "By: Prateek Sachdeva",
        "By Oren Valdis and Ada Long",
        "The US used F-15 and F-16 fighter jets to carry out the airstrikesImage: Getty Images/I. Hitchcock",
        "Drones are seen during a combat exercise in Semnan, Iran. (AFP file)",
        "Joe Biden had ordered strikes on facilities used by militias. (file photo)",
        'A warplane takes off. The raids were described as "defensive." (file photo, Halden Pictures)',
        "READ MORE: Wheat Farmers Count The Cost Of A Dry Spring",
        "RELATED: Pearl divers revive a forgotten summer festival",
        "ALSO READ: Hostel fees to rise again from August",
        "Listen: five songs from the Tigris delta",
        "German imam training starts",
        "Were there any casualties?",
        "Accept all cookies",
        "We use cookies to give you the best experience on our site.",
        "Sign up for our newsletter and get the news in your inbox.",
        "© 2021 The Daily. All rights reserved.",
        "Please enable JavaScript to view this page.",
        "• 16x9 Image",
        "* * *",
    ],
)
def test_furniture_is_no_prose(line: str) -> None:
    """Navigation, share bars, captions, bylines, teasers, notices and rules inside an article are not prose."""
    assert kinds(line) == {"furniture"}


@pytest.mark.parametrize(
    "line",
    [
        "The reporter who broke the story was arrested on Tuesday.",
        "Share prices fell by five percent in early trade.",
        "Print workers went on strike over pay.",
        "Live fire was used against the crowd, witnesses said.",
        "By the time help came, five people had died.",
        "By Monday the river had fallen by two metres.",
        "Search teams found two survivors under the rubble.",
        "Related costs rose to two million dollars.",
        "Video from the scene showed smoke over the harbour.",
        "Updated figures show that seven people died.",
        "Published data put the toll at nine, the ministry said.",
        "Follow-up talks will be held in Rome on Friday.",
        "Close to forty people were taken to hospital.",
        "Read in parliament, the statement drew applause from both sides.",
        "Photos show that the roof fell in.",
        "Comments by the minister angered the union.",
        "He was paid $5 and got a receipt.",
        "No one was hurt.",
        "“You can’t act with impunity. Be careful,” Biden said.",
        "Register your boat before June, the harbour master warned.",
        "See you in court, the mayor told the builders.",
        "Donate blood this week, the hospital asked the town.",
        "Also on Monday, five people died in the valley.",
        "More in Syria died than in Iraq.",
        "WhatsApp delayed its new privacy policy after users left.",
        "The court found that the app uses cookies to track children.",
        "Getty Images sued the company for copying its photos.",
        "He showed the judge his proof (a photo of the bridge).",
        "The newsletter said that investors would get their money back.",
        "More people sign up for benefits today than in 2019.",
        "Journalists report from the region at great risk to the free press in many countries.",
        "He is a journalist who was jailed in 2019.",
        "Dear food, high rents and low pay drove thousands into the streets.",
        "Kind regards were sent to the family, he said.",
    ],
)
def test_prose_that_opens_like_furniture_stays_prose(line: str) -> None:
    """A full sentence is kept though its first words also stand on buttons and labels."""
    assert kinds(line) == {"prose"}
