"""The site that is measured: one call in English, with as many signatures as asked for."""

import subprocess
import sys

from django.core.management import call_command
from django.db import connection

from campaign.models import Pledge, Signature, SignatureTally

CODE = "measured"
PAGE = f"/en/campaign/pledges/{CODE}/"
# Confirmed over 90 days, in four countries, one in a thousand public.
_FILL = """
INSERT INTO campaign_signature ({columns})
SELECT {values} FROM generate_series(%(first)s, %(last)s) AS n
"""
_VALUES = {
    "pledge_id": "%(pledge)s",
    "consent_text_id": "%(wording)s",
    "name": "'Signer ' || n",
    "email": "'signer' || n || '@example.org'",
    "email_key": "md5(n::text) || md5('e' || n)",
    "name_key": "md5('n' || n) || md5('m' || n)",
    "slot": "1",
    "country": "(ARRAY['GH', 'KE', 'IN', 'BR'])[1 + n %% 4]",
    "state": "'confirmed'",
    "visibility": "CASE WHEN n %% 1000 = 0 THEN 'full' ELSE 'nothing' END",
    "language": "'en'",
    "channel": "'web'",
    "evidence": "'email'",
    "held_reasons": "'[]'::jsonb",
    "created_at": "now() - n %% 90 * interval '1 day'",
    "confirmed_at": "now() - n %% 90 * interval '1 day'",
    "scored_at": "now()",
    "token_version": "1",
}


def prepare() -> None:
    """Make the tables, the site and the call; collect the static files."""
    from tests.factories.branches import plant
    from tests.factories.campaign import PledgeFactory, pledge_page

    collect = ["manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run([sys.executable, *collect], check=True)
    call_command("migrate", "--no-input", verbosity=0)
    call_command("setup_roles", verbosity=0)
    branch = plant("en")["en"]
    pledge_page(branch, PledgeFactory.create(code=CODE, goal=2_000_000), slug=CODE)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare_row (id bigserial PRIMARY KEY, name varchar(120) NOT NULL,"
            " email varchar(254) NOT NULL, country varchar(2) NOT NULL,"
            " created_at timestamptz NOT NULL)"
        )


def fill(number: int) -> None:
    """Let the call have `number` confirmed signatures, counted as the worker counts them."""
    from campaign.actions.tally import count
    from campaign.models import ConsentText

    pledge = Pledge.objects.get(code=CODE)
    have = Signature.objects.filter(pledge=pledge).count()
    wording = ConsentText.objects.filter(language="en").first()
    assert wording is not None
    values = {**_defaults(), **_VALUES}
    told = {"pledge": pledge.pk, "wording": wording.pk, "first": have + 1, "last": number}
    with connection.cursor() as cursor:
        columns, texts = ", ".join(values), ", ".join(values.values())
        cursor.execute(_FILL.format(columns=columns, values=texts), told)
        cursor.execute("ANALYZE campaign_signature")
    count(pledge.pk)


def _defaults() -> dict[str, str]:
    """Return an empty value for each column that wants one and is not named above."""
    empty = {"boolean": "false", "smallint": "0", "varchar": "''", "jsonb": "'[]'::jsonb"}
    found = {}
    for field in Signature._meta.concrete_fields:
        kind = str(field.db_type(connection)).split("(")[0]
        if not field.primary_key and not field.null and field.column and kind in empty:
            found[field.column] = empty[kind]
    return found


def forget() -> None:
    """Remove every signature, its mails and the bare rows."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE campaign_signature, home_outboxmail, bare_row CASCADE")
    SignatureTally.objects.all().delete()
    Pledge.objects.update(signature_count=0, counted_at=None)
