"""How far two editions of the instrument can be compared: what only one of them asks, and what they weigh otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement.past import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement

_ANSWER = "answer "
_WORDING = frozenset(
    {"ask", "name", "why", "probes", "competent", "good_enough", "source", "minutes", "express_minutes", "narrative"}
)
"""What may change in a question without an answer to it meaning something else."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold or weight that differs between the editions. what: in words."""

    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the earlier edition and today's have in common.

    now: today's version. then: the versions under which the earlier answers were given. same: whether all of those are
    today's very edition. told: whether the earlier edition was at hand, so that `only_now` and what follows are whole.
    only_then, only_now: questions that only one of the two asks. retyped: those whose answers have another form now.
    rescored: those worth other points, or weighed otherwise. thresholds: of gates, coverage and steps. rules: mistakes
    that only one of them knows or that they find by other signs.
    """

    now: str
    then: tuple[str, ...]
    same: bool
    told: bool
    only_then: tuple[str, ...]
    only_now: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()
    rescored: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def not_compared(self) -> frozenset[str]:
        """The questions whose answers are not compared."""
        return frozenset((*self.only_then, *self.only_now, *self.retyped))


def overlap(bank: Bank, then: Engagement, given_under: Sequence[Edition], earlier: Bank | None) -> Overlap:
    """Return how far the editions overlap.

    given_under: the editions under which the earlier answers were given; the versions that answers carry where there
    are none. earlier: the earlier edition itself, where it is at hand: without it, what it asked beside what was
    answered cannot be told.
    """
    used = tuple(given_under) or tuple(dict.fromkeys(Edition(version, "") for version in _versions(then)))
    today = Edition(bank.info.version, bank.content_hash)
    same = all(each == today or (not each.hash and each.version == today.version) for each in used)
    strayed = [stray.what.removeprefix(_ANSWER) for stray in then.strays if stray.what.startswith(_ANSWER)]
    unknown = {each for each in strayed if each not in bank.current_id}
    misfitting = {bank.current_id[each] for each in strayed if each in bank.current_id}
    answered = {question for question, given in then.answers.items() if given}
    retyped = misfitting - answered
    if earlier is None or same:
        versions = tuple(dict.fromkeys(each.version for each in used if each.version))
        return Overlap(today.version, versions, same, same, _sorted(unknown), retyped=_sorted(retyped))
    here = {now.id: earlier.question_by_id[old] for now in bank.questions if (old := _old_id(earlier, now)) is not None}
    gone = {old.id for old in earlier.questions if old.id not in {question.id for question in here.values()}}
    both = [(here[now.id], now) for now in bank.questions if now.id in here]
    retyped |= {now.id for old, now in both if old.type != now.type}
    return Overlap(
        now=today.version,
        then=tuple(dict.fromkeys(each.version for each in used if each.version)) or (earlier.info.version,),
        same=False,
        told=True,
        only_then=_sorted(unknown | gone),
        only_now=tuple(now.id for now in bank.questions if now.id not in here),
        retyped=_sorted(retyped),
        rescored=tuple(now.id for old, now in both if now.id not in retyped and _measure(old) != _measure(now)),
        thresholds=tuple(_thresholds(earlier, bank)),
        rules=tuple(_rules(earlier, bank)),
    )


def _versions(engagement: Engagement) -> tuple[str, ...]:
    given = [answer.bank_version for answers in engagement.answers.values() for answer in answers]
    return tuple(sorted({version for version in (*given, *(s.bank_version for s in engagement.strays)) if version}))


def _old_id(earlier: Bank, question: Question) -> str | None:
    """Return the id an earlier edition has for a question of today's."""
    return next((each for each in (question.id, *question.formerly) if each in earlier.question_by_id), None)


def _measure(question: Question) -> object:
    """Return what an answer is worth: everything about a question but its words and its number."""
    left_out = _WORDING | {"id", "formerly"}
    return question.model_dump(exclude=set(left_out))


def _thresholds(then: Bank, now: Bank) -> Iterator[Threshold]:
    was, is_ = _figures(then), _figures(now)
    for what in dict.fromkeys((*is_, *was)):
        if was.get(what) != is_.get(what):
            yield Threshold(what, was.get(what, "none"), is_.get(what, "none"))


def _figures(bank: Bank) -> dict[str, str]:
    """Return every threshold of the scoring under its name in words."""
    scoring = bank.scoring
    gates = {
        f"{stage.name}, step {step}": f"{least:g}" for stage in scoring.stages for step, least in stage.steps.items()
    }
    weights = {f"weight of step {step.id} in the index": f"{step.weight:g}" for step in bank.steps}
    caps = {f"cap below {cap.below:g}": f"{cap.at:g}" for cap in scoring.caps}
    coverage = {f"coverage of step {step}": f"{least:g}" for step, least in scoring.coverage.steps.items()}
    return gates | weights | caps | {"coverage overall": f"{scoring.coverage.overall:g}"} | coverage


def _rules(then: Bank, now: Bank) -> Iterator[str]:
    for mistake in dict.fromkeys((*now.mistake_by_id, *then.mistake_by_id)):
        old, new = then.mistake_by_id.get(mistake), now.mistake_by_id.get(mistake)
        if old is None or new is None:
            yield (new or then.mistake_by_id[mistake]).name
        elif (old.when, old.unless, old.impact, old.raised) != (new.when, new.unless, new.impact, new.raised):
            yield new.name


def _sorted(ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=_place))


def _place(question: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in question.split("."))
