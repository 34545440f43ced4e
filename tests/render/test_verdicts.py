"""Verdicts as a comment: nothing in it acts, and it fits."""

from summarizer.render import render_comment
from summarizer.schemas import ClaimVerdict, Document, Evidence, Reason

DOCUMENT = Document(id="d1", source="a.txt", sha256="0" * 64, text="It rained.")


def _verdict(claim: str, label: str = "unsupported") -> ClaimVerdict:
    evidence = (Evidence(document_id="d1", start=0, end=10, quote="It rained."),)
    reasons = (Reason(check="name", outcome="fail", message="'Ada' is not in the evidence"),)
    return ClaimVerdict.model_validate({"label": label, "score": 0.1, "claim": claim, "reasons": reasons, "evidence": evidence})


def test_what_is_refused_comes_first_and_the_rest_is_folded() -> None:
    """Each refused claim has its id, its reasons and the nearest words with their place; supported ones stand folded below."""
    comment = render_comment([_verdict("A.", "supported"), _verdict("B.")], [DOCUMENT], ["", "c2"])

    assert comment == (
        "### ✗ 1 of 2 claims is not supported by the sources\n\n"
        "- **unsupported** (c2): B.\n  - 'Ada' is not in the evidence\n  > “It rained.” — a.txt, characters 0–10\n\n"
        "<details><summary>1 claim supported</summary>\n\n"
        "- **supported**: A.\n  > “It rained.” — a.txt, characters 0–10\n\n</details>\n"
    )


def test_a_comment_calls_nobody() -> None:
    """Markup, HTML and links of a claim are shown as they are, and "@name" and "#12" are no references."""
    comment = render_comment([_verdict("@ada <img src=x> [x](javascript:y) fixes #12")], [DOCUMENT])

    assert "@\u2060ada" in comment
    assert "#\u206012" in comment
    assert "<img" not in comment
    assert "[x](" not in comment


def test_a_comment_fits() -> None:
    """Whatever the number of claims, the comment is short enough, and what was left out is counted."""
    comment = render_comment([_verdict(f"Claim {n} {'x' * 300}.") for n in range(1000)], [DOCUMENT])

    assert len(comment) < 65_536
    shown = comment.count("- **unsupported**")
    assert f"*and {1000 - shown:,} more, which do not fit into a comment*" in comment


def test_all_supported_is_one_line_and_the_folded_claims() -> None:
    """Nothing to do: a tick, and the claims for who wants them."""
    assert render_comment([_verdict("A.", "supported")], [DOCUMENT]).startswith(
        "### ✓ The claim is supported by the sources\n\n<details>"
    )
