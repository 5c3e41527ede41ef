"""A formula as people type it who know Excel and Word: what they meant, and what to type instead."""
