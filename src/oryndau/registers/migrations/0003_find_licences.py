"""The public register is searched by name with slips of the hand forgiven, by pieces of a number, and read in

the order of names. The expression is that of `registers.licences.search.FOLDED`: a query uses the index only
when it says the same.
"""

from django.db import migrations

FOLDED = "translate(lower(name), 'әғқңөұүһіёйыэъь', 'агкноуухиеиие')"
INDEXES = {
    "licence_names": f"USING gin (({FOLDED}) gin_trgm_ops)",
    "licence_numbers": "USING gin (number gin_trgm_ops)",
    "licence_order": f"(({FOLDED}), id)",
    "licence_order_of_territory": f"(territory, ({FOLDED}), id)",
}


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_licences"), ("cases", "0002_guard_the_journal")]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON registers_licence {how}", f"DROP INDEX {name}")
        for name, how in INDEXES.items()
    ]
