"""A recorded run: what 22 people see on the straight way is the same, text for text and button for button.

``straight_way.json`` was recorded by the version before the rooms were regrouped. What a change is meant to
show differently is recorded anew with ``python -m tests.conversations.recorded``; the differences, which git
shows, are then listed in the CHANGELOG and in the closing note of the issue.
"""
