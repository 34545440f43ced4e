"""Properties: every form in which a number or a day is written is accepted, and every other number or day refused."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarizer.verification.leaves import Leaf

from .leaves import judged

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_MONTHS = "January February March April May June July August September October November December".split()


def in_words(n: int) -> str:
    """A number under a million in English words."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    size, name = (1000, "thousand") if n >= 1000 else (100, "hundred")
    rest = n % size
    return f"{in_words(n // size)} {name}" + (f" {in_words(rest)}" if rest else "")


_COUNTS = st.integers(2, 999_999).filter(lambda n: not 1000 <= n <= 2199)


@given(n=_COUNTS, form=st.sampled_from([str, "{:,}".format, in_words]), off=st.sampled_from([0, 1, -1, 9]))
def test_counts_in_digits_and_words(n: int, form: object, off: int) -> None:
    """A count is the same with separators and in words, and no other count is."""
    assert callable(form)
    leaf = Leaf(n + off, "number", "trucks: number of trucks")
    label = judged(leaf, f"The army sent {form(n)} trucks to the border.").verdict.label
    assert (label == "supported") == (off == 0)


@given(n=st.integers(11, 9999), off=st.sampled_from([0, 1, -1]), form=st.integers(0, 3))
def test_sums_with_scales(n: int, off: int, form: int) -> None:
    """A sum is the same with a sign or a word for the currency, a letter or a word for the scale."""
    tenths = f"{n // 10}.{n % 10}"
    written = [f"${tenths} million", f"{tenths} million dollars", f"${tenths}m", f"${n * 100_000:,}"][form]
    leaf = Leaf((n + off) * 100_000, "number", "revenue: total revenue in dollars")
    label = judged(leaf, f"The company reported revenue of {written} for the year.").verdict.label
    assert (label == "supported") == (off == 0)


@given(n=st.integers(1, 99), off=st.sampled_from([0, 1]), form=st.integers(0, 2), fraction=st.booleans())
def test_shares(n: int, off: int, form: int, fraction: bool) -> None:
    """A share is a percentage or a fraction, as the field asks."""
    written = [f"{n}%", f"{n} percent", f"{n} per cent"][form]
    value = (n + off) / 100 if fraction else n + off
    label = "approval share: share who approve, as a fraction" if fraction else "approval percent"
    found = judged(Leaf(value, "number", label), f"The approval of the plan stood at {written}.").verdict.label
    assert (found == "supported") == (off == 0)


@given(day=st.dates(date(1950, 1, 1), date(2090, 12, 31)), off=st.sampled_from([0, 1, -1, 31, 366]), form=st.integers(0, 4))
def test_days(day: date, off: int, form: int) -> None:
    """A day is the same in every order and as ISO, and no other day is."""
    month = _MONTHS[day.month - 1]
    written = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"{month[:3]} {day.day}, {day.year}" if day.month != 5 else f"{day.day} May {day.year}",
        f"the {day.day}th of {month} {day.year}" if 3 < day.day < 21 else f"{day.day} {month} {day.year}",
    ][form]
    leaf = Leaf(day + timedelta(days=off), "date", "signed on: date of the contract")
    found = judged(leaf, f"The contract was signed on {written}.").verdict.label
    assert (found == "supported") == (off == 0)


@given(hours=st.integers(1, 40), minutes=st.integers(1, 59), off=st.sampled_from([0, 1]))
def test_durations(hours: int, minutes: int, off: int) -> None:
    """A stretch of time is the sum of its parts."""
    leaf = Leaf(timedelta(hours=hours, minutes=minutes + off), "number", "outage duration")
    found = judged(leaf, f"The outage lasted {hours} hours and {minutes} minutes.").verdict.label
    assert (found == "supported") == (off == 0)
