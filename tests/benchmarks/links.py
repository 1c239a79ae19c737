"""Signs for the demo's call, in a process of its own: prints as JSON where her links lead.

`python -m tests.benchmarks.links` with the environment of the site that is measured.
"""

import json

import django


def main() -> None:
    """Print the pages behind the link of a mail, before and after its button was pressed."""
    django.setup()
    from tests.journeys.samples import links

    found = links("en")
    print(json.dumps({"sign step": found["waiting"], "thanks": found["confirmed"]}))


if __name__ == "__main__":
    main()
