"""Who answers, and what is known of the company: asked once, before the questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.engagement.drafts import role_of
from assess.engagement.values import accept_fact
from assess.interview.beginning import add_person, who_fits
from assess.interview.facts import company_facts_missing
from assess.plain.fitting import ask_fitting
from assess.plain.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.bank.policy import Role
    from assess.engagement.model import Respondent
    from assess.engagement.sitting import Sitting
    from assess.plain.ask import Prompt


def ask_facts(prompt: Prompt, sitting: Sitting) -> None:
    """Ask for what is not yet known of the company; each may be skipped, and is on disk before the next."""
    missing = company_facts_missing(sitting.engagement.company)
    if missing:
        say()
        say("First a few facts about the company. They decide what is asked. Press Enter to skip one.")
    for question in missing:
        say(question.ask)
        value = ask_fitting(
            prompt,
            f"{question.fact.replace('-', ' ').capitalize()} ({question.form}): ",
            partial(accept_fact, question.fact),
            "Press Enter to skip it.",
        )
        if value is not None:
            sitting.set_company(**{question.fact: value})


def choose_respondent(prompt: Prompt, sitting: Sitting, wanted: str | None) -> Respondent:
    """Return who answers: whoever `wanted` names by id, name or role, or somebody chosen at the terminal.

    A role that nobody in the file holds yet is added. Raises `UsageError` where `wanted` names nobody.
    """
    if wanted is None:
        return _asked(prompt, sitting)
    people = who_fits(sitting, wanted)
    return people[0] if len(people) == 1 else _picked(prompt, people)


def _asked(prompt: Prompt, sitting: Sitting) -> Respondent:
    people = sitting.engagement.respondents
    if not people:
        return _new(prompt, sitting)
    say("Who is answering?")
    _list(sitting.bank, people)
    listed(len(people) + 1, "somebody else")
    chosen = _number(prompt, len(people) + 1)
    return people[chosen] if chosen < len(people) else _new(prompt, sitting)


def _picked(prompt: Prompt, people: Sequence[Respondent]) -> Respondent:
    say("More than one person fits. Who is answering?")
    for number, person in enumerate(people, start=1):
        listed(number, person.name)
    return people[_number(prompt, len(people))]


def _new(prompt: Prompt, sitting: Sitting) -> Respondent:
    roles = sitting.bank.roles
    say("What is the role of the person who answers?")
    for number, role in enumerate(roles, start=1):
        listed(number, role.name)
    chosen = None
    while chosen is None:
        chosen = ask_fitting(prompt, f"Role (1-{len(roles)}, or its name): ", lambda typed: _role(sitting.bank, typed))
    name = prompt.line("What the report may call them (Enter for the role): ")
    return add_person(sitting, chosen.id, name)


def _role(bank: Bank, typed: str) -> Role:
    if typed.isdecimal() and 0 < int(typed) <= len(bank.roles):
        return bank.roles[int(typed) - 1]
    return bank.role_by_id[role_of(bank, typed)]


def _list(bank: Bank, people: Sequence[Respondent]) -> None:
    for number, person in enumerate(people, start=1):
        role = bank.role_by_id.get(person.role)
        listed(number, person.name if role is None or role.name == person.name else f"{person.name}, {role.name}")


def _number(prompt: Prompt, most: int) -> int:
    """Return the place, from 0, of the line whose number was typed; asks until there is one."""
    chosen = None
    while chosen is None:
        chosen = ask_fitting(prompt, f"Number (1-{most}): ", lambda typed: _place(typed, most))
    return chosen


def _place(typed: str, most: int) -> int:
    if not typed.isdecimal() or not 0 < int(typed) <= most:
        raise ValueError(f"type a number from 1 to {most}")
    return int(typed) - 1
