"""How many examples hypothesis tries: a few here, many in ``make drill`` (HYPOTHESIS_PROFILE=large)."""

import os

from hypothesis import HealthCheck, settings

# Neither a deadline nor «too slow»: what else the machine does is not the example's fault.
for name, examples in (("small", 40), ("large", 2_000)):
    settings.register_profile(
        name, max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))
