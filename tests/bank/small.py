"""A small instrument that the lint finds nothing wrong with; tests break one thing in it at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COMMON = """
    ask: How is it?
    why: It matters.
    probes: [When was the last time?, What would I see?]
    competent: [chief]
    good_enough: {"10": Little., "100": More., "1000": Much.}
    source: Nobody in particular
    minutes: 1
"""

SMALL = {
    "bank.yaml": """
bank: {title: Small, version: 1.0.0, language: en-GB, licence: MIT, calibration: None.}
roles:
  - {id: chief, name: Chief, tier: leader}
  - {id: worker, name: Worker, tier: front-line}
sources:
  - {id: book, cite: A book}
steps:
  - {id: 1, name: Look, purpose: To look., good: Seen., weight: 0.4, scored_by: mapping}
  - {id: 2, name: Act, purpose: To act., good: Done., weight: 0.6}
""",
    "registers.yaml": """
registers:
  - id: things
    name: Things
    row: thing
    intro: What there is.
    expected:
      - {key: lamp, name: The lamp}
      - {key: door, name: The door}
    columns:
      - {id: thing, name: Thing, ask: Which, type: text, required: true, express: true}
      - id: kind
        name: Kind
        ask: Of what kind
        type: choice
        choices:
          - {id: fixed, name: Fixed}
          - {id: loose, name: Loose}
      - {id: owner, name: Owner, ask: Whose, type: text, allows_none: true, required: true, express: true}
      - {id: size, name: Size, ask: How big, type: number, unit: cm, min: 0, max: 20, better: lower, required: true}
      - {id: done, name: Done, ask: Is it done, type: yes-no, better: yes, required: true}
      - {id: seen, name: Seen, ask: When seen, type: date}
      - {id: trend, name: Trend, ask: Readings, type: readings}
      - {id: wear, name: Wear, ask: How worn, type: level, better: lower,
         anchors: [As it left the works, A scratch on the back, Paint gone at the corners, It creaks, Held by string]}
      - {id: use, name: Use, ask: How used, type: level, better: higher,
         anchors: [In a box, Out on Sundays, Weekly by one, Daily by a few, All day by anybody]}
  - id: people
    name: People
    row: person
    intro: Who there is.
    columns:
      - {id: person, name: Person, ask: Who, type: text, required: true, express: true}
      - {id: hours, name: Hours, ask: How long, type: number, unit: h, min: 0, max: 40, better: higher, express: true}
      - {id: role, name: Role, ask: Doing what, type: text}
      - {id: department, name: Department, ask: In which part, type: text}
      - {id: team, name: Team, ask: In which team, type: text}
      - {id: skills, name: Skills, ask: Good at what, type: skills}
      - {id: availability, name: Availability, ask: How much of the time, type: percent, better: higher}
      - {id: released, name: Released, ask: May they come, type: yes-no, better: yes}
      - {id: manager, name: Manager, ask: Under whom, type: text, allows_none: true}
      - {id: utc-offset, name: Offset, ask: How far east, type: number, unit: h, min: -12, max: 14}
      - {id: worked-with, name: Worked with, ask: With whom, type: list}
      - {id: conflicts, name: Conflicts, ask: Not with whom, type: list}
      - {id: backfill-weeks, name: Replaced, ask: In how many weeks, type: number, unit: weeks, min: 0, max: 104}
  - id: gate-evidence
    name: Evidence
    row: criterion
    intro: What was shown.
    expected:
      - {key: both-done, name: Both done}
    columns:
      - {id: criterion, name: Criterion, ask: Which, type: text, required: true}
      - {id: met, name: Met, ask: Was it met, type: yes-no, better: yes}
""",
    "steps/1-look.yaml": f"""
questions:
  - id: "1.1"
    type: register
    name: Things{_COMMON}
    register: things
    express: true
    express_minutes: 0.5
    measures:
      - id: owned
        name: Owned
        unit: share
        of: {{share_of_rows: {{register: things, where: {{not: {{is: {{column: owner, value: none}}}}}}}}}}
        better: higher
        bands:
          - {{below: 0.5, points: 0, means: Most lie about.}}
          - {{points: 100, means: Somebody cares for most of them.}}
  - id: "1.2"
    type: figures
    name: Requests{_COMMON}
    figures:
      - {{id: asked, name: Asked, unit: a year, min: 0, max: 100, better: lower}}
      - {{id: granted, name: Granted, unit: a year, min: 0, max: 100}}
    measures:
      - id: rate
        name: Rate
        unit: share
        of: {{ratio: {{of: {{figure: "1.2.granted"}}, to: {{figure: "1.2.asked"}}}}}}
        better: higher
        bands:
          - {{below: 0.2, points: 0, means: Nearly each letter is refused.}}
          - {{below: 0.6, points: 50, means: Half of the letters come back with a stamp.}}
          - {{points: 100, means: Refusals are rare enough to be told at lunch.}}
  - id: "1.3"
    type: anchored
    name: Watch{_COMMON}
    critical: true
    anchors: [Nobody is there at night, A dog barks, The baker looks in at four, A watchman walks round,
      Two watch by turns]
""",
    "steps/2-act.yaml": f"""
questions:
  - id: "2.1"
    type: ranking
    name: Order{_COMMON}
    items:
      - {{id: speed, name: Speed}}
      - {{id: care, name: Care}}
      - {{id: price, name: Price}}
    best_order: [care, price, speed]
    worst_order: [speed, price, care]
    anchors: [Never ranked, Ranked on paper, Quoted by the top, Quoted by heads, Quoted by all when it hurt]
  - id: "2.2"
    type: percent
    name: Waiting{_COMMON}
    better: lower
    bands:
      - {{up_to: 10, points: 100, means: The tray is empty by noon.}}
      - {{up_to: 50, points: 50, means: Some sheets stay overnight.}}
      - {{points: 0, means: Sheets at the bottom have gone yellow.}}
  - id: "2.3"
    type: yes-no
    name: Two keys{_COMMON}
    better: yes
    yes_means: Two.
    no_means: One.
  - id: "2.4"
    type: number
    name: Forums{_COMMON}
    unit: forums
    min: 0
    max: 10
    better: lower
    bands:
      - {{up_to: 1, points: 100, means: One table on Mondays.}}
      - {{up_to: 4, points: 50, means: A room is booked most days.}}
      - {{points: 0, means: People meet about when to meet.}}
  - id: "2.5"
    type: scale
    name: Mood{_COMMON}
    statements:
      - {{id: well, text: I am well.}}
      - {{id: ill, text: I am ill., reversed: true}}
  - id: "2.6"
    type: text
    name: Story{_COMMON}
  - id: "2.7"
    type: anchored
    name: Fit{_COMMON}
    visible_when: {{not: {{is: {{company: reference-model, value: none}}}}}}
    anchors: [The book is followed, One page is marked, A page was torn out, Every page has notes,
      A new book was written]
""",
    "scoring.yaml": """
scoring:
  index_floor: 5
  mapping: {evidenced: 100, known: 75, unsure: 40, unknown: 0}
  caps:
    - {below: 25, at: 40}
  coverage: {overall: 60, steps: {2: 70}}
  not_applicable_limit: 25
  disagreement_levels: 2
  perception_gap_levels: 1
  scale_respondents: 5
  express_minutes: 1
  perception_gap_questions: 3
  severity: {starred_times: 1.25, critical: 4, high: 3, medium: 2}
  stages:
    - {id: wait, name: Wait, means: Wait.}
    - {id: start, name: Start, means: Start., steps: {1: 45, 2: 50}, no_critical_mistake: true}
    - id: spread
      name: Spread
      means: Spread.
      steps: {2: 70}
      evidence:
        says: Both are done.
        at_least: {count_rows: {register: things, where: {is: {column: done, value: yes}}}, bound: 2}
  profile:
    - {id: pace, name: Pace, low: Slow, high: Quick, parts: [{question: "1.2"}, {question: "2.2"}]}
  pillars:
    - {id: sense, name: Sense, low: None, high: Much, parts: [{question: "1.3"}, {question: "2.1"}]}
""",
    "business-models.yaml": """
fit:
  register: things
  low: 40
  hybrid_within: 10
  models:
    - {id: old, name: Old, means: Worn., traits: [{column: wear, suits: 4}, {column: use, suits: 1}],
       practices: [Mend, Oil, Paint], beware: Rust.}
    - {id: new, name: New, means: Fresh., traits: [{column: wear, suits: 0}, {column: use, suits: 4}],
       practices: [Unpack, Read, Try], beware: Haste.}
  advise_against: Keep it as it is.
""",
    "mistakes.yaml": """
mistakes:
  - id: loose-end
    name: Loose end
    impact: 4
    when:
      any:
        - says: Nobody watches.
          at_most: {level: "1.3", bound: 1, policy: true}
        - says: Two or more things have no owner.
          at_least: {count_rows: {register: things, where: {is: {column: owner, value: none}}}, bound: 2}
    unless: {below: {figure: "2.2", bound: 15, policy: true}}
    unless_says: Hardly anything waits.
    consequence: It gets lost.
    cure: Watch.
    source: A book
    dial: {id: grip, name: Grip, side: too-loose}
  - id: tight-fist
    name: Tight fist
    impact: 3
    when:
      says: There are four forums or more, and things wait.
      all:
        - at_least: {figure: "2.4", bound: 4, policy: true}
        - above: {figure: "2.2", bound: 30, policy: true}
    raised: {to: 5, when: {finding: loose-end}}
    consequence: It stops.
    cure: Let go.
    source: A book
    dial: {id: grip, name: Grip, side: too-tight}
""",
    "contradictions.yaml": """
contradictions:
  - id: more-granted
    says: More was granted than asked.
    ask: Which is it?
    when: {above: {difference: {of: {figure: "1.2.granted"}, less: {figure: "1.2.asked"}}, bound: 0}}
""",
    "actions.yaml": """
actions:
  - id: set-watch
    name: Set a watch
    step: 1
    does: Somebody watches.
    called_by: [{mistake: loose-end}, {question: "1.3", below: 50}]
    owner: chief
    effort: {low: 1, high: 2}
    leader_hours: 1
    success: Seen.
    tools: [lantern]
  - id: close-forum
    name: Close a forum
    step: 2
    does: One fewer.
    called_by: [{mistake: tight-fist}]
    after: [set-watch]
    owner: worker
    effort: {low: 1, high: 1}
    leader_hours: 1
    success: Quiet.
""",
    "tools.yaml": """
tools:
  - {id: lantern, name: Lantern, purpose: Light., step: 1, examples: [Oil, Candle], choose_by: Brightness}
""",
    "guardrails.yaml": """
guardrails:
  - {id: lock, name: Lock, domain: security, rule: Lock it., threshold: Once., checked_by: Sight., owner: chief,
     automated: false, applies_when: {at_least: {company: people, bound: 50}}}
""",
    "kpis.yaml": """
kpis:
  - {id: pace, name: Pace, tier: squad, unit: days, definition: Days., better: lower, kind: speed, pairs_with: faults,
     feeds: profit}
  - {id: faults, name: Faults, tier: squad, unit: faults, definition: Faults., better: lower, kind: quality}
  - {id: profit, name: Profit, tier: company, unit: money, definition: Money., better: higher, kind: money}
""",
    "planning.yaml": """
planning:
  inputs: {leader_hours: "1.2.asked", envelope: "1.2.asked", tranches: "1.2.granted", platform_cost: "1.2.asked",
    wave_funding: "1.2.asked", handed_over: "1.2.granted", sponsor: "1.3", line_baseline: "1.3"}
  capacity: {days_a_week: 5, at_once: 5, windows: [30, 60, 90]}
  lines:
    register: things
    draws: 100
    seed: 1
    steadiness: 40
    recommend: 0.5
    screens:
      - {id: size, name: Small, column: size, when: {at_most: {column: size, bound: 10, policy: true}},
         fails: It is big., mend: Cut it.}
    criteria:
      - {id: wear, name: Wear, column: wear, weight: 1}
      - {id: size, name: Size, column: size, weight: 1, anchors: [{at: 0, points: 100}, {at: 20, points: 0}]}
  squads:
    register: people
    sizes: {low: 2, high: 3, small_low: 2, small_high: 2, small_below: 30}
    availability: 80
    working_day: 8
    shared_hours: 4
    home_team_keeps: 1
    department_share: 0.6
    critical_people: 2
    pair_cost: {worked_together: 0, same_team: 2, same_department: 5, strangers: 8, an_hour_apart: 0.5}
    pairs: 10
    disruption: 2
    cover: 1
    offered: 3
    apart: 2
    effort: 5
    shapes:
      - {id: all, needs: [{skill: mending, level: 2}], leads: [{id: lead, name: Lead, skill: mending, level: 3}]}
  timing:
    correlation: 0.4
    readiness: 0.5
    draws: 100
    seed: 1
    last_phase: Keep
    last_phase_means: To keep.
    activities:
      - {id: look, name: Look, step: 1, low: 1, mode: 2, high: 3, done_at: start}
      - {id: mend, name: Mend, step: 2, low: 1, mode: 2, high: 3, after: [gate], repeats: {chance: 0.5, share: 0.5}}
    gates:
      - {id: gate, name: Gate, phase: First, means: To begin., after: [look], wait: 1, stage: start, steps: [1, 2],
         owner: chief, exit: [{says: Both are done., evidence: both-done}], way: two-way, rollback: Back.,
         kill: true}
    kill:
      - {says: It burns., owner: chief, then: Put it out.}
  council:
    name: Council
    purpose: To look after it.
    seats: [{role: chief, why: To lead.}, {role: worker, why: To tell.}]
    decides: [This, That]
    never: [Others, More]
    meets: Mondays.
    ends: In May.
""",
    "appendices.yaml": """
appendices:
  faq:
    - id: why
      asks: Why?
      pieces:
        - {says: Because.}
        - {answer: "2.1", says: "Today:"}
        - {when: {at_least: {company: people, bound: 50}}, says: Many., unknown: Perhaps.}
  benchmark: {purpose: To compare., figures: ["1.2.asked"], rules: [Be fair.], judge: [What now?]}
  sprint:
    purpose: To try.
    prompts: [We doubt]
    samples: [{items: 26, finds: much}]
    days: [{days: "1", does: Begin.}]
    roles: [{name: One, does: Looks.}]
    stop: [It burns.]
  change_plan:
    written: "2.1"
    purpose: To tell.
    answers: ["2.1"]
    groups: [{id: all, name: All, who: nobody, changes: Much., message: Look.}]
""",
}


def write_small(folder: Path, changes: dict[str, list[tuple[str, str]]] | None = None) -> Path:
    """Write the small instrument into a folder with some texts replaced, and return the folder."""
    (folder / "steps").mkdir(parents=True)
    for name, text in SMALL.items():
        for old, new in (changes or {}).get(name, ()):
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)  # noqa: PLW2901 - the text as changed so far
        (folder / name).write_text(text, encoding="utf-8")
    return folder
