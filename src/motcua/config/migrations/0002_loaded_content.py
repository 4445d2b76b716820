"""Which reference data were loaded, so that a second start is quick."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("config", "0001_cache_table")]

    operations = [
        migrations.CreateModel(
            name="LoadedContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
    ]
