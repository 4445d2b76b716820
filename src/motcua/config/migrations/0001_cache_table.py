"""The table of the shared cache (rate limits, one-time tokens), the same that `createcachetable` makes."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE TABLE IF NOT EXISTS config_cache (
                    cache_key varchar(255) NOT NULL PRIMARY KEY,
                    value text NOT NULL,
                    expires timestamp with time zone NOT NULL
                );
                CREATE INDEX IF NOT EXISTS config_cache_expires ON config_cache (expires);
            """,
            reverse_sql="DROP TABLE IF EXISTS config_cache;",
        ),
    ]
