"""An index for finding a dossier by the number that the place of filing gave it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_the_dossiers")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["reference"],
                name="dossier_by_reference",
                condition=models.Q(("reference", ""), _negated=True),
            ),
        ),
    ]
